using System.Net;
using Microsoft.Playwright;

namespace OffenesHaus.Web.Tests.Walks;

public sealed class QuickExitTests(HouseToLeave house) : IClassFixture<HouseToLeave>
{
    private const string Secret = "Er darf nicht wissen, wo ich bin.";

    [Theory]
    [InlineData(false, "button", "de"), InlineData(true, "button", "de"), InlineData(true, "escape", "de"), InlineData(false, "button", "ar"), InlineData(true, "escape", "ar")]
    public async Task Who_leaves_is_elsewhere_at_once_and_going_back_shows_nothing_and_opens_nothing(bool script, string how, string language)
    {
        await using var context = script ? await OneBrowser.AsItIs(language, 360) : await OneBrowser.Phone(language);
        var person = new Walker(await context.NewPageAsync(), house.Address);
        await person.Open($"/{language}/anliegen/message");
        await person.Write(("concern", Secret), ("name", "Nora Niemand"), ("replyBy", "here"));
        await person.Press(Walker.Main);
        await person.Press(Walker.Main);
        var keys = await person.Keys();
        await person.Open($"/{language}/status/anliegen");
        Assert.Contains(keys.Number.Split(' ')[0], await person.Page.ContentAsync(), StringComparison.Ordinal);

        if (how == "escape")
        {
            // Twice is enough; on a busy machine more than three seconds may lie between two presses.
            for (var tries = 0; tries < 5 && person.Page.Url != house.Elsewhere; tries++)
            {
                await person.Page.Keyboard.PressAsync("Escape");
                await person.Page.Keyboard.PressAsync("Escape");
                await person.IsLedTo(house.Elsewhere, seconds: 8);
            }
        }
        else
        {
            await person.Page.ClickAsync(".leave button");
        }

        Assert.True(await person.IsLedTo(house.Elsewhere), person.Page.Url);
        // With script the page is gone first, and the session ends as soon as the house hears of it.
        var number = string.Concat(keys.Number.Where(char.IsAsciiDigit));
        for (var tries = 0; tries < 100 && await house.Ask($"SELECT left_at IS NOT NULL FROM intake.request WHERE number = {number}") is not true; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        for (var back = 0; back < 4; back++)
        {
            await person.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Load, Timeout = 10_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
            var html = await person.Page.ContentAsync();
            Assert.DoesNotContain(Secret, html, StringComparison.Ordinal);
            Assert.DoesNotContain("Nora Niemand", html, StringComparison.Ordinal);
            Assert.DoesNotContain(keys.Number, html, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["status/anliegen", "eingang", "anliegen/message/words", "status/schutz"])
        {
            await person.Open($"/{language}/{path}");
            Assert.DoesNotContain(Secret, await person.Page.ContentAsync(), StringComparison.Ordinal);
        }

        Assert.NotNull(await house.Ask($"SELECT left_at FROM intake.request WHERE number = {number}"));
        Assert.DoesNotContain(await context.CookiesAsync(), c => c.Name == "oh-anliegen");
    }

    [Fact]
    public async Task Once_Escape_alone_leaves_nothing()
    {
        await using var context = await OneBrowser.AsItIs("de", 360);
        var person = new Walker(await context.NewPageAsync(), house.Address);
        await person.Open("/de/status");
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.Keyboard.PressAsync("a");
        await person.Page.Keyboard.PressAsync("Escape");

        // Leaving hides the page in the very same moment.
        Assert.False(await person.Page.EvaluateAsync<bool>("document.documentElement.hidden"));
        Assert.EndsWith("/de/status", person.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("ar")]
    public async Task Every_page_that_can_show_something_of_a_person_can_be_left_and_says_what_stays(string language)
    {
        using var person = house.Visitor();
        await person.Submit(await person.Open($"/{language}/anliegen/message"), Walker.Main, ("concern", Secret), ("name", "Nora Niemand"), ("replyBy", "here"));
        await person.Submit(await person.Open($"/{language}/anliegen/message/pruefen"), Walker.Main);
        foreach (var path in (string[])["anliegen/message", "anliegen/message/pruefen", "eingang", "gespeichert", "status", "status/anliegen", "status/gelesen", "status/antwortweg", "status/schutz", "status/zugang", "status/verloren", "status/neuer-code", "status/persoenlich", "hilfe", "gibt-es-nicht"])
        {
            var page = await person.Open($"/{language}/{path}");
            Assert.True(page.Document.QuerySelectorAll(".leave button").Length == 1, $"{path} cannot be left");
            Assert.True(page.Document.QuerySelectorAll(".foot .small").Length > 0, $"{path} says nothing of the history");
        }

        foreach (var path in (string[])["", "leistungen", "impressum"])
            Assert.Empty((await person.Open($"/{language}/{path}")).Document.QuerySelectorAll(".leave"));
    }

    [Fact]
    public async Task Leaving_clears_what_the_browser_kept_and_needs_no_token()
    {
        using var person = house.Visitor();
        using var way = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };
        using var answer = await way.PostAsync(new Uri("/de/verlassen", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/de/verlassen", answer.Headers.Location!.ToString());
        Assert.Equal("\"cache\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        var onward = await person.Open("/de/verlassen");
        Assert.DoesNotContain("Jobcenter", onward.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(house.Elsewhere, onward.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
