using System.Diagnostics;
using Microsoft.Playwright;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>A real Chromium as a process of its own, made to be killed.</summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string profile;

    private BrowserProcess(Process process, string profile) => (this.process, this.profile) = (process, profile);

    public static async Task<(BrowserProcess Process, IPage Page)> Open(IPlaywright playwright, Uri house, Person who)
    {
        var profile = Directory.CreateTempSubdirectory("oh-browser-").FullName;
        string[] words = ["--remote-debugging-port=0", $"--user-data-dir={profile}", "--disable-gpu", "--no-first-run", .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), "about:blank"];
        var program = Programs.Sought("chromium-headless-shell") ?? Programs.Find("chromium", "Install it: apt-get install chromium-headless-shell");
        var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.IndexOf("ws://", StringComparison.Ordinal) is > 0 and var at)
            {
                _ = process.StandardError.ReadToEndAsync();
                var browser = await playwright.Chromium.ConnectOverCDPAsync(line[at..]);
                var context = browser.Contexts[0];
                await context.AddCookiesAsync(who.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = house.ToString() }));
                return (new(process, profile), await context.NewPageAsync());
            }
        throw new InvalidOperationException("Chromium did not open.");
    }

    /// <summary>With everything it has in memory.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of it still lets go.
        }
    }
}
