using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake.Looks;

/// <summary>What of one clerk's day stands out, by the rules. It knows nothing of what anybody read.</summary>
internal sealed class JudgeLooks(LooksSeen seen, LookRules rules, Func<string, Task<int>> bearers)
{
    private readonly ILookup<Guid, LookSeen> idle = seen.Looks.Where(l => !l.Worked).ToLookup(l => l.Clerk);

    public async Task<IReadOnlyList<Finding>> Run()
    {
        List<Finding> found = [];
        foreach (var clerk in seen.Looks.Where(l => l.On == seen.Day).Select(l => l.Clerk).Distinct())
        {
            var today = idle[clerk].Where(l => l.On == seen.Day).ToList();
            Add(AlarmKind.LooksMany, Many(clerk));
            Add(AlarmKind.LooksAtNight, AtNight(clerk));
            Add(AlarmKind.LooksAfterClose, AfterClose(clerk, today));
            Add(AlarmKind.LooksAtColleague, AtColleague(clerk, today));
            Add(AlarmKind.LooksOfManyEyes, ManyEyes(today));
            Add(AlarmKind.LooksAtOwnName, await OwnName(clerk, today));
            Add(AlarmKind.LooksAtOneName, await OneName(clerk, today));

            void Add(AlarmKind kind, IReadOnlyCollection<Guid> requests)
            {
                if (requests.Count > 0)
                    found.Add(new(kind, clerk, seen.Day, requests));
            }
        }

        return found;
    }

    private IReadOnlyCollection<Guid> Many(Guid clerk)
    {
        var opened = seen.Reasons.FirstOrDefault(r => r.Clerk == clerk && r.On == seen.Day)?.Requests ?? [];
        if (opened.Count < rules.Many)
            return [];
        var team = seen.Clerks.GetValueOrDefault(clerk);
        var others = seen.Clerks.Values.Where(c => team is not null && c.Id != clerk && c.Team == team.Team && c.Role == team.Role).Select(c => c.Id).ToHashSet();
        var own = seen.Reasons.Where(r => r.Clerk == clerk && r.On < seen.Day).Sum(r => r.Requests.Count) / (double)LookRules.UsualWorkDays;
        var theirs = others.Count == 0 ? 0 : Math.Max(
            seen.Reasons.Where(r => others.Contains(r.Clerk) && r.On < seen.Day).Sum(r => r.Requests.Count) / (double)LookRules.UsualWorkDays / others.Count,
            seen.Reasons.Where(r => others.Contains(r.Clerk) && r.On == seen.Day).Sum(r => r.Requests.Count) / (double)others.Count);
        return opened.Count > rules.TimesUsual * Math.Max(own, theirs) ? opened : [];
    }

    private Guid[] AtNight(Guid clerk)
    {
        var opened = seen.Looks.Where(l => l.Clerk == clerk && l.On == seen.Day && rules.IsNight(TimeOnly.FromDateTime(GermanTime.ClockAt(l.At).DateTime))).Select(l => l.Request).Distinct().ToArray();
        return opened.Length >= rules.Night ? opened : [];
    }

    private Guid[] AfterClose(Guid clerk, List<LookSeen> today)
    {
        var closed = today.Where(l => l.Closed).Select(l => l.Request).Distinct().ToArray();
        return closed.Length >= rules.Closed ? closed
            : [.. closed.Where(r => idle[clerk].Where(l => l.Request == r && l.Closed).Select(l => l.On).Distinct().Count() >= rules.ClosedDays)];
    }

    private Guid[] AtColleague(Guid clerk, List<LookSeen> today)
    {
        var colleagues = seen.Clerks.Values.Where(c => c.Id != clerk).Select(c => SearchTraits.Fold(c.DisplayName)).ToHashSet(StringComparer.Ordinal);
        return [.. today.Select(l => l.Request).Distinct().Where(r => colleagues.Contains(SearchTraits.Fold(Name(r))) && idle[clerk].Count(l => l.Request == r && l.Opened) >= rules.Colleague)];
    }

    private Guid[] ManyEyes(List<LookSeen> today) =>
        [.. today.Where(l => l.ByReason).Select(l => l.Request).Distinct().Where(r => seen.Looks.Where(l => l.Request == r && l.ByReason && !l.Worked).Select(l => l.Clerk).Distinct().Count() >= rules.Eyes)];

    private async Task<IReadOnlyCollection<Guid>> OwnName(Guid clerk, List<LookSeen> today)
    {
        if (!seen.Clerks.TryGetValue(clerk, out var known) || Surname(known.DisplayName) is not { } own)
            return [];
        var theirs = today.Select(l => l.Request).Distinct().Where(r => Surname(Name(r)) == own).ToList();
        return theirs.Count > 0 && theirs.Count >= rules.OwnName && await IsNoChance(clerk, own, theirs.Count) ? theirs : [];
    }

    private async Task<IReadOnlyCollection<Guid>> OneName(Guid clerk, List<LookSeen> today)
    {
        var names = today.Select(l => Surname(Name(l.Request))).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var families = idle[clerk].Select(l => l.Request).Distinct().GroupBy(r => Surname(Name(r)) ?? "", StringComparer.Ordinal).Where(g => names.Contains(g.Key) && g.Count() >= rules.OneName);
        List<Guid> found = [];
        foreach (var family in families)
            if (await IsNoChance(clerk, family.Key, family.Count()))
                found.AddRange(family);
        return found;
    }

    // Who reads many matters meets a common name often. A rare one nobody meets by chance.
    private async Task<bool> IsNoChance(Guid clerk, string surname, int times)
    {
        var many = await bearers(surname);
        return many <= LookRules.Rare || times > LookRules.OverChance * idle[clerk].Select(l => l.Request).Distinct().Count() * (double)many / Math.Max(1, seen.Matters);
    }

    private string Name(Guid request) => seen.Names.GetValueOrDefault(request, "");

    // The last word, folded; of a double name its last part. Two letters are initials.
    private static string? Surname(string name) => SearchTraits.Fold(name).Split(' ')[^1] is { Length: > 2 } last ? last : null;
}

/// <summary>What stood out: how, whose, on which day, at which matters.</summary>
internal sealed record Finding(AlarmKind Kind, Guid Clerk, DateOnly On, IReadOnlyCollection<Guid> Requests);
