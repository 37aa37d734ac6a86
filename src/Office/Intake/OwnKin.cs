using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>Whom a clerk marked beforehand; for a data protection officer, what all marked.</summary>
public sealed class OwnKin(OfficeDb db, Keys keys, Actor by)
{
    private const int Most = 500;

    public Task<IReadOnlyList<KinMarkSeen>> Mine(CancellationToken stop)
    {
        var me = by.Id;
        return Seen(db.Set<KinMark>().Where(m => m.Clerk == me), stop);
    }

    public Task<IReadOnlyList<KinMarkSeen>> All(CancellationToken stop) => Seen(db.Set<KinMark>(), stop);

    private async Task<IReadOnlyList<KinMarkSeen>> Seen(IQueryable<KinMark> marks, CancellationToken stop)
    {
        var open = await marks.AsNoTracking().Where(m => m.EndedAt == null).OrderBy(m => m.MarkedAt).Take(Most).ToListAsync(stop);
        var clerks = open.Select(m => m.Clerk).Distinct().ToList();
        var names = await db.NamesOf(clerks, stop);
        var waiting = await db.Set<JointAct>().AsNoTracking().Where(a => a.Kind == JointKind.EndKinMark && a.Outcome == null).Select(a => a.Subject).ToListAsync(stop);
        var seen = new List<KinMarkSeen>();
        foreach (var mark in open)
        {
            using var key = await keys.Of(mark.Clerk, stop);
            seen.Add(new(mark.Id, names.GetValueOrDefault(mark.Clerk, "jemand"), mark.Words(key), mark.MarkedAt, waiting.Contains(mark.Id)));
        }

        return seen;
    }
}

/// <summary>A mark as its clerk, or the data protection officer, sees it.</summary>
public sealed record KinMarkSeen(Guid Id, string Clerk, string Words, DateTimeOffset MarkedAt, bool EndWaits);
