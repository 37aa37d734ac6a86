using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace OffenesHaus.Web.Tests.Walks;

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

    /// <summary>How it was answered, three digits.</summary>
    public required string Status { get; init; }

    public required int Alerts { get; init; }

    /// <summary>How many headings of the first level.</summary>
    public required int Headings { get; init; }

    /// <summary>Looks at the page that stands in the browser, and keeps it as it was sent in that folder of the artifacts.</summary>
    public static async Task<PageNoted> Of(Walker person, string language, string state, string folder)
    {
        var page = person.Page;
        var size = page.ViewportSize!;
        var html = await person.Html();
        var file = Path.Combine(Programs.Artifacts(folder), string.Create(CultureInfo.InvariantCulture, $"{language}-{state.Replace(' ', '-')}.html"));
        await System.IO.File.WriteAllTextAsync(file, html);

        List<AxeResultItem> violations = [.. (await page.RunAxe()).Violations];
        await Picture("");
        // 1280 points at 400 % are 320 (WCAG 1.4.10).
        await page.SetViewportSizeAsync(320, 256);
        var overflow = await page.EvaluateAsync<string[]>("""
            () => { const wide = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= wide ? []
                : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1 || e.getBoundingClientRect().left < -1)
                    .slice(0, 5).map(e => `${e.tagName}.${e.className}#${e.id}`).concat('page') }
            """);
        // A desk is wide; narrow it is another page to those who need it large.
        if (size.Width > 400)
            violations.AddRange((await page.RunAxe()).Violations);
        await Picture("-320");
        await page.SetViewportSizeAsync(size.Width, size.Height);
        var dead = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('[role=alert] a[href^="#"]')].map(a => a.getAttribute('href'))
              .filter(h => !document.getElementById(h.slice(1))?.matches('input, textarea, select, button, a[href], summary, [tabindex]'))
            """);
        Task Picture(string suffix) => Environment.GetEnvironmentVariable("OH_PICTURES") is null
            ? Task.CompletedTask
            : page.ScreenshotAsync(new() { FullPage = suffix.Length == 0, Path = Path.ChangeExtension(file, null) + suffix + ".png" });

        return new()
        {
            State = $"{language}, {state}",
            Language = language,
            File = file,
            Broken = [.. violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}")],
            TooWide = overflow,
            DeadLinks = dead,
            Lang = await page.Locator("html").GetAttributeAsync("lang") ?? "",
            Direction = await page.Locator("html").GetAttributeAsync("dir") ?? "",
            Title = await page.TitleAsync(),
            Status = person.Status,
            Alerts = await page.Locator("[role=alert]").CountAsync(),
            Headings = await page.Locator("h1").CountAsync(),
        };
    }
}
