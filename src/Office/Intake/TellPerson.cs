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
public sealed class TellPerson(OfficeDb db, Grants grants, Forms forms, Keys keys, Texts texts, AskTerm term, Sending sending, Tasks tasks, Actor by)
{
    /// <summary>Within the caller's transaction. Asks for something when <see cref="Told.Asks"/>: then the open tasks wait for the answer.</summary>
    internal async Task Run(Guid subject, Told told, CancellationToken stop)
    {
        grants.Give(new() { Holder = by.Id!.Value, Right = Right.Type, Subject = subject, Why = "joint", WhyId = told.Why });
        await db.SaveChangesAsync(stop);
        var request = await db.Set<Request>().Include(r => r.States).SingleAsync(r => r.Id == subject, stop);
        // A closed matter waits for nothing: nobody is asked for what nobody will read.
        if (!told.Asks || request.State != RequestState.Closed)
            await Send(request, told, stop);
        await db.SaveChangesAsync(stop);
        await grants.EndOwn(Right.Type, subject, told.Why, stop);
    }

    private async Task Send(Request request, Told told, CancellationToken stop)
    {
        var first = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == request.Id).OrderBy(a => a.Id).FirstAsync(stop);
        using var key = await keys.Of(request.Id, stop);
        var german = new Say(texts, Language.German);
        var own = german.In(Language.Parse(request.Language, null));
        var until = told.Asks ? term.For(request.ReplyBy).Proposed : (DateOnly?)null;
        await sending.Send(request, new()
        {
            Kind = told.Asks ? MessageKind.Question : MessageKind.Answer,
            Words = own.Language.IsGerman ? await told.In(german, key) : $"– {await told.In(german, key)} / {await told.In(own, key)}",
            Until = until,
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
