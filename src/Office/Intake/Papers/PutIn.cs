using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Papers;

/// <summary>Puts what was typed beside a request into it, within the transaction that hands it in. What the paper says to a question that was answered is the newer answer; the older stays in its revision.</summary>
public sealed class PutIn(OfficeDb db, OpenedRequests requests, TypedApart typed, Forms forms, Grants grants, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    internal async Task Run(InboundPaper paper, CancellationToken stop)
    {
        var id = paper.RequestId!.Value;
        if (await grants.IsBarred(by.Id!.Value, id, stop))
            throw new Refused("paper.not-into-this");
        grants.Give(new() { Holder = by.Id!.Value, Right = Right.Type, Subject = id, Why = PaperFiling.Why, WhyId = paper.Id });
        await db.SaveChangesAsync(stop);
        using var opened = await requests.Find(id, stop) ?? throw new NotFound();
        if (opened.IsProtected)
            throw new Refused("paper.not-into-this");

        using var key = await keys.Of(paper.Id, stop);
        foreach (var page in await typed.Latest(paper, stop))
        {
            var before = opened.Pages.FirstOrDefault(p => p.Page == page.Page);
            var latest = before?.Open(opened.Key) ?? Answers.None;
            var said = page.Open(key);
            var merged = forms[opened.Request.Form].Page(page.Page) is { } asked ? MergedPage.Added(asked, said, latest) : latest.With(said);
            if (before is not null && merged.ToJson().AsSpan().SequenceEqual(latest.ToJson()))
                continue;
            db.Add(new AnswerRevision
            {
                RequestId = id,
                Page = page.Page,
                Revision = (before?.Revision ?? 0) + 1,
                Sealed = AnswerRevision.Seal(merged, opened.Key, id),
                Channel = paper.Channel,
                SavedAt = clock.GetUtcNow(),
            });
        }

        journal.Note(JournalKind.AnswersSaved, id, ReasonCode.OfficeDuty, $"paper {paper.Id:N}");
        await db.SaveChangesAsync(stop);
    }
}
