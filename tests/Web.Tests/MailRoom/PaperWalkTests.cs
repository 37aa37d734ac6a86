using Microsoft.Playwright;
using OffenesHaus.Web.Invented;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.MailRoom;

/// <summary>The mail room at a real browser with script switched off: a paper from the letterbox to its day.</summary>
public sealed class PaperWalkTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    [Theory]
    [InlineData(1280), InlineData(900)]
    public async Task A_paper_is_taken_in_written_out_beside_its_image_and_handed_in(int width)
    {
        await using var context = await OneBrowser.Phone("de", width: width);
        var clerk = new Walker(await context.NewPageAsync(), house.Address);
        await clerk.Open("/desk/post/papers");
        await clerk.Leaving(() => clerk.Page.Locator("button[name=Clerk]", new() { HasText = "Klara Januar" }).ClickAsync());
        if (0L.Equals(await house.Ask("SELECT count(*) FROM intake.emptying WHERE box = 'frist'")))
        {
            await clerk.Open("/desk/post");
            await clerk.Write(("Box", "frist"), ("Day", "2.11.2026"), ("Time", "7:30"), ("BeforeDay", "30.10.2026"), ("BeforeTime", "12:00"));
            await clerk.Press(".form .act.main");
        }

        await Picture(clerk, $"log-{width}");
        await clerk.Open("/desk/post/papers");
        await clerk.Page.Locator("main summary").ClickAsync();
        await clerk.Write(("Channel", "Letterbox"), ("CompartmentOn", "31.10.2026"), ("PaperOn", "30.10.2026"));
        await clerk.Page.SelectOptionAsync("[name=Emptying]", new SelectOptionValue { Label = "Fristenkasten, Mo 02.11. 7:30 Uhr" });
        await clerk.Photos("scan", ("seite-1.png", DrawnPaper.Png("Antrag, mit der Hand")), ("seite-2.png", DrawnPaper.Png($"Seite zwei, {width}")));
        await Picture(clerk, $"papers-{width}");
        await clerk.Press(".form .act.main");
        Assert.Contains("Samstag, 31. Oktober 2026", await clerk.Words(".daybox"), StringComparison.Ordinal);
        Assert.Equal(2, await clerk.Page.Locator(".scan img").CountAsync());
        await Picture(clerk, $"paper-{width}");

        await clerk.Page.SelectOptionAsync("[name=Service]", "something-else");
        await clerk.Press(".form .act.main");
        await clerk.Write(("concern", "Ich brauche Hilfe mit der Miete."), ("name", "Paula Papier"), ("address", "Lindenstraße 4\n12345 Musterstadt"));
        await Picture(clerk, $"interview-{width}");
        await clerk.Press(Walker.Main);
        await Picture(clerk, $"check-{width}");
        await clerk.Press(".asked .act.main");

        Assert.Contains("Abgelegt zu Anliegen", await clerk.Words(".notice.good"), StringComparison.Ordinal);
        await Picture(clerk, $"filed-{width}");
    }

    private static Task Picture(Walker clerk, string name) => clerk.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Programs.Artifacts("paper"), name + ".png") });
}
