namespace OffenesHaus.Catalog;

/// <summary>Looks for contradictions in a form as it is written. Each stops the start, with file, line and reason.</summary>
internal sealed class ProveForm(string file, string text)
{
    // Rows are written out when a form is read, and pages for each row with them: a list without an end would fill the memory of the house.
    private const int MostRows = 30;

    public void Run(Form form)
    {
        Must(form.Code == Path.GetFileName(Path.GetDirectoryName(file)), form.Code, $"the code of a form is the name of its folder");
        Must(form.Pages.Count > 0, form.Code, $"a form has at least one page");
        Must(form.DeclaresWith is null || form.Page(form.DeclaresWith) is not null, form.DeclaresWith, $"declaresWith names a page of the form");

        var asked = new Dictionary<string, FormPage>(StringComparer.Ordinal);
        var lists = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var page in form.Pages)
        {
            Must(form.Pages.Count(p => p.Code == page.Code) == 1, page.Code, $"page '{page.Code}' stands there twice");
            Must(page.Each is null || lists.ContainsKey(page.Each), page.Code, $"page '{page.Code}' is for each '{page.Each}', and no earlier page asks these rows");
            Must(page.Each is not null || !page.Self, page.Code, $"page '{page.Code}': self belongs to each");
            foreach (var condition in page.Questions.Select(q => q.When).Append(page.When).OfType<Condition>().SelectMany(c => c.All()))
                Looks(condition, page, asked, lists);
            foreach (var question in page.Questions)
                Ask(question, page);
            foreach (var question in page.Questions)
                Must(asked.TryAdd(question.Id, page), question.Id, $"question '{question.Id}' is asked twice");
            foreach (var question in page.Questions.Where(q => q.Kind == QuestionKind.Rows && page.Each is null))
                lists.Add(question.Id, question);
        }

        foreach (var question in form.Retired)
            Must(asked.TryAdd(question.Id, form.Pages[0]), question.Id, $"question '{question.Id}' is retired and asked");
        foreach (var (trait, question) in form.Traits)
            Must(asked.TryGetValue(question, out var page) && page.Each is null, question, $"trait '{trait}' names '{question}', which is no question that is asked once");
        var cells = lists.Values.SelectMany(l => l.Of.Select(c => $"{l.Id}.{c.Id}")).ToHashSet(StringComparer.Ordinal);
        foreach (var question in form.Addresses)
            Must(asked.ContainsKey(question) || cells.Contains(question), question, $"addresses name '{question}', and no page asks it");
        foreach (var trait in (string[])["address", "reach", "street", "postalCode", "city"])
            Must(!form.Traits.TryGetValue(trait, out var told) || form.Addresses.Contains(told, StringComparer.Ordinal), trait, $"trait '{trait}' tells where somebody is, and addresses do not name it");
    }

    /// <summary>Every page, question and choice has its words in every language.</summary>
    public void Words(Form form, Texts texts)
    {
        foreach (var (key, id) in Needed(form))
            foreach (var language in Language.All)
                Must(texts.Has(language, $"{form.Code}/texts/{key}"), id, $"the text '{key}' is missing in {language.Code}");
    }

    /// <summary>The names of the texts a form cannot do without, each with what needs it.</summary>
    internal static IEnumerable<(string Key, string Of)> Needed(Form form) =>
    [
        ("title", form.Code), ("lead", form.Code), ("matter", form.Code),
        .. form.Pages.Select(p => ($"p.{p.Words}", p.Words)),
        .. form.Pages.SelectMany(p => p.Questions).Concat(form.Pages.SelectMany(p => p.Leaves)).Concat(form.Retired).SelectMany(Needed).Distinct(),
    ];

    private static IEnumerable<(string Key, string Of)> Needed(Question question) =>
    [
        ($"q.{question.Words}", question.Words),
        .. question.Choices.Select(c => ($"q.{question.Words}.{c}", question.Words)),
        .. question.Kind == QuestionKind.Rows ? [($"q.{question.Words}.row", question.Words), ($"q.{question.Words}.add", question.Words)] : ((string, string)[])[],
    ];

    // Only earlier pages: without script a page cannot change under the reader, and nothing can wait for itself.
    private void Looks(Condition condition, FormPage page, Dictionary<string, FormPage> asked, Dictionary<string, Question> lists)
    {
        if (page.Each is { } list && condition.Question.StartsWith(list + ".", StringComparison.Ordinal))
        {
            Must(lists.TryGetValue(list, out var rows) && rows.Of.Any(c => $"{list}.{c.Id}" == condition.Question), page.Code, $"page '{page.Code}': a condition looks at '{condition.Question}', and the rows of '{list}' do not ask it");
            return;
        }

        Must(asked.TryGetValue(condition.Question, out var where), page.Code, $"page '{page.Code}': a condition looks at '{condition.Question}', which no earlier page asks");
        Must(where!.Each is null || where.Each == page.Each, page.Code, $"page '{page.Code}': a condition looks at '{condition.Question}', which is asked for each '{where.Each}'");
    }

    private void Ask(Question question, FormPage page)
    {
        Must(question.Kind is QuestionKind.Choice or QuestionKind.Choices == (question.Choices.Count > 0), question.Id, $"question '{question.Id}': choices belong to choice and choices");
        Must(!question.Id.Contains('~', StringComparison.Ordinal), question.Id, $"question '{question.Id}': '~' is kept for the number of a row");
        Must((question.Kind == QuestionKind.Rows) == (question.Of.Count > 0 && question.Most > 0), question.Id, $"question '{question.Id}': rows need 'of' and 'most', and nothing else may have them");
        Must(question.Most <= MostRows, question.Id, $"question '{question.Id}': a list has at most {MostRows} rows");
        foreach (var cell in question.Of)
        {
            Must(cell.Kind != QuestionKind.Rows && cell.When is null, cell.Id, $"question '{question.Id}': a cell has no rows and no condition");
            Ask(cell, page);
        }

        Must(question.Of.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() == question.Of.Count, question.Id, $"question '{question.Id}' asks the same twice in a row");
    }

    private void Must(bool holds, string? of, FormattableString what)
    {
        if (!holds)
            throw new FormBroken(file, what, LineOf(of));
    }

    // Where it is defined, at the last place: of two with the same name, the second is the one too many.
    private int? LineOf(string? name)
    {
        var at = name is null ? -1 : new[] { $"\"id\": \"{name}\"", $"\"code\": \"{name}\"", $"\"{name}\"" }.Select(n => text.LastIndexOf(n, StringComparison.Ordinal)).FirstOrDefault(i => i >= 0, -1);
        return at < 0 ? null : text.AsSpan(0, at).Count('\n') + 1;
    }
}
