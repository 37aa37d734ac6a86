using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust.Joint;

/// <summary>What waits for a second person: those acts whose second person whoever asks may be, those they asked for themselves, and what was decided lately.</summary>
public sealed class ActsWaiting(OfficeDb db, Keys keys, Actor by, TimeProvider clock)
{
    private const int MostDecided = 20;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>How many wait for whoever asks.</summary>
    public Task<int> Count(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.Set<JointAct>().CountAsync(a => a.Outcome == null && a.LapsesAt > now && a.AskedBy != by.Id, stop);
    }

    public async Task<ActsSeen> See(CancellationToken stop)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Lately);
        var open = await db.Set<JointAct>().AsNoTracking().Where(a => a.Outcome == null && a.LapsesAt > now).OrderBy(a => a.LapsesAt).ToListAsync(stop);
        var decided = await db.Set<JointAct>().AsNoTracking().Where(a => a.Outcome != null && a.DecidedAt > since).OrderByDescending(a => a.DecidedAt).Take(MostDecided).ToListAsync(stop);
        var asked = open.Concat(decided).SelectMany(a => new[] { a.AskedBy, a.DecidedBy, a.Concerns }).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<ColleagueName>().AsNoTracking().Where(c => asked.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var seen = new List<ActSeen>();
        foreach (var act in open.Concat(decided))
            seen.Add(await Seen(act, names, stop));
        return new()
        {
            Waiting = [.. seen.Where(a => a is { Outcome: null, IsMine: false })],
            Mine = [.. seen.Where(a => a is { Outcome: null, IsMine: true })],
            Decided = [.. seen.Where(a => a.Outcome is not null)],
        };
    }

    private async Task<ActSeen> Seen(JointAct act, Dictionary<Guid, ColleagueName> names, CancellationToken stop)
    {
        string? words = null;
        if (act.SealedWords is not null)
        {
            using var key = await keys.Of(act.Id, stop);
            words = act.Words(key);
        }

        var account = act.Concerns is { } concerned ? names.GetValueOrDefault(concerned) : null;
        return new()
        {
            Id = act.Id,
            Kind = act.Kind,
            Number = act.Number,
            Account = account?.DisplayName,
            AccountRole = account?.Role,
            AccountTeam = account?.Team,
            Detail = act.Detail,
            Words = words,
            IsMine = act.AskedBy == by.Id,
            AskedBy = names.GetValueOrDefault(act.AskedBy)?.DisplayName ?? "jemand",
            AskedAt = act.AskedAt,
            LapsesAt = act.LapsesAt,
            Outcome = act.Outcome,
            DecidedBy = act.DecidedBy is { } who ? names.GetValueOrDefault(who)?.DisplayName ?? "jemand" : null,
            DecidedAt = act.DecidedAt,
        };
    }
}

/// <summary>What waits, what one asked for, and what was decided lately, newest first.</summary>
public sealed record ActsSeen
{
    public required IReadOnlyList<ActSeen> Waiting { get; init; }

    public required IReadOnlyList<ActSeen> Mine { get; init; }

    public required IReadOnlyList<ActSeen> Decided { get; init; }
}

/// <summary>A joint act as staff see it.</summary>
public sealed record ActSeen
{
    public required Guid Id { get; init; }

    public required JointKind Kind { get; init; }

    /// <summary>Of the request, ten digits; null where it is about none.</summary>
    public required long? Number { get; init; }

    /// <summary>The name of the account it is about, its role and team; null where it is about none.</summary>
    public required string? Account { get; init; }

    public required ClerkRole? AccountRole { get; init; }

    public required string? AccountTeam { get; init; }

    public required string? Detail { get; init; }

    /// <summary>Why, as whoever asked wrote it.</summary>
    public required string? Words { get; init; }

    public required bool IsMine { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset LapsesAt { get; init; }

    public required JointOutcome? Outcome { get; init; }

    /// <summary>Null: nobody has, or it lapsed.</summary>
    public required string? DecidedBy { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }
}
