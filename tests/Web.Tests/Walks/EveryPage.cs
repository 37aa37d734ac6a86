using System.Globalization;
using Deque.AxeCore.Playwright;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Walks once through every page of the portal in every state and every language, and notes what the tools say about each.</summary>
public sealed class EveryPage : OpenHouse, IAsyncLifetime
{
    private readonly List<PageNoted> noted = [];

    internal IReadOnlyList<PageNoted> Noted => noted;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        foreach (var language in new[] { "de", "en", "ar" })
        {
            // Script is on for the tools alone.
            await using var context = await OneBrowser.Phone(language, script: true);
            await Walk(new Walker(await context.NewPageAsync(), Address), language);
        }
    }

    private async Task Walk(Walker person, string language)
    {
        async Task Note(string state) => noted.Add(await Look(person, language, state));
        async Task Open(string path, string state)
        {
            await person.Open($"/{language}{path}");
            await Note(state);
        }

        async Task Press(string button, string state)
        {
            await person.Press(button);
            await Note(state);
        }

        await Open("", "start");
        await Open("/anliegen/apply", "apply empty");
        await Press(Walker.Main, "apply with errors");
        await person.Write(("name", "Karim Haddad"), ("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1994"), ("want", "livelihood"));
        await Press(Walker.Main, "receipt with missing and odd answers");
        await Open("/anliegen/apply", "part 2 empty");
        await Press(Walker.Main, "part 2 with errors");
        await Open("/anliegen/apply/papers", "papers");
        await Open("/anliegen/apply/closing", "closing");
        await Open("/anliegen/apply/pruefen", "check with missing");

        await Open("/anliegen/change-notice", "change notice");
        await person.Write(("name", "Rana Çelik"), ("birthDate.d", "5"), ("birthDate.m", "1"), ("birthDate.y", "1988"));
        await Press(Walker.Main, "what has changed");
        foreach (var kind in new[] { "move", "account", "housing" })
            await person.Write(("kinds", kind));
        await person.Write(("who", "me"));
        await Press(Walker.Main, "move");
        await person.Write(("move.postalCode", "12"), ("move.validFrom.d", "1"));
        await person.Photos("move.evidence", ("vertrag.jpg", Files.Jpeg), ("leer.jpg", []));
        await Press(Walker.Add, "a photo kept and one refused");
        await Press(Walker.Main, "move with errors");
        await Press(Walker.Save, "saved");
        await Open("/anliegen/change-notice/account", "account");

        await Open("/anliegen/message", "message empty");
        await person.Write(("concern", "Ich lege Widerspruch ein.\nZweite Zeile."), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        await Press(Walker.Main, "check with objection");
        await Press(Walker.Main, "receipt with objection");
        var (number, code) = await person.Keys();

        await Open("/status", "number and code");
        await person.Write(("Number", number), ("Code", "0000 0000 0000"));
        await Press(Walker.Main, "wrong code");
        await person.Write(("Number", number), ("Code", code));
        await Press(Walker.Main, "status");
        await Press(Walker.Main, "empty reply");
        await person.Write(("Words", "Noch etwas: <b>wichtig</b>"));
        await person.Photos("files", ("gut.jpg", Files.Jpeg), ("leer.jpg", []));
        await Press(Walker.Main, "reply partly taken");
        await person.Leaving(() => person.Page.Locator("[role=status] a").ClickAsync());
        await Note("receipt of a reply");
        await Open("/anliegen/message/words", "message filled");
    }

    private static async Task<PageNoted> Look(Walker person, string language, string state)
    {
        var page = person.Page;
        var html = await person.Html();
        var file = Path.Combine(Programs.Artifacts("html"), string.Create(CultureInfo.InvariantCulture, $"{language}-{state.Replace(' ', '-')}.html"));
        await File.WriteAllTextAsync(file, html);

        var axe = await page.RunAxe();
        // 1280 points at 400 % are 320 (WCAG 1.4.10).
        await page.SetViewportSizeAsync(320, 256);
        var overflow = await page.EvaluateAsync<string[]>("""
            () => { const wide = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= wide ? []
                : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1 || e.getBoundingClientRect().left < -1)
                    .slice(0, 5).map(e => `${e.tagName}.${e.className}#${e.id}`).concat('page') }
            """);
        await page.SetViewportSizeAsync(360, 740);
        var dead = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('[role=alert] a[href^="#"]')].map(a => a.getAttribute('href'))
              .filter(h => !document.getElementById(h.slice(1))?.matches('input, textarea, select, button, a[href], summary, [tabindex]'))
            """);
        return new()
        {
            State = $"{language}, {state}",
            Language = language,
            File = file,
            Broken = [.. axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}")],
            TooWide = overflow,
            DeadLinks = dead,
            Lang = await page.Locator("html").GetAttributeAsync("lang") ?? "",
            Direction = await page.Locator("html").GetAttributeAsync("dir") ?? "",
            Title = await page.TitleAsync(),
            Alerts = await page.Locator("[role=alert]").CountAsync(),
        };
    }
}

/// <summary>What was found on one page in one state.</summary>
internal sealed record PageNoted
{
    public required string State { get; init; }

    public required string Language { get; init; }

    /// <summary>The page as it was sent, for the checker of HTML.</summary>
    public required string File { get; init; }

    public required IReadOnlyList<string> Broken { get; init; }

    public required IReadOnlyList<string> TooWide { get; init; }

    public required IReadOnlyList<string> DeadLinks { get; init; }

    public required string Lang { get; init; }

    public required string Direction { get; init; }

    public required string Title { get; init; }

    public required int Alerts { get; init; }
}
