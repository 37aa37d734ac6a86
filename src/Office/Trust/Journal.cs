using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Notes every change in the transaction that makes it. A commit without a note is refused by the database itself (migration: trust.demand_entry).</summary>
public sealed class Journal(OfficeDb db, Actor by, TimeProvider clock, JournalKey key)
{
    public void Note(JournalKind kind, Guid about, ReasonCode reason)
    {
        if (by.Kind == ActorKind.Nobody)
            throw new InvalidOperationException($"{kind} has no actor: the door did not say who acts.");

        var at = clock.GetUtcNow();
        var id = Guid.CreateVersion7(at);
        var said = string.Create(CultureInfo.InvariantCulture, $"{id:N}|{kind}|{about:N}|{by.Kind}|{by.Id:N}|{reason}|{at.UtcTicks / 10}");
        db.Add(new JournalEntry
        {
            Id = id,
            Kind = kind,
            About = about,
            ActorKind = by.Kind,
            ActorId = by.Id,
            Reason = reason,
            At = at,
            Commitment = HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(said)),
        });
    }
}

/// <summary>The sub-key that commitments of the journal are made with.</summary>
public sealed record JournalKey(byte[] Secret);
