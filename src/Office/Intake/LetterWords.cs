using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using Language = OffenesHaus.Catalog.Language;
using Wording = OffenesHaus.Correspondence.Wording;

namespace OffenesHaus.Intake;

/// <summary>Puts a clerk's words on paper: the four questions on top in German and in the person's language, then the letter in German. No code of a request: a letter can be opened by others.</summary>
public sealed class LetterWords(Forms forms, Texts texts, OfficeSettings office, OfficeHead head, TimeProvider clock)
{
    /// <summary>What stands at the status page: the clerk's words, and what is missing by its name in both languages.</summary>
    internal string MessageText(Request request, Spoken spoken, Answers answers)
    {
        var t = SayTo(request);
        if (spoken.To is { } to)
            return string.Join("\n\n", ((IEnumerable<Say>)(t.Language.IsGerman ? [t] : [t.German, t])).Select(s => WhereItWent(s, to, spoken.ArrivedOn)));
        if (spoken.Missing.Count == 0)
            return spoken.Words.Trim();
        var lines = spoken.Missing.Select(q => "– " + Label(request, answers, q, t.German) + (t.Language.IsGerman ? "" : $" / {Label(request, answers, q, t)}"));
        return $"{spoken.Words.Trim()}\n\n{t.German["letter/missing"]}\n{string.Join('\n', lines)}";
    }

    internal async Task<LetterSheet> Sheet(Request request, Spoken spoken, Answers answers, string clerk, CancellationToken stop)
    {
        var t = SayTo(request);
        var german = t.German;
        var today = Law.GermanTime.DayOf(clock.GetUtcNow());
        var asks = spoken.Kind == MessageKind.Question;
        var form = forms[request.Form];
        Wording Both(string key, params object[] facts) => OfficeHead.Both(t, s => s[key, facts]);
        return new()
        {
            Head = await head.Read(stop),
            Title = german["letter/title", today],
            Address = AddressOf(form, answers, german),
            Facts =
            [
                new(german["letter/fact.number"], request.Number.ToString(), Strong: true),
                new(german["letter/fact.writer"], clerk),
                new(german["letter/fact.phone"], office.Phone),
                new(german["letter/fact.date"], german.ShortDay(today)),
            ],
            Own = OfficeHead.Tongue(t.Language),
            Box = new()
            {
                Tongue = german["letter/tongue"],
                About = new(Both("letter/about"), Both(asks ? "letter/about.question" : spoken.To is null ? "letter/about.answer" : "letter/about.forwarded", spoken.ArrivedOn)),
                ToDo = new(Both("letter/todo"), ToDo(request, spoken, answers, t)),
                ByWhen = new(Both("letter/when"), (spoken.Until ?? spoken.StillUntil) is { } until ? OfficeHead.Both(t, s => s.UntilEndOf(until)) : spoken.To is { IsApplication: true } ? OfficeHead.Both(t, s => s["letter/when.forwarded", s.Day(spoken.ArrivedOn)]) : Both("letter/when.none"), Strong: (spoken.Until ?? spoken.StillUntil) is not null || spoken.To is { IsApplication: true }),
                WhoHelps = new(Both("letter/help"), Both("letter/help.text", office.Phone)),
            },
            Subject = german["letter/subject", spoken.ArrivedOn, german[$"{request.Form}/texts/matter"]],
            Salutation = german["letter/salutation", form.Trait(answers, "name") ?? ""],
            Body = spoken.To is { } to ? [.. Gone(german, to, spoken.ArrivedOn, today)] : [.. Body(request, spoken, answers, german)],
            Law = [german[asks ? "letter/law.question" : spoken.To switch { null => "letter/law.answer", { IsApplication: true } => "letter/law.forwarded", _ => "letter/law.passed-on" }]],
            Closing = [german["letter/greeting"], clerk],
            Translation = spoken.Translation is { } said ? new(Both("letter/translation"), Paragraphs(said.Words)) : null,
            Reply = ReplyAt(request, t),
            PageOf = german["receipt/page-of"],
            Running = german["letter/running", request.Number.ToString(), german.ShortDay(today)],
        };
    }

