using System.Text.Json;
using Microsoft.Playwright;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>A call in Arabic as a reader of the screen has it: every control by role and name, headings in order, what changes announced, and each word in the language it is in.</summary>
public sealed class TalkByEarTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    // Words of Arabic outside an Arabic part, and German ones inside it: a voice of the wrong language reads them. A German name in an Arabic sentence is part of the sentence.
    private const string WronglySaid = """
        () => { const wrong = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          for (let n = walk.nextNode(); n; n = walk.nextNode()) {
            const e = n.parentElement, words = n.data.trim(), lang = e.closest('[lang]').lang;
            if (!words || e.closest('script, textarea, kbd')) continue;
            if (/[\u0621-\u064a]{2}/.test(words) && lang !== 'ar' && !e.closest('bdi')) wrong.push(lang + ': ' + words);
            if (/[A-Za-zäöü]{4}/.test(words) && !/[\u0621-\u064a]/.test(words) && lang === 'ar' && !e.closest('bdi')) wrong.push(lang + ': ' + words);
          }
          return wrong }
        """;

    private const string OneLanguageOnly = """
        () => [...document.querySelectorAll('.asked legend, .asked .kern-label')].filter(l => !l.closest('details:not([open])') && !l.matches('.kern-sr-only'))
          .filter(l => !/[\u0621-\u064a]/.test(l.textContent) || !(l.querySelector('.de[lang=de]'))).map(l => l.textContent.trim().slice(0, 60))
        """;

    // The sheet of the desk is made for left to right: what is asked from the right begins there, too.
    private const string BeginsOnTheWrongSide = """
        () => [...document.querySelectorAll('.asked .kern-fieldset > legend.kern-label')].filter(l => Math.abs(l.getBoundingClientRect().right - l.parentElement.getBoundingClientRect().right) > 20).map(l => l.textContent.trim())
        """;

    [Fact]
    public async Task Every_page_of_a_call_in_Arabic_can_be_heard()
    {
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await context.NewPageAsync();
        var clerk = new Walker(page, house.Address);
        List<string> wrong = [];
        await clerk.Open("/desk/talks/phone");
        await clerk.Leaving(() => page.Locator("button[name=Clerk]", new() { HasText = "Paul Mai" }).ClickAsync());
        wrong.AddRange(await Heard(page, "telephone"));
        await clerk.Press("main form .act.main");
        await page.SelectOptionAsync("[name=Speaks]", "ar");
        await clerk.Press("form[action$='handler=caller'] button");
        wrong.AddRange(await Heard(page, "call"));

        var talk = page.Url;
        foreach (var service in new[] { "first-application", "change-notice", "something-else" })
        {
            await clerk.Open(talk);
            await page.SelectOptionAsync("[name=Service]", service);
            await clerk.Press("form[action$='handler=begin'] button");
            wrong.AddRange(await Heard(page, $"first page of {service}"));
            wrong.AddRange((await page.EvaluateAsync<string[]>(OneLanguageOnly)).Select(l => $"{service}: not in both languages: {l}"));
            wrong.AddRange((await page.EvaluateAsync<string[]>(BeginsOnTheWrongSide)).Select(l => $"{service}: begins on the wrong side: {l}"));
            Assert.Equal("status", await page.Locator("[data-kept]").GetAttributeAsync("role"));
        }

        await clerk.Write(("concern", "Die Heizung geht nicht mehr."), ("name", "Rosa Ruft"), ("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1990"), ("replyBy", "letter"));
        await clerk.Press("button[value=continue].kern-btn");
        wrong.AddRange(await Heard(page, "with an error"));
        Assert.Equal(1, await page.Locator("main [role=alert]").CountAsync());
        Assert.Equal("true", await page.Locator("[name='birthDate.d']").GetAttributeAsync("aria-invalid"));
        await clerk.Write(("birthDate.m", "3"));
        await clerk.Press("button[value=continue].kern-btn");
        wrong.AddRange(await Heard(page, "read back"));
        // A letter is wished for, and nobody said where to: it is asked, in both languages, and bars nothing.
        Assert.Contains("Wohin soll der Brief?", await clerk.Words(".asked"), StringComparison.Ordinal);
        await page.Locator("#vorgelesen").CheckAsync();
        await clerk.Press("main form .act.main");
        wrong.AddRange(await Heard(page, "received"));
        var said = await page.Locator("section[aria-labelledby=nr] p[lang]").EvaluateAllAsync<string[]>("all => all.map(p => p.lang + ' ' + p.dir)");
        Assert.Equal(["ar rtl", "de ltr"], said);

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_page_that_cannot_be_heard_is_noticed()
    {
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<html lang='de'><main><h1>A</h1><h3>B</h3><input><p>\u0645\u0631\u062d\u0628\u0627</p><div lang='ar'>Guten Tag</div></main></html>");

        var wrong = await Heard(page, "planted");

        Assert.Equal(["planted: a textbox without a name", "planted: heading 3 after 1: B", "planted: said in ar: Guten Tag", "planted: said in de: \u0645\u0631\u062d\u0628\u0627"], wrong.Order(StringComparer.Ordinal));
    }

    // By Chromium's own tree for readers of the screen.
    private static async Task<IReadOnlyList<string>> Heard(IPage page, string state)
    {
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Programs.Artifacts("by-ear"), state.Replace(' ', '-') + ".png") });
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().Where(n => !n.GetProperty("ignored").GetBoolean()).ToList();
        await session.DetachAsync();
        List<string> wrong = [];
        foreach (var node in tree.Where(n => Property(n, "focusable") == "True" && Value(n, "role") is not ("RootWebArea" or "generic") && Value(n, "name").Trim().Length == 0))
            wrong.Add($"{state}: a {Value(node, "role")} without a name");
        var before = 0;
        foreach (var heading in tree.Where(n => Value(n, "role") == "heading"))
        {
            var level = int.Parse(Property(heading, "level"), System.Globalization.CultureInfo.InvariantCulture);
            if (level > before + 1)
                wrong.Add($"{state}: heading {level} after {before}: {Value(heading, "name")}");
            before = level;
        }

        if (tree.Count(n => Value(n, "role") == "main") != 1)
            wrong.Add($"{state}: not one main part");
        wrong.AddRange((await page.EvaluateAsync<string[]>(WronglySaid)).Select(w => $"{state}: said in {w}"));
        return wrong;
    }

    private static string Value(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.TryGetProperty("value", out var text) ? text.ToString() : "";

    private static string Property(JsonElement node, string name) =>
        node.TryGetProperty("properties", out var all) && all.EnumerateArray().FirstOrDefault(p => p.GetProperty("name").GetString() == name) is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("value").GetProperty("value").ToString() : "";
}
