using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Reads the answers of a request: those that a receipt confirms.</summary>
internal static class RequestPages
{
    public static async Task<List<AnswerRevision>> PagesOf(this OfficeDb db, Arrival arrival, CancellationToken stop)
    {
        List<string> pages = [.. arrival.Pages.Select(p => p.Page)];
        List<int> numbers = [.. arrival.Pages.Select(p => p.Revision)];
        var revisions = await db.Set<AnswerRevision>().AsNoTracking().Where(a => a.RequestId == arrival.RequestId && pages.Contains(a.Page) && numbers.Contains(a.Revision)).ToListAsync(stop);
        return revisions.FindAll(r => arrival.Pages.Exists(p => p.Page == r.Page && p.Revision == r.Revision));
    }

    /// <summary>What the person handed in last. What they still write and have not handed in is theirs alone.</summary>
    public static async Task<IReadOnlyList<AnswerRevision>> HandedIn(this OfficeDb db, Guid request, CancellationToken stop) =>
        await db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == request && a.Kind != ArrivalKind.Reply).OrderByDescending(a => a.Id).FirstOrDefaultAsync(stop) is { } last
            ? await db.PagesOf(last, stop)
            : [];

    public static Answers Open(this IEnumerable<AnswerRevision> pages, DataKey key) =>
        pages.Aggregate(Answers.None, (all, page) => all.With(page.Open(key)));
}
