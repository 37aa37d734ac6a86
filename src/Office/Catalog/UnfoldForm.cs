using System.Collections.Frozen;

namespace OffenesHaus.Catalog;

/// <summary>
/// Writes out what a form says once for many: the cells of its rows, and its pages for each row of a list. Whoever reads a form afterwards
/// meets pages and questions only, and needs to know nothing of repetition.
/// </summary>
internal static class UnfoldForm
{
    private const char RowMark = '~';

    public static Form Of(Form written)
    {
        var eachOf = written.Pages.Where(p => p.Each is not null).SelectMany(p => p.Questions, (p, q) => (q.Id, p.Each!)).ToDictionary(q => q.Id, q => q.Item2, StringComparer.Ordinal);
        var form = written with
        {
            Pages = [.. Runs(written.Pages).SelectMany(run => run[0].Each is null ? run.Select(WithCells) : ForEach(run, written, eachOf))],
        };
        return form with
        {
            Addresses = [.. written.Addresses.SelectMany(a => Named(form, a))],
            ById = form.Pages.SelectMany(p => p.Questions).Concat(form.Pages.SelectMany(p => p.Leaves)).Concat(form.Retired).DistinctBy(q => q.Id, StringComparer.Ordinal).ToFrozenDictionary(q => q.Id, StringComparer.Ordinal),
        };
    }

    // Pages for each row of the same list that follow upon each other stay together: first everything about one, then everything about the next.
    private static IEnumerable<List<FormPage>> Runs(IReadOnlyList<FormPage> pages)
    {
        List<FormPage> run = [];
        foreach (var page in pages)
        {
            if (run.Count > 0 && (page.Each is null || page.Each != run[0].Each))
            {
                yield return run;
                run = [];
            }

            run.Add(page);
        }

        if (run.Count > 0)
            yield return run;
    }

    private static IEnumerable<FormPage> ForEach(List<FormPage> pages, Form form, Dictionary<string, string> eachOf)
    {
        var list = WithCells(form.Pages.SelectMany(p => p.Questions).First(q => q.Id == pages[0].Each));
        return pages.Where(p => p.Self).Select(WithCells).Concat(Enumerable.Range(1, list.Most).SelectMany(row => pages.Select(p => OfRow(p, list, row, eachOf))));
    }

    private static FormPage OfRow(FormPage page, Question list, int row, Dictionary<string, string> eachOf)
    {
        List<Question> cells = [.. list.Cells.Where(c => c.Row == row)];
        var about = new ListRow(list.Id, row, cells[0].Id);
        return page with
        {
            Code = $"{page.Code}{RowMark}{row}",
            Words = page.Code,
            About = about,
            When = new Condition { Question = list.Id, AnyWritten = [.. cells.SelectMany(c => c.Fields)], And = About(page.When, about, eachOf) },
            Questions = [.. page.Questions.Select(q => WithCells(q with { Id = $"{q.Id}{RowMark}{row}", Words = q.Id, About = about, When = About(q.When, about, eachOf) }))],
        };
    }

    private static FormPage WithCells(FormPage page) => page with { Questions = [.. page.Questions.Select(WithCells)] };

    private static Question WithCells(Question question) => question.Kind != QuestionKind.Rows ? question : question with
    {
        Cells =
        [
            .. Enumerable.Range(1, question.Most).SelectMany(row => question.Of.Select(cell => cell with
            {
                Id = $"{question.Id}.{row}.{cell.Id}",
                Words = $"{question.Words}.{cell.Id}",
                Row = row,
                About = question.About,
            })),
        ],
    };

    // "Their income" and "their relation" are those of the same row; everything else is what the form asks once.
    private static Condition? About(Condition? when, ListRow row, Dictionary<string, string> eachOf) => when is null ? null : when with
    {
        Question = eachOf.GetValueOrDefault(when.Question) == row.List ? $"{when.Question}{RowMark}{row.Number}"
            : when.Question.StartsWith(row.List + ".", StringComparison.Ordinal) ? $"{row.List}.{row.Number}{when.Question[row.List.Length..]}"
            : when.Question,
        And = About(when.And, row, eachOf),
    };

    // A form names a place once: "people.address" or "flat.street" of a page for each.
    private static IEnumerable<string> Named(Form form, string address) =>
        form.Pages.SelectMany(p => p.Leaves).Concat(form.Retired).Where(q => q.Words == address).Select(q => q.Id).DefaultIfEmpty(address);
}
