using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Reads the answers of a request: the latest of each page, or exactly those a receipt confirms.</summary>
internal static class RequestPages
{
    public static Task<List<AnswerRevision>> LatestPages(this OfficeDb db, Guid request, CancellationToken stop) =>
        db.Set<AnswerRevision>().AsNoTracking()
            .Where(a => a.RequestId == request && !db.Set<AnswerRevision>().Any(b => b.RequestId == a.RequestId && b.Page == a.Page && b.Revision > a.Revision))
            .ToListAsync(stop);

    public static async Task<List<AnswerRevision>> PagesOf(this OfficeDb db, Arrival arrival, CancellationToken stop)
    {
        var revisions = await db.Set<AnswerRevision>().AsNoTracking().Where(a => a.RequestId == arrival.RequestId).ToListAsync(stop);
        return revisions.FindAll(r => arrival.Pages.Exists(p => p.Page == r.Page && p.Revision == r.Revision));
    }

    public static Answers Open(this IEnumerable<AnswerRevision> pages, DataKey key) =>
        pages.Aggregate(Answers.None, (all, page) => all.With(page.Open(key)));
}
