using System.Globalization;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Notices;
using OffenesHaus.Correspondence;
using OffenesHaus.Law;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using Language = OffenesHaus.Catalog.Language;
using Wording = OffenesHaus.Correspondence.Wording;

namespace OffenesHaus.Intake;

/// <summary>The receipt on paper: what the screen says, in German and in the person's language, as a tagged PDF. Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class ReceiptPaper(Receipts receipts, OfficeHead head, Typesetter typesetter, Texts texts, NoticeBook notices, OfficeSettings office)
{
    // Signs in a line, so that a long text without blanks breaks where we want it.
    private const int TextWidth = 96;

    public async Task<byte[]> Run(Guid request, Guid arrival, Language language, CancellationToken stop) =>
        await Set(await receipts.See(request, arrival, stop), language, stop);

    /// <summary>With the code, whoever prints it: for the verb that hands it to the person.</summary>
    internal async Task<byte[]> ForPerson(Guid request, Guid arrival, Language language, CancellationToken stop) =>
        await Set(await receipts.See(request, arrival, withCode: true, stop), language, stop);

    private async Task<byte[]> Set(ReceiptView receipt, Language language, CancellationToken stop)
    {
        var t = new Say(texts, language);
        return (await typesetter.Set(Sheet(receipt, t, await head.Read(stop)), stop)).Pdf;
    }

    private ReceiptSheet Sheet(ReceiptView receipt, Say t, Letterhead head)
    {
        Wording Both(string key, params object[] facts) => OfficeHead.Both(t, s => s[key, facts]);
        var application = receipt.Form.Act == "application" && receipt.Kind != ArrivalKind.Reply;
        var from = application ? EffectiveFrom.ForApplication(receipt.Day).On : (DateOnly?)null;
        var arrived = receipt.Kind == ArrivalKind.Reply ? "receipt/reply-arrived" : application ? "receipt/application-arrived" : "receipt/arrived";
        var answers = new AnswerList(receipt.Form, receipt.Answers, receipt.Files, t);
        return new()
        {
            Head = head,
            Title = $"{t.German["receipt/title"]} {receipt.Number}",
            Own = OfficeHead.Tongue(t.Language),
            Kicker = Both("receipt/title"),
            Heading = Both(arrived),
            NoticeHeading = Both("objection/title"),
            Notice = receipt.ObjectionNeeds is not { } needs ? [] : [Both(needs), Both("objection/way.letterbox", office.Street), Both("objection/way.counter"), Both("objection/way.other"), Both("objection/review")],
            Facts =
            [
                new(Both("receipt/fact.arrived"), OfficeHead.Both(t, s => receipt.OnPaper ? receipt.Came(s) : $"{s.Moment(receipt.ReceivedAt)} ({Exact(receipt.ReceivedAt)})"), Strong: true),
                new(Both("receipt/fact.day"), OfficeHead.Both(t, s => s.Day(receipt.Day) + (from is { } day ? $". {s["receipt/counts-from", day]}" : "")), Strong: true),
                new(Both("receipt/fact.way"), Both("receipt/channel." + receipt.Channel)),
                .. receipt.IsCorrected ? new ReceiptFact[] { new(Both("receipt/fact.first-day"), OfficeHead.Both(t, s => s.Day(receipt.FirstDay))) } : [],
                .. receipt.TypedAt is { } typed ? new ReceiptFact[] { new(Both("receipt/fact.typed"), OfficeHead.Both(t, s => s["receipt/typed", s.Moment(typed)])) } : [],
                .. receipt.Newer.Count > 0 ? new ReceiptFact[] { new(Both("receipt/fact.newer"), OfficeHead.Both(t, s => s["receipt/newer", receipt.NewerIn(s)])) } : [],
                .. receipt.LaterMonth is { } later ? new ReceiptFact[] { new(Both("receipt/later-month"), later) } : [],
                .. receipt.HelpedBy is { } helper ? [new ReceiptFact(Both("receipt/fact.helped"), OfficeHead.Both(t, s => s["receipt/helped", helper, receipt.Person.Length > 0 ? receipt.Person : receipt.Number.ToString()]))] : (ReceiptFact[])[],
            ],
            NumberLabel = Both("portal/keys.number"),
            Number = receipt.Number.ToString(),
            CodeLabel = receipt.Code.Length == 0 ? null : Both("portal/keys.code"),
            Code = receipt.Code.Length == 0 ? null : AccessCodes.Grouped(receipt.Code),
            Keep = Both("portal/keys.text"),
            MissingHeading = Both(receipt.Missing.Heading),
            Missing = receipt.Kind == ArrivalKind.Reply ? [] : [.. receipt.Missing.Address ? [new Step(Both("receipt/missing.address"))] : (Step[])[], .. receipt.Missing.Questions.Select(q => new Step(OfficeHead.Both(t, s => answers.Label(q, s) + (q.Voluntary ? $" – {s["questions/voluntary"]}" : ""))))],
            MissingHint = Both(receipt.Missing.OnlyVoluntary ? receipt.Missing.Lead : "receipt/missing.anyway"),
            NextHeading = Both("receipt/next"),
            Next =
            [
                new(Both("receipt/next.read"), Both("receipt/next.read.text")),
                new(Both("receipt/next.ask"), Both(receipt.ByLetter ? "receipt/next.ask.letter" : "receipt/next.ask.here")),
                new(Both("receipt/next.answer"), OfficeHead.Both(t, s => s["receipt/next.answer.text", s.Day(receipt.AnswerUntil)])),
                .. AboutData(receipt, t),
            ],
            WhyHeading = OfficeHead.Both(t, s => s["receipt/why-day", receipt.Day]),
            Why =
            [
                .. receipt.OnPaper || receipt.IsCorrected ? receipt.Reasons.Select(r => OfficeHead.Both(t, s => r.Words(s.Language.ForLaw))) : [Both("receipt/why-day.text")],
                .. from is { } works ? new Wording[] { Both("receipt/why-from", works) } : [],
            ],
            Law = [t.German[application ? "receipt/law.application" : "receipt/law"]],
            Proof = receipt.Proof is { } proof ? Prove(proof, t) : null,
            AnswersHeading = Both("receipt/what"),
            QuestionColumn = Both("receipt/column.question"),
            AnswerColumn = Both("receipt/column.answer"),
            Answers = [.. Lines(receipt, answers, t)],
            FilesHeading = Both("receipt/files"),
            FileColumns = [Both("receipt/column.file"), Both("receipt/column.pages"), Both("receipt/column.size"), "SHA-256"],
            Files = [.. receipt.Files.Select(f => new FileLine(f.Name, f.Pages?.ToString(CultureInfo.InvariantCulture) ?? "–", t.German.Size(f.Size), f.Sha256))],
            Binding = t.Language.IsGerman ? null : Both("house/binding"),
            PageOf = t.German["receipt/page-of"],
            Running = $"{t.German["receipt/title"]} · {receipt.Number}",
        };
    }

    // Who had no screen before them, or was spoken for by somebody, reads it here: in the version that held when it arrived (Art. 13, 14 GDPR).
    private IEnumerable<Step> AboutData(ReceiptView receipt, Say t)
    {
        var notice = notices.InForce(GermanTime.DayOf(receipt.ReceivedAt));
        if (notice.For(receipt.Channel is Channel.Phone or Channel.Counter ? Channel.Post : receipt.Channel) is { } words)
            yield return new(OfficeHead.Both(t, s => s[words.Title]), OfficeHead.Both(t, s => NoticeBook.Words(notice, words, s, office)));
    }

    private static ProofBlock Prove(ReceiptProof proof, Say t)
    {
        Wording Both(string key) => OfficeHead.Both(t, s => s[key]);
        return new()
        {
            Heading = Both("proof/receipt"),
            Code = new(QrPicture.Svg(proof.Address(t.Language)), t.German["proof/picture"], Millimetres: 40),
            Words = [Both("proof/receipt.text"), Both("proof/scan"), Both(proof.IsInJournal ? "proof/in-journal" : "proof/not-yet")],
            TextLabel = Both("proof/as-text"),
            Text = [.. proof.Stated.Text.Chunk(TextWidth).Select(line => new string(line))],
        };
    }

    private static IEnumerable<AnswerLine> Lines(ReceiptView receipt, AnswerList answers, Say t)
    {
        foreach (var question in answers.Said())
            yield return new(
                OfficeHead.Both(t, s => answers.Label(question, s)),
                AnswerList.IsFreeText(question) ? answers.Value(question) : OfficeHead.Both(t, s => answers.Value(question, s)));
        if (receipt.Words.Length > 0)
            yield return new(OfficeHead.Both(t, s => s["status/reply.words"]), receipt.Words);
    }

    private static string Exact(DateTimeOffset at) => GermanTime.ClockAt(at).ToString("HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture);
}
