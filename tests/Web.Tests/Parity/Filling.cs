using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Tests.Parity;

/// <summary>Fills in the pages of a form as somebody does who has the answers of a sample at hand: what a page asks is written there, the rest is left.</summary>
internal static class Filling
{
    private const string Continue = "button[name=do][value=continue].kern-btn", Anyway = "button[name=do][value=anyway]", Save = "button[name=do][value=save]";

    /// <summary>Page by page until the questions end; that page. <paramref name="first"/> alone: only the first page, saved for later.</summary>
    public static async Task<PageSeen> Fill(this Visitor visitor, PageSeen page, Form form, Answers sample, bool first = false)
    {
        for (var pages = 0; PartOf(page, form) is { } part; pages++)
        {
            Assert.True(pages < 300, $"The form goes round in circles: {page.Address}");
            page = await AllRows(visitor, page, part, sample);
            if (first)
                return await visitor.Submit(page, Save, Written(page, part, sample));
            var sent = await visitor.Submit(page, Continue, Written(page, part, sample));
            // What a door thinks odd is said once and hinders nobody.
            page = sent.Address == page.Address && sent.Document.QuerySelector(Anyway) is not null ? await visitor.Submit(sent, Anyway) : sent;
        }

        return page;
    }

    // One row after the other, as the button offers them.
    private static async Task<PageSeen> AllRows(Visitor visitor, PageSeen page, FormPage part, Answers sample)
    {
        foreach (var rows in part.Questions.Where(q => q.Kind == QuestionKind.Rows))
            foreach (var row in rows.RowsIn(sample).ToList())
                if (page.Document.QuerySelector($"[name='{rows.Id}.{row}.{rows.Of[0].Id}']") is null)
                    page = await visitor.Submit(page, $"button[value='more:{rows.Id}']", Written(page, part, sample));
        return page;
    }

    private static (string, string?)[] Written(PageSeen page, FormPage part, Answers sample)
    {
        var asked = page.Document.QuerySelectorAll("[name]").Select(f => f.GetAttribute("name")!).ToHashSet(StringComparer.Ordinal);
        return [.. part.Leaves.SelectMany(q => q.Fields).Where(asked.Contains).SelectMany(f => sample.All(f).Select(v => (f, (string?)v)))];
    }

    private static FormPage? PartOf(PageSeen page, Form form) =>
        page.Document.QuerySelector(Continue) is null ? null : form.Page(Uri.UnescapeDataString(page.Address.Segments[^1])) ?? form.Pages[0];
}
