namespace OffenesHaus.Web.Tests.Walks;

/// <summary>A call and a visit without a mouse, from the log-in to the receipt and the end, by the keys that the pages tell.</summary>
public sealed class TalkKeyboardWalkTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Focused = """
        () => { const e = document.activeElement; if (!e || e === document.body) return ['', 'seen'];
          const label = e.labels?.[0], around = [e, e.closest('.search'), e.closest('tr'), e.closest('li'), label].filter(Boolean).map(x => getComputedStyle(x)).concat(label ? getComputedStyle(label, '::before') : []);
          const seen = around.some(s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
          return [e.id || e.textContent.trim() || e.name, seen ? 'seen' : 'unseen'] }
        """;

    [Theory]
    [InlineData("phone", "Paul Mai", "Anruf annehmen")]
    [InlineData("counter", "Cora Juni", "Gespräch beginnen")]
    public async Task A_request_is_taken_down_received_and_told_with_keys_alone_and_nothing_holds_the_focus(string way, string who, string begin)
    {
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await context.NewPageAsync();
        var clerk = new Walker(page, house.Address);
        await clerk.Open($"/desk/talks/{way}");

        async Task To(string name)
        {
            var passed = new List<string>();
            do
            {
                await page.Keyboard.PressAsync("Tab");
                var now = await page.EvaluateAsync<string[]>(Focused);
                Assert.Equal((now[0], "seen"), (now[0], now[1]));
                passed.Add(now[0]);
                Assert.True(passed.Count < 150, $"Tab never came to {name}: {string.Join(", ", passed)}");
            }
            while (!passed[^1].StartsWith(name, StringComparison.Ordinal));
        }

        // Every page can be left again by Tab, forwards and backwards, and its order is the order of the page.
        async Task HoldsNothing()
        {
            Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length"));
            foreach (var key in new[] { "Tab", "Shift+Tab" })
            {
                await page.EvaluateAsync("() => document.activeElement?.blur()");
                var stops = 0;
                do
                {
                    await page.Keyboard.PressAsync(key);
                    Assert.True(++stops < 150, $"{key} never leaves {page.Url}");
                }
                while ((await page.EvaluateAsync<string[]>(Focused))[0].Length > 0);
                Assert.True(stops > 5, $"{key} found hardly anything on {page.Url}");
            }
        }

        Task Go(string key) => clerk.Leaving(() => page.Keyboard.PressAsync(key));
        async Task Told(string key) => Assert.Contains(key, await page.Locator("kbd").AllInnerTextsAsync(), StringComparer.Ordinal);

        await To(who);
        await Go("Enter");
        await HoldsNothing();
        Assert.Contains(begin, await clerk.Words("main form button"), StringComparison.Ordinal);
        await Told("N");
        await Go("n");
        var talk = new Uri(page.Url).AbsolutePath;
        await HoldsNothing();
        await To("leistung");
        await page.Keyboard.TypeAsync("Etwas anderes");
        await To("Aufnehmen");
        await Go("Enter");

        await HoldsNothing();
        await Told("↵");
        await To("concern");
        await page.Keyboard.TypeAsync("Die Heizung geht nicht mehr.");
        await To("name");
        await page.Keyboard.TypeAsync("Tilda Taste");
        await To("birthDate.d");
        await page.Keyboard.TypeAsync("3");
        await To("birthDate.m");
        await page.Keyboard.TypeAsync("11");
        await To("birthDate.y");
        await page.Keyboard.TypeAsync("1994");
        await To("replyBy");
        await page.Keyboard.PressAsync("Space");
        await Go("Control+Enter");

        Assert.EndsWith("/pruefen", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await HoldsNothing();
        await Told("↵");
        await To("vorgelesen");
        await page.Keyboard.PressAsync("Space");
        await Go("Control+Enter");

        Assert.Contains("Ihr Anliegen ist eingegangen.", await clerk.Words("main"), StringComparison.Ordinal);
        await HoldsNothing();
        if (way == "counter")
            await To("Eingangsbestätigung mit Code drucken");
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await Told("Esc");
        await Go("Escape");
        Assert.Equal(talk, new Uri(page.Url).AbsolutePath);
        await To("Beenden");
        await Go("Enter");
        Assert.Contains("Das Gespräch ist beendet.", await clerk.Words("main"), StringComparison.Ordinal);
        await Go("?");
        Assert.EndsWith("/desk/keys", page.Url, StringComparison.Ordinal);
    }
}
