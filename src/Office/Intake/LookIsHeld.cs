using System.Globalization;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>Two agreed that a look is held back: the person's list says so from now on, instead of showing it.</summary>
internal sealed class LookIsHeld(OfficeDb db, Journal journal, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.HoldBackLook;

    public Task Agreed(JointDecision act, CancellationToken stop)
    {
        var (entry, until) = Read(act.Detail);
        db.Add(new HeldLook { Id = act.Id, RequestId = act.Subject, EntryId = entry, UntilOn = until, HeldAt = clock.GetUtcNow() });
        journal.Note(JournalKind.LookHeldBack, act.Subject, ReasonCode.OfficeDuty, act.Detail);
        return Task.CompletedTask;
    }

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;

    /// <summary>The entry and the last day, as the act carries them.</summary>
    internal static (Guid Entry, DateOnly Until) Read(string? detail) =>
        detail?.Split(' ') is [var entry, var until] ? (Guid.ParseExact(entry, "N"), DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : throw new InvalidOperationException("A look to hold back without its entry.");
}
