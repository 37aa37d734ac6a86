namespace OffenesHaus.Catalog.Editions;

/// <summary>Looks through an edition as an editor writes it, and says everything that stands between it and publication. Nothing is saved by looking.</summary>
public sealed class EditionProof(Services services, Texts texts)
{
    /// <summary><paramref name="before"/>: the edition it follows, whose questions must not get lost; null: there is none.</summary>
    public ProvenEdition See(string code, FormSource source, FormSource? before)
    {
        try
        {
            var written = Forms.Written(File(code), source.Definition);
            var form = UnfoldForm.Of(written);
            return new()
            {
                Written = written,
                Form = form,
                Obstacles = [.. OfCatalogue(written), .. ReviewForm.Of(written), .. Lost(code, written, before), .. OfWords(form, source.Words)],
            };
        }
        catch (FormBroken e)
        {
            return new() { Obstacles = [new("definition") { Broken = e }] };
        }
    }

    /// <summary>The words of the house with those of this edition: for looking at it.</summary>
    public Say Speaks(string code, FormWords words, Language language) => new(texts.With(code, words), language);

    internal static string File(string code) => $"{code}/form.json";

    /// <summary>The names of the texts that a form needs or may have, in the order of the form.</summary>
    public static IReadOnlyList<FormText> TextsOf(Form form) =>
        [.. All(form).DistinctBy(t => t.Key, StringComparer.Ordinal)];

    private static IEnumerable<FormText> All(Form form)
    {
        foreach (var key in (string[])["title", "lead", "matter"])
            yield return new(key, null, Needed: true);
        foreach (var page in form.Pages.DistinctBy(p => p.Words, StringComparer.Ordinal))
        {
            yield return new($"p.{page.Words}", page.Words, Needed: true);
            yield return new($"p.{page.Words}.lead", page.Words, Needed: false);
            if (page.Questions.Any(q => q.Aside))
                yield return new($"p.{page.Words}.aside", page.Words, Needed: false);
            if (page.Each is not null)
            {
                yield return new($"p.{page.Words}.of", page.Words, Needed: false);
                yield return new($"p.{page.Words}.of.lead", page.Words, Needed: false);
            }

            foreach (var text in page.Questions.SelectMany(q => Of(q, page)).Concat(page.Questions.SelectMany(q => q.Cells.DistinctBy(c => c.Words, StringComparer.Ordinal)).SelectMany(c => Of(c, page))))
                yield return text;
        }

        foreach (var question in form.Retired)
            foreach (var text in Of(question, null).Where(t => t.Needed))
                yield return text;
    }

    private static IEnumerable<FormText> Of(Question question, FormPage? page)
    {
        var key = $"q.{question.Words}";
        yield return new(key, page?.Words, Needed: true);
        if (question.Kind == QuestionKind.Rows)
        {
            yield return new($"{key}.row", page?.Words, Needed: true);
            yield return new($"{key}.add", page?.Words, Needed: true);
        }

        foreach (var choice in question.Choices)
            yield return new($"{key}.{choice}", page?.Words, Needed: true);
        foreach (var ending in (string[])[".hint", ".missing"])
            yield return new(key + ending, page?.Words, Needed: false);
        if (page?.Each is not null)
            foreach (var ending in (string[])["", ".hint", ".missing"])
                yield return new($"{key}.of{ending}", page.Words, Needed: false);
    }

    private IEnumerable<Obstacle> OfCatalogue(Form written)
    {
        if (services.Find(written.Service) is not { } service)
            yield return new("service", written.Service);
        else if (services.All.Any(s => s.Form == written.Code && s.Urgent != service.Urgent && s.Urgent != Urgency.None))
            yield return new("urgent", written.Service);
        if (services.Acts.All(a => a.Act != written.Act))
            yield return new("act", written.Act);
    }

    private static IEnumerable<Obstacle> OfWords(Form form, FormWords words)
    {
        foreach (var text in TextsOf(form))
        {
            if (!words.German.TryGetValue(text.Key, out var german))
            {
                if (text.Needed)
                    yield return new("german", text.Key);
                continue;
            }

            if (text.IsFilled && !FormWords.CanBeFilled(german))
                yield return new("brace", text.Key, Language.German.GermanName);
            foreach (var language in FormWords.Foreign)
                if (words.StateOf(language, text.Key) is not WordState.Complete and var state)
                    yield return new(state.ToString().ToLowerInvariant(), text.Key, language.GermanName);
                else if (text.IsFilled && !FormWords.CanBeFilled(words.In(language, text.Key)!.Text))
                    yield return new("brace", text.Key, language.GermanName);
        }
    }

    // What the law hangs on a question or page goes on hanging on it, as long as it is asked.
    private static IEnumerable<Obstacle> Loosened(Form now, Form earlier, Func<string, bool> isAsked)
    {
        if (earlier.DeclaresWith is { } page && now.DeclaresWith is null && now.Page(page) is not null)
            yield return new("declares-no-more", page);
        foreach (var (trait, question) in earlier.Traits.Where(t => !now.Traits.ContainsKey(t.Key) && isAsked(t.Value)))
            yield return new("trait-no-more", question, trait);
        foreach (var question in earlier.Addresses.Where(a => !now.Addresses.Contains(a, StringComparer.Ordinal) && isAsked(a)))
            yield return new("address-no-more", question);
    }

    // What was answered in good faith stays readable: a question may be retired, never dropped, and never become another.
    private static IEnumerable<Obstacle> Lost(string code, Form written, FormSource? before)
    {
        if (before is null || Readable(code, before) is not { } earlier)
            yield break;
        var now = ReviewForm.Named(written).DistinctBy(q => q.Name, StringComparer.Ordinal).ToDictionary(q => q.Name, q => q.Question.Kind, StringComparer.Ordinal);
        foreach (var (name, question) in ReviewForm.Named(earlier))
            if (!now.TryGetValue(name, out var kind))
                yield return new("lost", name);
            else if (kind != question.Kind)
                yield return new("kind-changed", name);
        foreach (var loosened in Loosened(written, earlier, now.ContainsKey))
            yield return loosened;
    }

    private static Form? Readable(string code, FormSource source)
    {
        try
        {
            return Forms.Written(File(code), source.Definition);
        }
        catch (FormBroken)
        {
            return null;
        }
    }
}

/// <summary>A text of a form by its name, the page it stands on (null: the form as a whole), and whether the form cannot do without it.</summary>
public sealed record FormText(string Key, string? Page, bool Needed)
{
    /// <summary>A name or a number is filled in.</summary>
    public bool IsFilled => Key.EndsWith(".row", StringComparison.Ordinal) || Key.EndsWith(".of", StringComparison.Ordinal) || Key.Contains(".of.", StringComparison.Ordinal);
}

/// <summary>An edition that was looked through: what could be read of it, and what stands in its way.</summary>
public sealed record ProvenEdition
{
    /// <summary>As the definition says it; null where it cannot be read.</summary>
    public Form? Written { get; init; }

    /// <summary>Written out, page by page; null where it cannot be read.</summary>
    public Form? Form { get; init; }

    public required IReadOnlyList<Obstacle> Obstacles { get; init; }
}

/// <summary>One thing that stands between an edition and its publication: a code, which the door says in a sentence, with what stands in it.</summary>
public sealed record Obstacle(string Code, params IReadOnlyList<string> Facts)
{
    /// <summary>For a definition that contradicts itself: line and reason.</summary>
    public FormBroken? Broken { get; init; }
}
