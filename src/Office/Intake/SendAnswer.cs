using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Answers the person, in the way they chose. An answer of the front office is no decision: those come from the benefit's own system.</summary>
public sealed class SendAnswer(OfficeDb db, Forms forms, Keys keys, Sending sending, Tasks tasks, Closing closing, Journal journal)
{
    public async Task Run(RequestNumber number, Answered answered, CancellationToken stop)
    {
        var (request, arrivedOn) = await db.Worked(number, stop);
        await db.MustHaveSeen(request.Id, answered.Seen, stop);
        using var key = await keys.Of(request.Id, stop);
        var answers = forms[request.Form].Prune((await db.HandedIn(request.Id, stop)).Open(key));

        var still = answered.Settles || answered.Closes ? null : await OpenQuestion.In(db, request.Id, stop);
        await sending.Send(request, new()
        {
            Kind = MessageKind.Answer,
            Words = answered.Words,
            Translation = answered.Translation,
            Settles = still is null,
            StillUntil = still?.Until,
            Upon = answered.Seen,
            ArrivedOn = arrivedOn,
        }, key, answers, stop);
        await tasks.Answered(request.Id, stillWaits: still is not null, stop);
        journal.Note(JournalKind.AnswerSent, request.Id, ReasonCode.OpenTask);
        if (answered.Closes)
            await closing.Close(request, Outcome.Done, ReasonCode.OpenTask, stop);
        await db.SaveAgainstOthers(stop);
    }
}

/// <summary>An answer as a clerk gives it.</summary>
public sealed record Answered
{
    public required string Words { get; init; }

    /// <summary>The same in the person's language, where somebody translated it.</summary>
    public Translated? Translation { get; init; }

    /// <summary>What the person was asked for is settled with it; else its date still holds, and the answer says so.</summary>
    public bool Settles { get; init; } = true;

    /// <summary>The matter is done with it.</summary>
    public bool Closes { get; init; }

    /// <summary>The newest word on the page the clerk had before them.</summary>
    public Guid? Seen { get; init; }
}
