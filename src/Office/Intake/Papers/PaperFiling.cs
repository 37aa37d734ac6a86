using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Papers;

/// <summary>What every verb that files a paper does within its transaction: its scan becomes files of the request, and the right to type ends. Filed once, whoever is faster.</summary>
public sealed class PaperFiling(OfficeDb db, Keys keys, Grants grants, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Groups that type what papers say: the mail room, and whoever works requests.</summary>
    internal static readonly IReadOnlyList<Guid> Typists = [Groups.MailRoom, Groups.Workers];

    internal const string Why = "paper";

    /// <summary>Absent or not visible: <see cref="NotFound"/>. Filed by a colleague meanwhile, or set aside: said.</summary>
    internal async Task<InboundPaper> Open(Guid id, CancellationToken stop)
    {
        var paper = await db.Set<InboundPaper>().Include(p => p.Sheets).Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new NotFound();
        if (paper.FiledAt is not null)
            throw new Refused("paper.filed-already");
        return paper.EndedAt is null ? paper : throw new Refused("paper.aside");
    }

    /// <summary>The request a paper belongs to that was there before it. What is not there and what this clerk never sees: the same sentence.</summary>
    internal async Task<Request> Belongs(RequestNumber? number, CancellationToken stop) =>
        await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop) is { } request && !await grants.IsBarred(by.Id!.Value, request.Id, stop)
            ? request
            : throw new Refused("paper.no-such-number");

    /// <summary>The number and the names of the scan's files must be unsealed while the paper still holds them.</summary>
    internal async Task File(InboundPaper paper, Arrival arrival, DataKey request, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        using var key = await keys.Of(paper.Id, stop);
        foreach (var sheet in paper.Sheets.OrderBy(s => s.Place))
        {
            using var own = sheet.FileKey(key);
            var file = sheet.JoinTo(arrival, sheet.Name(key), own, request);
            db.Add(file);
            if (file.Readability == Readability.NotYetTried)
                outbox.Promise(ExamineFile.TopicName, file.Id);
        }

        // What was typed beside the request stands in it now, under its key alone.
        (await db.Set<TypedPage>().Where(p => p.PaperId == paper.Id && p.Sealed != null).ToListAsync(stop)).ForEach(p => p.Sealed = null);
        (paper.RequestId, paper.FiledAt, paper.EndedAt) = (arrival.RequestId, now, now);
        paper.Note(PaperStepKind.Filed, now, by.Id!.Value);
        journal.Note(JournalKind.PaperFiled, arrival.RequestId!.Value, ReasonCode.OfficeDuty, paper.Id.ToString("N"));
        // The last thing these rights carry is this transaction; what a conversation opened beside the paper goes on.
        await grants.EndAllOwn(Right.Type, arrival.RequestId!.Value, paper.Id, stop);
    }
}
