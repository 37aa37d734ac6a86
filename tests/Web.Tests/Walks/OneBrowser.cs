using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OffenesHaus.Web.Tests.Walks.OneBrowser))]

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>One real Chromium for the whole run, opened by the first walk; every visitor has a context of their own in it.</summary>
public sealed class OneBrowser : IAsyncDisposable
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>A phone in somebody's hand: 360 points wide, script switched off unless a tool needs it.</summary>
    public static async Task<IBrowserContext> Phone(string language, bool script = false, int width = 360)
    {
        var context = await (await Opened()).NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 740 },
            DeviceScaleFactor = 2,
            Locale = language,
            JavaScriptEnabled = script,
            // Only for the tools that look at a page.
            BypassCSP = script,
        });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    /// <summary>A browser as people use it: script on, and our own policy on scripts in force.</summary>
    public static async Task<IBrowserContext> AsItIs(string language, int width = 1280)
    {
        var context = await (await Opened()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 740 }, Locale = language });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static async Task<IBrowser> Opened()
    {
        await Turn.WaitAsync();
        try
        {
            if (browser is not null)
                return browser;

            playwright = await Playwright.CreateAsync();
            string[] always = ["--disable-gpu", "--no-first-run", "--disable-background-networking"];
            return browser = await playwright.Chromium.LaunchAsync(new()
            {
                // The same engine without a desktop around it; where it is not to be had, the whole program.
                ExecutablePath = Programs.Sought("chromium-headless-shell") ?? Programs.Find("chromium", "Install it: apt-get install chromium-headless-shell"),
                Args = Environment.IsPrivilegedProcess ? [.. always, "--no-sandbox"] : always,
            });
        }
        finally
        {
            Turn.Release();
        }
    }
}
