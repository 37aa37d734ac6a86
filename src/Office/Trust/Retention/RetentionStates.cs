using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust.Retention;

/// <summary>How keeping and erasing stand, without a word of anybody's matter.</summary>
public sealed class RetentionStates(OfficeDb db, KeepingRules rules, TimeProvider clock)
{
    private const int Runs = 14, MostHolds = 200;

    public async Task<RetentionState> See(CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var runs = await db.Set<RetentionRun>().AsNoTracking().OrderByDescending(r => r.EndedAt).Take(Runs).ToListAsync(stop);
        // Whoever is barred from a matter decides nothing about it, and sees nothing of it here either (§§ 16, 17 SGB X).
        var holds = await db.Set<LegalHold>().AsNoTracking().Where(h => h.EndedAt == null && !db.Set<Grant>().Any(b => b.Holder == db.Me && b.Right == Right.Barred && b.Subject == h.Subject && b.EndedAt == null)).OrderBy(h => h.SetAt).Take(MostHolds).ToListAsync(stop);
        var names = await db.NamesOf([.. holds.Select(h => h.SetBy).Distinct()], stop);
        var waiting = await db.Set<JointAct>().Where(a => a.Kind == JointKind.LiftHold && a.Outcome == null).Select(a => a.Detail).ToListAsync(stop);
        var grounds = await db.Set<Erased>().GroupBy(e => e.Ground).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return new()
        {
            Rules = [.. Enum.GetValues<KeptKind>().Select(k => rules.InForce(k, today))],
            Runs = [.. runs.Select(r => new RunSeen(r.EndedAt, r.Erased, r.Held))],
            Holds = [.. holds.Select(h => new HoldSeen(h.Id, h.Number, h.Reason, h.SetAt, names.GetValueOrDefault(h.SetBy, "–"), waiting.Contains(h.Id.ToString("N"))))],
            Erased = grounds.ToDictionary(g => g.Key, g => g.Count),
            IsLate = runs is [var last, ..] && last.Day < today.AddDays(-1),
        };
    }
}

/// <summary>What the page about keeping and erasing shows.</summary>
public sealed record RetentionState
{
    /// <summary>In force today, one for each kind.</summary>
    public required IReadOnlyList<KeepingRule> Rules { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<RunSeen> Runs { get; init; }

    public required IReadOnlyList<HoldSeen> Holds { get; init; }

    /// <summary>How many were ever erased, by ground.</summary>
    public required IReadOnlyDictionary<ErasureGround, int> Erased { get; init; }

    /// <summary>No run for more than a day.</summary>
    public required bool IsLate { get; init; }
}

/// <summary>One look for what is due.</summary>
public sealed record RunSeen(DateTimeOffset EndedAt, int Erased, int Held);

/// <summary>A hold that stands.</summary>
public sealed record HoldSeen(Guid Id, long Number, HoldReason Reason, DateTimeOffset SetAt, string SetBy, bool EndWaits);
