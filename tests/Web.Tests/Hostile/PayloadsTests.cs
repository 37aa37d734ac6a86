using Microsoft.Playwright;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>The control of <see cref="ScriptsOfOthersTests"/>: the payloads are sharp, and whoever looks would see them.</summary>
public sealed class PayloadsTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Each_payload_is_sharp_on_a_page_that_forgets_to_escape_and_whoever_looks_sees_it()
    {
        List<string> blunt = [];
        var policy = (await house.Visitor().Get("/de")).Headers.GetValues("Content-Security-Policy").Single();
        var (ran, stopped) = (0, 0);
        foreach (var guarded in (bool[])[false, true])
        {
            await using var context = await OneBrowser.AsItIs("de");
            var watch = new ScriptWatch(house.Address);
            await watch.Join(context);
            var page = await context.NewPageAsync();
            foreach (var (spot, words) in Payloads.All)
            {
                var before = watch.Executed.Count + watch.Dead.Count + watch.Called.Count;
                await page.RouteAsync("**/*", route => route.Request.Url.EndsWith("/vergessen", StringComparison.Ordinal)
                    ? route.FulfillAsync(new() { Body = Payloads.Forgotten(spot, words), ContentType = "text/html; charset=utf-8", Headers = guarded ? new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = policy } : null })
                    : route.AbortAsync());
                await page.GotoAsync(new Uri(house.Address, "vergessen").ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
                if (page.Url.EndsWith("/vergessen", StringComparison.Ordinal))
                    await watch.Look(page, "control");
                if (!guarded && watch.Executed.Count + watch.Dead.Count + watch.Called.Count == before)
                    blunt.Add(words);
                await page.UnrouteAllAsync();
            }

            (ran, stopped) = guarded ? (ran, watch.Stopped.Count) : (watch.Executed.Count, stopped);
            Assert.True(!guarded || watch.Executed.Count == 0, $"under our policy ran: {string.Join(", ", watch.Executed)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"S3 controls: of {Payloads.All.Count} payloads on a page that forgets, {ran} ran at once, {Payloads.All.Count - blunt.Count} were seen; under our policy 0 ran, {stopped} were reported");
        blunt.ForEach(words => TestContext.Current.TestOutputHelper?.WriteLine($"blunt: {words}"));
        Assert.InRange(Payloads.All.Count - blunt.Count, 120, int.MaxValue);
        Assert.InRange(ran, 40, int.MaxValue);
        Assert.InRange(stopped, 40, int.MaxValue);
    }
}
