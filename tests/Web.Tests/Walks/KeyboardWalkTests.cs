using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Walks;

public sealed class KeyboardWalkTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Focused = """
        () => { const e = document.activeElement; if (!e || e === document.body) return ['', ''];
          const s = getComputedStyle(e), l = e.labels?.[0] ? getComputedStyle(e.labels[0], '::before') : s, b = getComputedStyle(e, '::before');
          const seen = [s, l, b].some(x => (x.outlineStyle !== 'none' && parseFloat(x.outlineWidth) > 0) || x.boxShadow !== 'none');
          return [e.id || e.getAttribute('value') || '.' + e.className || e.getAttribute('href') || e.tagName, seen ? 'seen' : 'unseen'] }
        """;

    [Fact]
    public async Task An_application_needs_no_mouse_and_the_focus_is_always_seen()
    {
        await using var desk = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await desk.NewPageAsync();
        var karim = new Walker(page, house.Address);
        await karim.Open("/de/anliegen/apply");

        var way = new List<string>();
        async Task To(string id)
        {
            do
            {
                await page.Keyboard.PressAsync("Tab");
                var now = await page.EvaluateAsync<string[]>(Focused);
                Assert.Equal((now[0], "seen"), (now[0], now[1]));
                way.Add(now[0]);
                Assert.True(way.Count < 40, $"Tab never came to {id}: {string.Join(", ", way)}");
            }
            while (way[^1] != id);
        }

        await To("name");
        Assert.Equal(".skip", way[0]);
        await page.Keyboard.TypeAsync("Karim Haddad");
        await To("birthDate.d");
        await page.Keyboard.TypeAsync("3");
        await To("birthDate.m");
        await page.Keyboard.TypeAsync("11");
        await To("birthDate.y");
        await page.Keyboard.TypeAsync("1994");
        await To("reach");
        await page.Keyboard.TypeAsync("Telefon 0176 5550100");
        await To("want");
        await page.Keyboard.PressAsync("Space");
        await To("continue");
        Assert.Equal(["name", "birthDate.d", "birthDate.m", "birthDate.y", "reach", "want"], way.Where(w => w is "name" or "reach" or "want" || w.StartsWith("birthDate", StringComparison.Ordinal)), StringComparer.Ordinal);
        await karim.Leaving(() => page.Keyboard.PressAsync("Enter"));

        Assert.Contains("Ihr Antrag ist angekommen.", await karim.Words("h1"), StringComparison.Ordinal);
        Assert.Equal(1, await house.Arrivals((await karim.Keys()).Number));
    }

    [Fact]
    public async Task Enter_in_a_field_goes_on_and_takes_no_file_away()
    {
        await using var desk = await OneBrowser.Phone("de", script: true, width: 1280);
        var oksana = new Walker(await desk.NewPageAsync(), house.Address);
        await oksana.Open("/de/anliegen/evidence");
        await oksana.Photos("files", ("lohn.jpg", Files.Jpeg));
        await oksana.Press(Walker.Add);
        await oksana.Write(("name", "Oksana Melnyk"));

        await oksana.Leaving(() => oksana.Page.Locator("#name").PressAsync("Enter"));

        // The birth date is still asked; what matters is that Enter meant "continue".
        Assert.Contains("lohn.jpg", await oksana.Words("main"), StringComparison.Ordinal);
    }
}
