using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Retention;

/// <summary>What has come to rest in any room, and since when; asked as the house, because what still moves may be something that the person who asks cannot see.</summary>
public sealed class AtRest(OfficeDb db, IEnumerable<IHoldings> rooms)
{
    // The rooms' own words, never anybody's.
    private readonly string all = string.Join(" UNION ALL ", rooms.Select(r => r.AtRest).OfType<string>());

    private string OldestFirst => string.Concat("SELECT r.subject, r.at, EXISTS (SELECT FROM trust.legal_hold h WHERE h.subject = r.subject AND h.ended_at IS NULL) AS held FROM (", all, """
        ) AS r
        WHERE r.kind = {0} AND (r.at, r.subject) > ({1}, {2}) AND NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = r.subject)
        ORDER BY r.at, r.subject LIMIT {3}
        """);

    private string RestsSince => string.Concat("SELECT r.at AS \"Value\" FROM (", all, ") AS r WHERE r.kind = {0} AND r.subject = {1}");

    /// <summary>The next <paramref name="most"/> after the one named, the oldest first.</summary>
    public Task<List<Resting>> Oldest(KeptKind kind, Resting after, int most, CancellationToken stop) =>
        db.Database.SqlQueryRaw<Resting>(OldestFirst, kind.ToString(), after.At, after.Subject, most).ToListAsync(stop);

    /// <summary>Null: it still moves, or there is nothing of it.</summary>
    public async Task<DateTimeOffset?> Since(KeptKind kind, Guid subject, CancellationToken stop) =>
        await db.Database.SqlQueryRaw<DateTimeOffset>(RestsSince, kind.ToString(), subject).ToListAsync(stop) is [var at] ? at : null;
}

/// <summary>Something that has come to rest: since when, and whether somebody holds it.</summary>
public sealed record Resting(Guid Subject, DateTimeOffset At, bool Held);
