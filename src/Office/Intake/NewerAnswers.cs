using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What a paper, typed by somebody who could not read the request, says otherwise than what stood there before: the later holds, and it is said.</summary>
internal static class NewerAnswers
{
    public static async Task<IReadOnlyList<Question>> Newer(this OfficeDb db, Arrival arrival, Form form, DataKey key, CancellationToken stop)
    {
        if (arrival.PaperId is not { } paper || !await db.Set<InboundPaper>().AsNoTracking().AnyAsync(p => p.Id == paper && p.SealedAnswered != null, stop))
            return [];
        var others = await db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == arrival.RequestId && a.CapturedAt < arrival.CapturedAt).ToListAsync(stop);
        var rows = await db.Set<AnswerRevision>().AsNoTracking().Where(a => a.RequestId == arrival.RequestId).ToListAsync(stop);
        List<Question> newer = [];
        foreach (var page in arrival.Pages.Where(p => !others.Exists(o => o.Pages.Exists(e => e.Page == p.Page && e.Revision == p.Revision))))
        {
            if (rows.Find(r => r.Page == page.Page && r.Revision == page.Revision && r.Channel == arrival.Channel) is not { } row
                || rows.Find(r => r.Page == page.Page && r.Revision == page.Revision - 1) is not { } last)
                continue;
            var (now, before) = (row.Open(key), last.Open(key));
            newer.AddRange((form.Page(page.Page)?.Leaves ?? []).Where(q => q.Fields.Any(f => before[f] is not null) && !now.SameAs(before, q)));
        }

        return newer;
    }
}
