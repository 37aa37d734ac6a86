using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class ServiceTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Every_service_names_all_six_ways_and_starts_online()
    {
        using var visitor = house.Visitor();
        var services = house.Services.GetRequiredService<Services>();
        var texts = house.Services.GetRequiredService<Texts>();
        string[] channels = ["portal", "post", "letterbox", "counter", "phone", "helper"];

        foreach (var service in services.All)
        {
            var page = await visitor.Open($"/de/leistungen/{service.Code}");
            var ways = page.Parts("section[aria-labelledby=wege] > ul > li > b");

            Assert.Equal(channels.Select(c => texts[Language.German, $"services/channel.{c}"]), ways.Select(w => w.Split(" – ")[0]), StringComparer.Ordinal);
            Assert.Equal($"/de/anliegen/{service.Form}", page.Link(".go a"));
        }
    }

    [Fact]
    public async Task An_objection_says_under_which_condition_it_works_online_and_that_the_phone_is_not_enough()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/leistungen/objection");

        Assert.Contains("Online gilt ein Widerspruch nur mit Online-Ausweis", page.Text, StringComparison.Ordinal);
        Assert.Contains("Am Telefon – so geht es nicht", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_bank_account_tells_what_happens_before_money_goes_there()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/leistungen/bank-account");

        Assert.Contains("Eine andere Person allein kann das Konto nicht ändern.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_offered_is_not_found()
    {
        using var visitor = house.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/de/leistungen/gibt-es-nicht")).Status);
    }
}
