using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Trust;

/// <summary>Notes every change in the transaction that makes it. A commit without a note is refused by the database itself (migration: trust.demand_entry).</summary>
public sealed class Journal(OfficeDb db, Grants grants, Actor by, TimeProvider clock, JournalKey key)
{
    /// <summary>One look is one entry: the same thing seen again by the same clerk so soon adds none.</summary>
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(5);

    /// <summary>Notes that somebody looks at something, in a transaction of its own, before anything of it is shown. <paramref name="detail"/>: which part of it.</summary>
    public Task NoteLook(JournalKind kind, Guid about, Guid? detail, CancellationToken stop) => NoteLook(kind, about, detail, null, stop);

    /// <summary>The same, of somebody whose office it is to look into how matters are read, not into matters.</summary>
    internal Task NoteOversight(JournalKind kind, Guid about, CancellationToken stop) => NoteLook(kind, about, null, ReasonCode.OfficeDuty, stop);

    /// <summary>Notes that something was given out, each time anew: whoever takes it twice has it twice. In a transaction of its own, before anything goes out.</summary>
    internal async Task NoteGivenOut(JournalKind kind, Guid about, Guid detail, CancellationToken stop)
    {
        Note(kind, about, await grants.ReasonFor(about, stop), detail.ToString("N"));
        await db.SaveChangesAsync(stop);
    }

    private async Task NoteLook(JournalKind kind, Guid about, Guid? detail, ReasonCode? reason, CancellationToken stop)
    {
        var (since, part) = (clock.GetUtcNow() - OneLook, detail?.ToString("N"));
        if (await db.Set<JournalEntry>().AnyAsync(e => e.About == about && e.Kind == kind && e.ActorId == by.Id && e.Detail == part && e.At > since, stop))
            return;
        Note(kind, about, reason ?? await grants.ReasonFor(about, stop), part);
        await db.SaveChangesAsync(stop);
    }

    /// <summary><paramref name="detail"/>: codes, ids and counts only.</summary>
    public void Note(JournalKind kind, Guid about, ReasonCode reason, string? detail = null)
    {
        if (by.Kind == ActorKind.Nobody)
            throw new InvalidOperationException($"{kind} has no actor: the door did not say who acts.");

        var at = clock.GetUtcNow();
        var entry = new JournalEntry
        {
            Id = Guid.CreateVersion7(at),
            Kind = kind,
            About = about,
            ActorKind = by.Kind,
            // A person acts for the request the page belongs to, whatever a cookie on a helper's device has come to name.
            ActorId = by.Kind == ActorKind.Person ? about : by.Id,
            // Whoever helps acts by the mandate, whatever the verb would say of the person.
            Reason = by.Kind == ActorKind.Helper && about != by.Id && reason is (ReasonCode.OwnWish or ReasonCode.OpenTask) ? ReasonCode.Mandate : reason,
            At = at,
            Detail = detail,
            Salt = RandomNumberGenerator.GetBytes(JournalEntry.SaltLength),
        };
        if (!entry.Text().IsPlain)
            throw new ArgumentException($"The detail of {kind} holds a sign that no code has.", nameof(detail));
        entry.Commitment = entry.Text().Commit(key);
        db.Add(entry);
    }
}

/// <summary>The sub-key that commitments of the journal are made with.</summary>
public sealed record JournalKey(byte[] Secret)
{
    public static JournalKey From(OfficeKey office)
    {
        ArgumentNullException.ThrowIfNull(office);
        return new(office.Derive("journal"));
    }
}
