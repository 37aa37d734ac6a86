using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>A clerk's work without a mouse, from the log-in to the answer.</summary>
public sealed class DeskKeyboardWalkTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Password = "Tisch Regen Lampe 9";

    private const string Focused = """
        () => { const e = document.activeElement; if (!e || e === document.body) return ['', 'seen'];
          const s = getComputedStyle(e), around = [e, e.closest('.search'), e.closest('tr'), e.closest('li')].filter(Boolean).map(x => getComputedStyle(x));
          const seen = around.some(x => (x.outlineStyle !== 'none' && parseFloat(x.outlineWidth) > 0) || x.boxShadow !== 'none');
          return [e.id || e.name || e.textContent.trim(), seen ? 'seen' : 'unseen'] }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_logs_in_finds_takes_and_answers_with_Tab_Enter_and_Space_and_always_sees_where_they_are()
    {
        await NewClerk("t.taste");
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await context.NewPageAsync();
        var clerk = new Walker(page, house.Address);
        await clerk.Open("/desk");

        async Task To(string name)
        {
            var way = new List<string>();
            do
            {
                await page.Keyboard.PressAsync("Tab");
                var now = await page.EvaluateAsync<string[]>(Focused);
                Assert.Equal((now[0], "seen"), (now[0], now[1]));
                way.Add(now[0]);
                Assert.True(way.Count < 120, $"Tab never came to {name}: {string.Join(", ", way)}");
            }
            while (!way[^1].StartsWith(name, StringComparison.Ordinal));
        }

        Task Go() => clerk.Leaving(() => page.Keyboard.PressAsync("Enter"));

        await To("name");
        await page.Keyboard.TypeAsync("t.taste");
        await To("wort");
        await page.Keyboard.TypeAsync(Password);
        await Go();
        var secret = Totp.FromWritten(await clerk.Words(".mono"));
        await To("code");
        await page.Keyboard.TypeAsync(Totp.At(TimeProvider.System.GetUtcNow(), secret));
        await Go();
        await To("Weiter zum Arbeitsvorrat");
        await Go();

        await To("Zum Inhalt");
        await To("Mirela Malve");
        await Go();
        await To("Nehmen");
        await Go();
        await To("Antworten");
        await Go();
        await To("text");
        await page.Keyboard.TypeAsync("Das haben wir eingetragen.");
        await To("dann-0");
        await page.Keyboard.PressAsync("ArrowDown");
        await To("Antwort senden");
        await Go();

        Assert.StartsWith("/desk", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM cases.task c JOIN people.search_trait t USING (request_id) WHERE t.name = 'Mirela Malve' AND c.outcome = 'Done'"));
    }

    [Fact]
    public async Task The_letters_shown_beside_the_buttons_do_what_the_buttons_do()
    {
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        var page = await context.NewPageAsync();
        var clerk = new Walker(page, house.Address);
        await clerk.Open("/desk");
        await clerk.Leaving(() => page.Locator("button[name=Clerk]").First.ClickAsync());

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        var first = page.Locator(".worklist tr:has(a) a").First;
        Assert.True(await first.EvaluateAsync<bool>("a => a === document.activeElement"));
        await clerk.Leaving(() => page.Keyboard.PressAsync("Enter"));
        await clerk.Leaving(() => page.Keyboard.PressAsync("n"));
        Assert.EndsWith("/ask", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await clerk.Leaving(() => page.Keyboard.PressAsync("Escape"));
        Assert.Matches("/desk/requests/[0-9]{10}$", page.Url);
        await clerk.Leaving(() => page.Keyboard.PressAsync("?"));
        Assert.EndsWith("/desk/keys", page.Url, StringComparison.Ordinal);
    }

    private async Task NewClerk(string user)
    {
        await using var scope = house.As(ActorKind.House);
        await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Tilda Taste", Team = "Team 3", Role = ClerkRole.CaseWorker, Password = Password }, Stop);
    }
}
