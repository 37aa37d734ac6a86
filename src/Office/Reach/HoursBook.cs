using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Reach;

/// <summary>Everything that was ever proposed about the hours, with who proposed, published and withdrew it; newest first.</summary>
public sealed class HoursBook(OfficeDb db)
{
    private const int Longest = 200;

    public async Task<IReadOnlyList<HoursEntry>> See(CancellationToken stop)
    {
        var names = await db.Set<ColleagueName>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.DisplayName, stop);
        string Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, "nicht mehr hier") : "das Haus selbst";
        return
        [
            .. (await db.Set<HoursChange>().AsNoTracking().OrderByDescending(c => c.Turn).Take(Longest).ToListAsync(stop)).Select(c => new HoursEntry
            {
                Id = c.Id,
                Wanted = c.Wanted,
                ProposedAt = c.ProposedAt,
                ProposedBy = c.ProposedBy,
                Proposer = Name(c.ProposedBy),
                PublishedAt = c.PublishedAt,
                Publisher = c.PublishedAt is null ? null : Name(c.PublishedBy),
                WithdrawnAt = c.WithdrawnAt,
                Withdrawer = c.WithdrawnAt is null ? null : Name(c.WithdrawnBy),
            }),
        ];
    }
}

/// <summary>One line of the book of hours.</summary>
public sealed record HoursEntry
{
    public required Guid Id { get; init; }

    public required HoursWanted Wanted { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required Guid? ProposedBy { get; init; }

    public required string Proposer { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required string? Publisher { get; init; }

    public required DateTimeOffset? WithdrawnAt { get; init; }

    public required string? Withdrawer { get; init; }

    /// <summary>Waits for a second person.</summary>
    public bool IsProposal => PublishedAt is null && WithdrawnAt is null;
}
