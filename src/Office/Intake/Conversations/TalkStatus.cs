using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>What may be told of a request to whoever proved who they are: where it stands and until when, and nothing of what was written.</summary>
public sealed class TalkStatus(OfficeDb db, Forms forms, AnswerTarget target, Keys keys, Texts texts, Journal journal)
{
    public async Task<TalkStatusView> See(Guid request, CancellationToken stop)
    {
        var begun = await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == request, stop) ?? throw new NotFound();
        var form = forms[begun.Form];
        await journal.NoteLook(JournalKind.RequestRead, request, null, stop);
        var arrivals = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == request).OrderBy(a => a.Id).ToListAsync(stop);
        var messages = await db.Set<Message>().AsNoTracking().Where(m => m.RequestId == request).OrderBy(m => m.Id).ToListAsync(stop);
        var waits = await db.Set<DeskTask>().AsNoTracking().Where(t => t.RequestId == request && t.ClosedAt == null).MaxAsync(t => (DateOnly?)t.WaitsUntil, stop);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == request && f.RemovedAt == null).Select(f => f.Question).ToListAsync(stop);
        using var key = await keys.Of(request, stop);
        var answers = form.Prune((await db.HandedIn(request, stop)).Open(key));
        var words = new AnswerList(form, answers, [], new(texts, Language.German));
        var missing = form.MissingFrom(answers, q => files.Contains(q.Id)).ToList();
        return new()
        {
            FirstOn = arrivals.FirstOrDefault()?.Day.Day,
            CountsOn = arrivals.LastOrDefault()?.Day.Day ?? default,
            MayBeObjection = arrivals.Exists(a => a.MayBeObjection),
            WaitsUntil = waits,
            AnswerBy = target.For(form, begun.Service, arrivals, messages),
            Missing = arrivals.Count == 0 ? [] : [.. missing.Where(q => !q.Voluntary).Select(words.Label)],
            Voluntary = arrivals.Count == 0 ? [] : [.. missing.Where(q => q.Voluntary).Select(words.Label)],
        };
    }
}

/// <summary>Where a request stands, as it is told.</summary>
public sealed record TalkStatusView
{
    /// <summary>The legal day of its first arrival; null while nothing was handed in.</summary>
    public required DateOnly? FirstOn { get; init; }

    /// <summary>The legal day of its newest arrival.</summary>
    public required DateOnly CountsOn { get; init; }

    public bool HasArrived => FirstOn is not null;

    public required bool MayBeObjection { get; init; }

    /// <summary>Until when the person was asked for something.</summary>
    public required DateOnly? WaitsUntil { get; init; }

    /// <summary>The house's own target.</summary>
    public required DateOnly? AnswerBy { get; init; }

    /// <summary>What is still open, by the labels of its questions.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What nobody has to bring, by the labels of its questions.</summary>
    public required IReadOnlyList<string> Voluntary { get; init; }
}
