using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Whatever somebody writes is shown as it was written, and is never a part of the page: at the portal and, above all, on the pages of staff.</summary>
public sealed class HostileWordsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Name = "<img src=x onerror=alert(1)>", Words = "</textarea></script><script>alert(2)</script>\n\"'><svg onload=alert(3)>", Reply = "<a href=\"javascript:alert(4)\">Vertrag</a>";

    [Fact]
    public async Task What_a_person_wrote_is_text_on_every_page_that_shows_it()
    {
        using var person = house.Visitor("127.81.0.1");
        var check = await person.Writes(Words, "de", ("name", Name));
        var receipt = await person.Submit(check, Portal.People.Main);
        var status = await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", Reply));
        AssertText(check, Name, "<script>alert(2)</script>");
        AssertText(receipt, Name, "<script>alert(2)</script>");
        AssertText(await person.Open("/de/anliegen/message/words"), "<script>alert(2)</script>");
        AssertText(status);

        var number = receipt.Keys().Number.Digits();
        using var clerk = await house.Clerk();
        AssertText(await ShownTo(clerk, number), Name);
        AssertText(await clerk.Submit(await clerk.Open("/desk/search"), "form[action='/desk/search']", ("q", number)), Name);
        AssertText(await clerk.Open($"/desk/requests/{number}"), Name, "<script>alert(2)</script>", Reply);
        foreach (var act in (string[])["ask", "answer", "assign", "note", "forward", "close"])
            AssertText(await clerk.Open($"/desk/requests/{number}/{act}"));
    }

    // The invented people of the demonstration have older days: what came now may stand on the last page.
    private static async Task<PageSeen> ShownTo(Visitor clerk, string number)
    {
        var page = await clerk.Open("/desk");
        while (page.Document.QuerySelector($"[data-number='{number}']") is null && page.Link("a[data-key='.']") is { } more)
            page = await clerk.Open(more);
        return page;
    }

    private static void AssertText(PageSeen page, params string[] shown)
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("[onerror], [onload], svg[onload], img[src='x'], a[href^='javascript'], script:not([src])").Select(e => $"{page.Address}: {e.OuterHtml}"));
        var all = page.Text + " " + string.Join(' ', page.Document.QuerySelectorAll("textarea, input").Select(f => f.TextContent + f.GetAttribute("value")));
        Assert.All(shown, words => Assert.Contains(words, all, StringComparison.Ordinal));
    }
}
