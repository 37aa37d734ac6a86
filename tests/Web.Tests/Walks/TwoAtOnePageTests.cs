using OffenesHaus.Web.Tests.Talk;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>The desk's script saves a conversation by itself, and stops where a colleague writes on the same page.</summary>
public sealed class TwoAtOnePageTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task Where_somebody_else_writes_too_the_page_says_so_and_saves_no_more_until_it_is_pressed()
    {
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await context.NewPageAsync();
        var paul = new Walker(page, house.Address);
        await paul.Open("/desk/talks/phone");
        await paul.Leaving(() => page.Locator("button[name=Clerk]", new() { HasText = "Paul Mai" }).ClickAsync());
        await paul.Press("main form .act.main");
        var talk = new Uri(page.Url).AbsolutePath;
        await page.SelectOptionAsync("[name=Service]", "something-else");
        await paul.Press("form[action$='handler=begin'] button");
        using var miriam = await house.Clerk();
        var taken = await miriam.Submit(await miriam.Open(talk), "form[action$='handler=here']");
        await miriam.Submit(await miriam.Open(taken.Link("a[href*='/angaben']")!), "button[value=save]", ("concern", "Die Heizung ist kalt."), ("name", "Rosa Ruft"));

        await page.FillAsync("[name=concern]", "Das Wasser ist kalt.");
        await page.Locator("[data-kept]", new() { HasText = "Auf dieser Seite schreibt noch jemand." }).WaitForAsync();
        var posts = 0;
        page.Request += (_, sent) => posts += sent.Method == "POST" ? 1 : 0;
        await page.FillAsync("[name=concern]", "Das Wasser ist kalt und braun.");
        await page.WaitForTimeoutAsync(6_000);
        Assert.Equal(0, posts);

        await paul.Press(TalkPages.Continue);
        Assert.Equal("422", paul.Status);
        Assert.Equal(("Rosa Ruft", "Das Wasser ist kalt und braun."), (await page.InputValueAsync("[name=name]"), await page.InputValueAsync("[name=concern]")));
    }
}
