using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Asks the person for something that is missing, with a date. (§ 60 SGB I, § 26 SGB X)</summary>
public sealed class AskFor(OfficeDb db, Forms forms, Keys keys, AskTerm term, Sending sending, Tasks tasks, Journal journal)
{
    public async Task<DateOnly> Run(RequestNumber number, Asked asked, CancellationToken stop)
    {
        var (request, arrivedOn) = await db.Worked(number, stop);
        await db.MustHaveSeen(request.Id, asked.Seen, stop);
        var until = term.Prove(asked.Until, request.ReplyBy);
        using var key = await keys.Of(request.Id, stop);
        var form = forms[request.Form];
        var answers = form.Prune((await db.HandedIn(request.Id, stop)).Open(key));

        await sending.Send(request, new()
        {
            Kind = MessageKind.Question,
            Words = asked.Words,
            Translation = asked.Translation,
            Missing = [.. asked.Missing.Select(id => form.Question(id) ?? throw new NotFound())],
            Until = until,
            Upon = asked.Seen,
            ArrivedOn = arrivedOn,
        }, key, answers, stop);
        await tasks.WaitForPerson(request.Id, until, stop);
        journal.Note(JournalKind.EvidenceAskedFor, request.Id, ReasonCode.OpenTask);
        await db.SaveAgainstOthers(stop);
        return until;
    }
}

/// <summary>What is asked for.</summary>
public sealed record Asked
{
    public required string Words { get; init; }

    /// <summary>The same in the person's language, where somebody translated it.</summary>
    public Translated? Translation { get; init; }

    /// <summary>Ids of questions of the form.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public required DateOnly Until { get; init; }

    /// <summary>The newest word on the page the clerk had before them.</summary>
    public Guid? Seen { get; init; }
}
