using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Looks;

/// <summary>
/// Judges one day's looks by the rules and raises an alarm for what stands out: for the data protection officers alone, about one of them for the leads as well.
/// Said once; again only when it has doubled. (Art. 32 GDPR, § 67b SGB X with § 22 Abs. 2 Nr. 2 BDSG)
/// </summary>
public sealed class WatchDay(OfficeDb db, Alarms alarms)
{
    private const int MostNumbers = 50;

    /// <summary>How many alarms were raised.</summary>
    public async Task<int> Run(DateOnly day, IReadOnlyList<LookRules> rules, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Where(r => r.From <= day).MaxBy(r => r.From) is not { } held)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two processes of the house would say the same twice.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('watch-day', 35))", stop);

        var looks = new LooksOfDays(db);
        var seen = await looks.See(day, stop);
        var found = await new JudgeLooks(seen, held, surname => looks.Bearers(surname, stop)).Run();
        var before = await db.Set<Alarm>().AsNoTracking().Where(a => a.OnDay == day).ToListAsync(stop);
        List<Finding> news = [.. found.Where(f => !before.Exists(a => a.Kind == f.Kind && a.Clerk == f.Clerk && a.Looks * 2 > f.Requests.Count))];
        var about = news.SelectMany(f => f.Requests).ToHashSet();
        var numbers = await db.Set<Request>().AsNoTracking().Where(r => about.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number.Value, stop);
        foreach (var finding in news)
            Raise(finding, numbers, seen.Clerks.GetValueOrDefault(finding.Clerk)?.Role == ClerkRole.PrivacyOfficer);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return news.Count;
    }

    private void Raise(Finding finding, Dictionary<Guid, long> numbers, bool officer) => alarms.Raise(new()
    {
        Kind = finding.Kind,
        Subject = finding.Requests.Count == 1 ? finding.Requests.First() : finding.Clerk,
        Clerk = finding.Clerk,
        Groups = officer ? [Groups.Officers, Groups.Leads] : [Groups.Officers],
        Looks = new(finding.On, finding.Requests.Count, [.. finding.Requests.Where(numbers.ContainsKey).Select(r => numbers[r]).Order().Take(MostNumbers)]),
    });
}
