using OffenesHaus.Catalog;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Files what somebody says about a barrier (§ 12b Abs. 4 BGG: answered within one month) as an ordinary request: with number, receipt and a place in the
/// worklist, so that it cannot be lost beside them. The form for anything carries it, in the person's own words.
/// </summary>
public sealed class ReportBarrier(SaveAnswers save, HandIn handIn, Receipts receipts, Texts texts, Actor by)
{
    private const string Form = "message", Service = "barrier", Page = "words", Words = "concern", Name = "name", AnswerWanted = "replyBy", AnswerHere = "here";

    /// <summary>The same key again is the same report and shows the same receipt.</summary>
    public async Task<ReceiptView> Run(BarrierReported barrier, CancellationToken stop)
    {
        by.Is(ActorKind.Person, null);
        var answers = new Answers();
        answers.Add(Words, [Told(barrier)]);
        answers.Add(AnswerWanted, [AnswerHere]);
        if (barrier.Name.Length > 0)
            answers.Add(Name, [barrier.Name]);

        var saved = await save.Run(new()
        {
            Request = null,
            BegunWith = barrier.Key,
            Form = Form,
            Service = Service,
            Page = Page,
            Language = barrier.Language,
            Channel = Channel.Portal,
            Answers = answers,
            Seen = 0,
        }, stop);
        var arrival = await handIn.Run(saved.Own.Id, Channel.Portal, barrier.Key, whole: true, stop);
        return await receipts.See(saved.Own.Id, arrival, stop);
    }

    // Headings in German, for those who read it; the words stay as they were written.
    private string Told(BarrierReported barrier) =>
        string.Join("\n\n", new[] { ("filed", ""), ("filed.what", barrier.Words), ("filed.where", barrier.Where), ("filed.reach", barrier.Reach) }
            .Where(part => part.Item1 == "filed" || part.Item2.Length > 0)
            .Select(part => $"{texts[Language.German, "accessibility/" + part.Item1]} {part.Item2}".TrimEnd()));
}

/// <summary>A barrier as a person told it. Only the words are needed.</summary>
public sealed record BarrierReported
{
    /// <summary>Drawn when the form was shown.</summary>
    public required Guid Key { get; init; }

    public required string Words { get; init; }

    public required Language Language { get; init; }

    /// <summary>The page or place it is about.</summary>
    public string Where { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>How the person wants to be reached besides number and code.</summary>
    public string Reach { get; init; } = "";
}
