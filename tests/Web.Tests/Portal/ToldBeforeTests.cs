namespace OffenesHaus.Web.Tests.Portal;

/// <summary>Whoever has one matter open need not write the same again for the next: they confirm it, or change it.</summary>
public sealed class ToldBeforeTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task The_first_page_of_a_renewal_takes_over_what_was_told_on_wish_and_keeps_what_is_confirmed()
    {
        using var karim = house.Visitor();
        var applied = (await karim.Applies()).Keys();
        var empty = await karim.Open("/de/anliegen/renewal");
        Assert.Equal("", Field(empty, "name"));
        Assert.Contains(applied.Number, empty.Part("main .notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("Karim", empty.Text, StringComparison.Ordinal);

        var taken = await karim.Open(empty.Link("main .notice a")!);
        Assert.Equal(["Karim Haddad", "3", "11", "1994"], new[] { "name", "birthDate.d", "birthDate.m", "birthDate.y" }.Select(f => Field(taken, f)), StringComparer.Ordinal);
        Assert.Equal("Lindenstraße 4, 12345 Musterstadt", Field(taken, "reach"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM intake.request WHERE form = 'renewal'"));

        // Confirmed but for one: the next matter has it, and the one before is as it was.
        var receipt = await karim.Submit(taken, People.Main, ("reach", "Neuweg 5, 12345 Musterstadt"));
        Assert.True(receipt.IsReceipt(), receipt.Text);
        Assert.NotEqual(applied.Number, receipt.Keys().Number, StringComparer.Ordinal);
        Assert.Contains("Karim Haddad", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Neuweg 5", receipt.Text, StringComparison.Ordinal);
        await karim.ComesBack(applied.Number.Digits(), applied.Code);
        Assert.DoesNotContain("Neuweg 5", (await karim.Open("/de/eingang")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_offered_what_is_not_open_at_their_own_browser()
    {
        using var karim = house.Visitor();
        await karim.Applies();
        using var other = house.Visitor();

        var page = await other.Open("/de/anliegen/renewal?wie=vorher");

        Assert.Equal("", Field(page, "name"));
        Assert.Null(page.Document.QuerySelector("main a[href*='wie=vorher']"));
    }

    private static string Field(PageSeen page, string name) =>
        page.Document.QuerySelector($"[name='{name}']") is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value.Trim() : page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? "";
}
