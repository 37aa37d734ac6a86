using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Reach;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class LetterboxShutTests(LetterboxShutTests.SaturdayNight house) : IClassFixture<LetterboxShutTests.SaturdayNight>
{
    /// <summary>Saturday, 28 November 2026, 22:00: nobody is there.</summary>
    public sealed class SaturdayNight : OpenHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => settings with { Time = new(2026, 11, 28, 21, 0, 0, TimeSpan.Zero) };
    }

    [Fact]
    public async Task While_the_letterbox_is_shut_no_page_says_that_it_is_open()
    {
        using var visitor = house.Visitor();
        Assert.EndsWith("Briefkasten: immer", (await visitor.Open("/de")).Part(".strip"), StringComparison.Ordinal);
        Assert.Contains("Online und Briefkasten: immer", (await visitor.Open("/de/wege")).Text, StringComparison.Ordinal);
        var night = await visitor.Open("/de/gibt-es-nicht");
        Assert.Contains("Was bis 24 Uhr darin liegt", night.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Telefon", night.Part("section[aria-labelledby=frist] ul"), StringComparison.Ordinal);
        Assert.Contains("geschlossen Wieder offen: ", night.Part("section[aria-labelledby=frist]"), StringComparison.Ordinal);

        await using (var scope = house.As(ActorKind.Clerk, Guid.CreateVersion7()))
        {
            var at = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            await scope.ServiceProvider.GetRequiredService<ProposeHours>().Run(
                new ClosureWanted { Shut = [Law.Channel.Letterbox], From = at.AddMinutes(-1), Until = at.AddHours(20), Reason = new("Aufgebrochen", "Broken open") }, TestContext.Current.CancellationToken);
        }

        Assert.EndsWith("Online: immer", (await visitor.Open("/de")).Part(".strip"), StringComparison.Ordinal);
        var ways = await visitor.Open("/de/wege");
        Assert.Contains("Online: immer, auch nachts", ways.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tag und Nacht", ways.Part("section[aria-labelledby=post]"), StringComparison.Ordinal);
        Assert.Contains("Aufgebrochen Briefkasten:", ways.Part("section[aria-labelledby=anders]"), StringComparison.Ordinal);
        var trouble = await visitor.Open("/de/gibt-es-nicht");
        Assert.Equal(HttpStatusCode.NotFound, trouble.Status);
        Assert.DoesNotContain("Was bis 24 Uhr darin liegt", trouble.Text, StringComparison.Ordinal);
        Assert.Contains("geschlossen. Wieder offen", (await visitor.Open("/de/leistungen/first-application")).Part("section[aria-labelledby=wege]"), StringComparison.Ordinal);
    }
}
