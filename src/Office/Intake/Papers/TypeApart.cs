using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>Keeps one page of what a paper says, beside the request it will go into. Two clerks are merged question by question, like two windows of a person.</summary>
public sealed class TypeApart(OfficeDb db, TypedApart typed, PaperFiling filing, Forms forms, Keys keys, Journal journal, TimeProvider clock)
{
    public Task<Saved> Run(Guid id, PageWritten written, CancellationToken stop) => db.Racing(() => Try(id, written, stop));

    private async Task<Saved> Try(Guid id, PageWritten written, CancellationToken stop)
    {
        var page = forms.Find(written.Form)?.Page(written.Page) ?? throw new NotFound();
        var paper = await filing.Open(id, stop);
        if (paper.RequestId is not { } request || paper.SealedAnswered is null)
            throw new NotFound();
        using var key = await keys.Of(id, stop);
        var all = await db.Set<TypedPage>().Where(p => p.PaperId == id && p.RequestId == request && p.Page == page.Code).OrderBy(p => p.Revision).ToListAsync(stop);
        var posted = written.Answers.Only(page.Leaves.SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal));
        var merged = all is [.., var last]
            ? MergedPage.Of(page, posted, last.Open(key), all.Find(p => p.Revision == written.Seen)?.Open(key) ?? Answers.None)
            : new(posted, [], Changed: true);
        if (merged.Changed)
        {
            db.Add(new TypedPage
            {
                PaperId = id,
                RequestId = request,
                Page = page.Code,
                Revision = all.Count + 1,
                SavedAt = clock.GetUtcNow(),
                Sealed = TypedPage.Seal(merged.Answers, key, id),
            });
            journal.Note(JournalKind.PaperTyped, id, ReasonCode.OfficeDuty);
            await db.SaveChangesAsync(stop);
        }

        return new() { Own = await typed.Of(paper, key, stop), Overwritten = merged.Overwritten };
    }
}
