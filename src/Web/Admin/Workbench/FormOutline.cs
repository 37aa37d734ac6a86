using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>A form from its first to its last word, in order: what translators, lawyers and the board read, and what two editions are held against each other by.</summary>
public static class FormOutline
{
    /// <summary><paramref name="written"/>: as the definition says it, each list and page once.</summary>
    public static IReadOnlyList<OutlinePage> Of(Form written, FormWords words) =>
    [
        .. written.Pages.Select((page, i) => new OutlinePage
        {
            Page = page,
            Number = i + 1,
            When = page.When is null ? null : ConditionWords.Of(page.When, words),
            About = page.Each is null ? null : $"Je „{words.German.GetValueOrDefault($"q.{page.Each}", page.Each)}“" + (page.Self ? " und für die Person selbst" : ""),
            Lines = [.. Head(page), .. page.Questions.SelectMany((q, n) => Of(q, $"{i + 1}.{n + 1}", $"q.{q.Id}", words, page.Each is not null))],
        }),
    ];

    /// <summary>The words above the first page.</summary>
    public static IReadOnlyList<OutlineLine> Title { get; } = [new("", "Titel", "title"), new("", "Satz unter dem Titel", "lead"), new("", "Wie Mitarbeitende es nennen", "matter")];

    private static IEnumerable<OutlineLine> Head(FormPage page)
    {
        foreach (var ending in page.Each is null ? [".lead"] : (string[])[".lead", ".of", ".of.lead"])
            yield return new("", BenchWords.Part($"p.{page.Code}{ending}"), $"p.{page.Code}{ending}");
        if (page.Questions.Any(q => q.Aside))
            yield return new("", BenchWords.Part($"p.{page.Code}.aside"), $"p.{page.Code}.aside");
    }

    private static IEnumerable<OutlineLine> Of(Question question, string number, string key, FormWords words, bool isAbout)
    {
        yield return new(number, "", key) { Question = question, When = question.When is null ? null : ConditionWords.Of(question.When, words) };
        foreach (var ending in isAbout ? [".of", ".hint", ".of.hint"] : (string[])[".hint"])
            yield return new("", BenchWords.Part(key + ending), key + ending);
        foreach (var choice in question.Choices)
            yield return new("", "Auswahl", $"{key}.{choice}");
        if (question.Kind == QuestionKind.Rows)
        {
            yield return new("", "eine Zeile", $"{key}.row");
            foreach (var line in question.Of.SelectMany((c, n) => Of(c, $"{number}{(char)('a' + n)}", $"{key}.{c.Id}", words, isAbout)))
                yield return line;
            yield return new("", "Knopf", $"{key}.add");
        }

        foreach (var ending in isAbout ? [".missing", ".of.missing"] : (string[])[".missing"])
            yield return new("", BenchWords.Part(key + ending), key + ending);
    }

    /// <summary>What a question is, in a few words.</summary>
    public static string Said(Question question) => string.Join(", ", new[]
    {
        BenchWords.Kind(question.Kind),
        question.Required ? "gehört dazu" : null,
        question.Voluntary ? "freiwillig" : null,
        question.Aside ? "eingeklappt" : null,
        question.Kind == QuestionKind.Rows ? $"höchstens {question.Most}" : null,
        question.Kind is QuestionKind.Text or QuestionKind.LongText ? $"höchstens {question.Max} Zeichen" : null,
    }.OfType<string>());
}

/// <summary>One screen of a form.</summary>
public sealed record OutlinePage
{
    public required FormPage Page { get; init; }

    public required int Number { get; init; }

    public required string? When { get; init; }

    /// <summary>For whom it is asked again.</summary>
    public required string? About { get; init; }

    public required IReadOnlyList<OutlineLine> Lines { get; init; }
}

/// <summary>One text of a screen: its number where it is a question, what it is, and its name.</summary>
public sealed record OutlineLine(string Number, string What, string Key)
{
    public Question? Question { get; init; }

    public string? When { get; init; }
}
