using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using static OffenesHaus.Trust.JournalKind;

namespace OffenesHaus.Intake.Looks;

/// <summary>Reads out of the journal what the rules judge. For the house only: it sees every look and every name.</summary>
internal sealed class LooksOfDays(OfficeDb db)
{
    private static readonly JournalKind[] Looks = [RequestRead, FileRead, OriginalTaken, EvidenceRead, LetterRead, AddressRead, EmergencyRead, CopyMade];

    /// <summary>Entries that stand beside a look without anything being done in the matter.</summary>
    private static readonly JournalKind[] Idle = [.. Looks, ReasonStated, OpenedUrgently, UrgentLookConfirmed, UrgentLookDeclined, ReadListPrinted, ReadsReported, KinBarred, AlarmAnswered, JointAsked, JointAgreed, JointDeclined, JointWithdrawn];

    public async Task<LooksSeen> See(DateOnly day, CancellationToken stop)
    {
        var (since, end) = (GermanTime.StartOf(day.AddDays(1 - LookRules.Window)), GermanTime.EndOf(day));
        var (first, last) = (Instants.FirstId(since), Instants.FirstId(end));
        var found = await db.Set<JournalEntry>().AsNoTracking()
            .Where(e => e.Id >= first && e.Id < last && e.ActorKind == ActorKind.Clerk && e.ActorId != null && Looks.Contains(e.Kind))
            .Select(e => new
            {
                Clerk = e.ActorId!.Value,
                e.About,
                e.Kind,
                e.At,
                ByReason = e.Reason == ReasonCode.Stated || e.Reason == ReasonCode.Urgent,
                Worked = db.Set<JournalEntry>().Any(o => o.About == e.About && o.ActorId == e.ActorId && !Idle.Contains(o.Kind)) || db.Set<DeskTask>().Any(t => t.RequestId == e.About && t.AssignedTo == e.ActorId),
            }).ToListAsync(stop);
        var requests = found.Where(f => !f.Worked).Select(f => f.About).Distinct().ToList();
        var states = (await db.Set<StateReached>().AsNoTracking().Where(s => requests.Contains(s.RequestId)).ToListAsync(stop)).ToLookup(s => s.RequestId);
        bool Closed(Guid request, DateTimeOffset at) =>
            states[request].Where(s => s.At <= at).MaxBy(s => s.Turn) is { State: RequestState.Closed } closed && at - closed.At > Trust.Access.Grants.LookingBack;

        return new()
        {
            Day = day,
            Looks = [.. found.Select(f => new LookSeen(f.Clerk, f.About, f.At, f.ByReason) { On = GermanTime.DayOf(f.At), Worked = f.Worked, Opened = f.Kind is RequestRead or CopyMade, Closed = !f.Worked && Closed(f.About, f.At) })],
            Names = await db.Set<Trait>().AsNoTracking().Where(t => requests.Contains(t.RequestId)).ToDictionaryAsync(t => t.RequestId, t => t.Name, stop),
            Clerks = await db.Set<ColleagueName>().AsNoTracking().ToDictionaryAsync(c => c.Id, stop),
            Reasons = await Reasons(day, stop),
            Matters = await db.Set<Trait>().CountAsync(stop),
        };
    }

    /// <summary>How many matters bear this surname.</summary>
    public Task<int> Bearers(string surname, CancellationToken stop) =>
        db.Set<Trait>().CountAsync(t => t.Folded == surname || t.Folded.EndsWith(" " + surname), stop);

    private async Task<IReadOnlyList<ReasonsOfDay>> Reasons(DateOnly day, CancellationToken stop)
    {
        var (since, end) = (GermanTime.StartOf(day.AddDays(-LookRules.UsualDays)), GermanTime.EndOf(day));
        var (first, last) = (Instants.FirstId(since), Instants.FirstId(end));
        var stated = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Kind == ReasonStated && e.Id >= first && e.Id < last && e.ActorId != null)
            .Select(e => new { Clerk = e.ActorId!.Value, e.About, e.At }).ToListAsync(stop);
        return [.. stated.GroupBy(s => (s.Clerk, On: GermanTime.DayOf(s.At))).Select(g => new ReasonsOfDay(g.Key.Clerk, g.Key.On, [.. g.Select(s => s.About).Distinct()]))];
    }
}

/// <summary>What the rules judge: the looks of a week up to a day, and the typed reasons of a month before.</summary>
internal sealed record LooksSeen
{
    public required DateOnly Day { get; init; }

    public required IReadOnlyList<LookSeen> Looks { get; init; }

    /// <summary>Of the matters in which nothing was done, as search shows them.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    public required IReadOnlyDictionary<Guid, ColleagueName> Clerks { get; init; }

    public required IReadOnlyList<ReasonsOfDay> Reasons { get; init; }

    /// <summary>How many matters the house has.</summary>
    public required int Matters { get; init; }
}

/// <summary>One entry: a clerk looked at a request.</summary>
internal sealed record LookSeen(Guid Clerk, Guid Request, DateTimeOffset At, bool ByReason)
{
    public required DateOnly On { get; init; }

    /// <summary>The clerk has or had the task, or did anything in the matter.</summary>
    public required bool Worked { get; init; }

    /// <summary>The matter itself, not a file or letter of it.</summary>
    public required bool Opened { get; init; }

    /// <summary>It had been closed for a while.</summary>
    public required bool Closed { get; init; }
}

/// <summary>What a clerk opened by typed reasons on one day.</summary>
internal sealed record ReasonsOfDay(Guid Clerk, DateOnly On, IReadOnlyList<Guid> Requests);
