using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Trust.Erasing;

/// <summary>The key itself, which <see cref="Keys.Destroy"/> destroys before any room is asked; rights, PINs, alarms and what was asked of a second person.</summary>
internal sealed class TrustHoldings(OfficeDb db, Keys keys) : IHoldings
{
    private static readonly string[] Tables = ["trust.\"grant\"", "trust.letter_pin", "trust.alarm", "trust.joint_act", "trust.legal_hold", "platform.outbox"];

    // Why somebody asked for a second person is sealed under a key of its own.
    public async Task<IReadOnlyList<Guid>> Belonging(Guid subject, CancellationToken stop) =>
        await db.Set<JointAct>().Where(a => a.Subject == subject && db.Set<WrappedKey>().Any(k => k.Subject == a.Id)).Select(a => a.Id).ToListAsync(stop);

    IReadOnlyList<CopiedTable> IHoldings.Tables { get; } =
    [
        new("trust.letter_pin", "pins"), new("trust.legal_hold", "holds"), new("trust.joint_act", "second-person"), new("trust.journal", "reads"),
        new("trust.grant", null, "who may read follows from tasks, reasons and mandates, which are in it"), new("trust.alarm", null, "that nobody has confirmed an urgent look yet; the look itself stands under reads"),
        new("trust.data_key", null, "a key: it opens everything that is in it"), new("trust.erased", null, "stands there only when nothing is left to copy"), new("platform.outbox", null, "work the house still has to do, without words"),
    ];

    public async Task Export(Guid subject, OwnCopy into, CancellationToken stop)
    {
        foreach (var pin in await db.Set<LetterPin>().AsNoTracking().Where(p => p.Subject == subject).OrderBy(p => p.Id).ToListAsync(stop))
            into.Begin("pins").With("at", pin.DrawnAt).With("until", pin.EndsAt).With("usedAt", pin.UsedAt).With("withdrawnAt", pin.WithdrawnAt).With("tries", pin.Tries);
        foreach (var hold in await db.Set<LegalHold>().AsNoTracking().Where(h => h.Subject == subject).OrderBy(h => h.Id).ToListAsync(stop))
            into.Begin("holds").With("reason", hold.Reason, "hold").With("at", hold.SetAt).With("endedAt", hold.EndedAt);
        // What is held back would be told by the act itself; the list of looks says that something is. (§ 83 SGB X with § 82a SGB X)
        foreach (var act in await db.Set<JointAct>().AsNoTracking().Where(a => a.Subject == subject && a.Kind != JointKind.HoldBackLook).OrderBy(a => a.Id).ToListAsync(stop))
        {
            using var key = act.SealedWords is null ? null : await keys.Of(act.Id, stop);
            into.Begin("second-person").With("kind", act.Kind, "joint").With("at", act.AskedAt).With("words", key is null ? null : act.Words(key)).With("decidedAt", act.DecidedAt).With("outcome", act.Outcome, "decided");
        }
    }

    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        await db.Forget("subject", subject, Tables, stop);
        return [];
    }
}