    private string WhereItWent(Say t, ForwardedTo to, DateOnly arrivedOn) =>
        $"{t["letter/forwarded.to", t.Day(Law.GermanTime.DayOf(clock.GetUtcNow()))]}\n{string.Join('\n', to.Address)}\n\n{Counts(t, to, arrivedOn)}\n\n{t["letter/forwarded.why"]}\n{to.Why}\n\n{Asks(t, to)}";

    private static string Counts(Say t, ForwardedTo to, DateOnly arrivedOn) => t[to.IsApplication ? "letter/forwarded.counts" : "letter/forwarded.reached", t.Day(arrivedOn)];

    // Never said to have been sent on what was not.
    private static string Asks(Say t, ForwardedTo to) => $"{t["letter/forwarded.asks"]} {t[to.WithAnswers ? "letter/forwarded.told" : "letter/forwarded.name-only"]}";

    private IEnumerable<Passage> Body(Request request, Spoken spoken, Answers answers, Say german)
    {
        yield return german["letter/arrived", german.Day(spoken.ArrivedOn)];
        foreach (var paragraph in Paragraphs(spoken.Words))
            yield return paragraph;
        if (spoken.Missing.Count > 0)
            yield return Passage.FromString(german["letter/missing"]) with { Items = [.. spoken.Missing.Select(q => Label(request, answers, q, german))] };
        if (spoken.Kind == MessageKind.Question)
        {
            yield return german["letter/ways"];
            yield return german["letter/longer"];
        }
    }

    private static string[] Paragraphs(string words) => words.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Passage> Gone(Say german, ForwardedTo to, DateOnly arrivedOn, DateOnly today)
    {
        yield return Passage.FromString(german["letter/forwarded.to", german.Day(today)]) with { Items = [string.Join(", ", to.Address)] };
        yield return new Passage(new Run(Counts(german, to, arrivedOn), Strong: true));
        yield return german["letter/forwarded.why"] + " " + to.Why;
        yield return Asks(german, to);
    }

    private Wording ToDo(Request request, Spoken spoken, Answers answers, Say t) => spoken switch
    {
        { Kind: MessageKind.Forwarded } => OfficeHead.Both(t, s => s["letter/todo.forwarded"]),
        { StillUntil: not null } => OfficeHead.Both(t, s => s["letter/todo.still"]),
        { Kind: MessageKind.Answer } => OfficeHead.Both(t, s => s["letter/todo.nothing"]),
        { Missing.Count: 0 } => OfficeHead.Both(t, s => s["letter/todo.words"]),
        _ => OfficeHead.Both(t, s => s["letter/todo.question", string.Join(s["house/list"], spoken.Missing.Select(q => Label(request, answers, q, s).TrimEnd('?', '؟')))]),
    };

    private ReplyBlock? ReplyAt(Request request, Say t)
    {
        if (office.Site.Length == 0)
            return null;
        var address = $"{office.Site}/status";
        return new()
        {
            Code = new(QrPicture.Svg(address), t.German["letter/reply.picture", address]),
            Heading = OfficeHead.Both(t, s => s["letter/reply"]),
            NumberLabel = OfficeHead.Both(t, s => s["portal/keys.number"]),
            Number = request.Number.ToString(),
            Hints = [OfficeHead.Both(t, s => s["letter/reply.hint"])],
        };
    }

    private static IReadOnlyList<string> AddressOf(Form form, Answers answers, Say german) =>
        PostalAddress.Lines(form, answers) is { Count: > 0 } lines ? lines : [form.Trait(answers, "name") ?? "?", $"({german["letter/no-address"]})"];

    private Say SayTo(Request request) => new(texts, Language.Parse(request.Language, null));

    private string Label(Request request, Answers answers, Question question, Say t) => new QuestionWords(forms[request.Form], answers, t).LabelAlone(question);
}
