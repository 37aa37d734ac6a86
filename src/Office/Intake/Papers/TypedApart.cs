using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>What was typed so far of a paper beside a request: that alone, with the names of the fields that were answered in the request before.</summary>
public sealed class TypedApart(OfficeDb db, Forms forms, Keys keys)
{
    public async Task<OwnRequestView> See(Guid id, CancellationToken stop)
    {
        var paper = await db.Set<InboundPaper>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.FiledAt == null && p.SealedAnswered != null, stop) ?? throw new NotFound();
        using var key = await keys.Of(id, stop);
        return await Of(paper, key, stop);
    }

    internal async Task<OwnRequestView> Of(InboundPaper paper, DataKey key, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == paper.RequestId, stop);
        var pages = await Latest(paper, stop);
        return new()
        {
            Id = request.Id,
            Number = request.Number,
            Code = "",
            CodeVersion = request.CodeVersion,
            BegunWith = request.BegunWith,
            Form = forms[request.Form],
            State = RequestState.Declared,
            Answers = pages.Aggregate(Answers.None, (all, p) => all.With(p.Open(key))),
            Revisions = pages.ToDictionary(p => p.Page, p => p.Revision, StringComparer.Ordinal),
            Files = [],
            Answered = paper.Answered(key),
        };
    }

    /// <summary>The last revision of each page.</summary>
    internal async Task<List<TypedPage>> Latest(InboundPaper paper, CancellationToken stop)
    {
        var all = await db.Set<TypedPage>().Where(p => p.PaperId == paper.Id && p.RequestId == paper.RequestId).ToListAsync(stop);
        return [.. all.GroupBy(p => p.Page, StringComparer.Ordinal).Select(g => g.MaxBy(p => p.Revision)!)];
    }
}
