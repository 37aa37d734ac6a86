using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>
/// Writes the house's own sentence to a person, as part of what somebody decided who need not read the matter: the right to write lasts as long as their transaction.
/// In German and in the person's language.
/// </summary>
public sealed class TellPerson(OfficeDb db, Grants grants, Forms forms, Keys keys, Texts texts, AskTerm term, Sending sending, Tasks tasks)
{
    /// <summary>
    /// Within the caller's transaction. Asks for something when <see cref="Told.Asks"/>: then the open tasks wait for the answer.
    /// Where nothing has arrived nobody is told: a draft is the person's own, and no way to answer is known.
    /// </summary>
    internal async Task Run(Guid subject, Told told, CancellationToken stop)
    {
        var lent = await grants.LendType(subject, told.Why, stop);
        var request = await db.Set<Request>().Include(r => r.States).SingleAsync(r => r.Id == subject, stop);
        // A closed matter waits for nothing: nobody is asked for what nobody will read.
        if ((!told.Asks || request.State != RequestState.Closed) && await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == subject).OrderBy(a => a.Id).FirstOrDefaultAsync(stop) is { } first)
            await Send(request, first, told, stop);
        await db.SaveChangesAsync(stop);
        grants.TakeBack(lent);
    }

    private async Task Send(Request request, Arrival first, Told told, CancellationToken stop)
    {
        using var key = await keys.Of(request.Id, stop);
        var german = new Say(texts, Language.German);
        var own = german.In(Language.Parse(request.Language, null));
        var until = told.Asks ? term.For(request.ReplyBy).Proposed : (DateOnly?)null;
        await sending.Send(request, new()
        {
            Kind = told.Asks ? MessageKind.Question : MessageKind.Answer,
            Words = await told.In(german, key),
            Translation = own.Language.IsGerman ? null : new(own.Language, await told.In(own, key)),
            Until = until,
            StillUntil = told.Asks || request.State == RequestState.Closed ? null : (await OpenQuestion.In(db, request.Id, stop))?.Until,
            Stays = true,
            ArrivedOn = first.Day.Day,
        }, key, forms[request.Form].Prune((await db.HandedIn(request.Id, stop)).Open(key)), stop);
        if (until is { } day)
            await tasks.WaitForPerson(request.Id, day, stop);
    }
}

/// <summary>What the house says to a person, and upon which decision.</summary>
internal sealed record Told
{
    /// <summary>The decision it belongs to.</summary>
    public required Guid Why { get; init; }

    /// <summary>The words in one language; the key opens what of the matter stands in them.</summary>
    public required Func<Say, DataKey, Task<string>> In { get; init; }

    /// <summary>The person is asked for something, with a date.</summary>
    public bool Asks { get; init; }
}
