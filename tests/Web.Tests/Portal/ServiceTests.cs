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
            // A form that several services share is told which of them it is begun for.
            Assert.Contains(page.Link(".go a"), (string[])[$"/de/{service.StartsAt}", $"/de/{service.StartsAt}?leistung={service.Code}"], StringComparer.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Open($"/de/{service.StartsAt}")).Status);
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
    public async Task What_another_authority_decides_is_taken_all_the_same_and_counts_from_the_day_it_came()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/leistungen/education");

        Assert.Contains("Darüber entscheidet eine andere Stelle: Sozialamt der Stadt, Bildung und Teilhabe. Sie können es trotzdem bei uns abgeben.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Es zählt der Tag, an dem es bei uns ankommt.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unser Ziel", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_urgent_says_when_it_is_read_and_everything_says_who_reads_it()
    {
        using var visitor = house.Visitor();

        Assert.Contains("Wir lesen es an dem Tag, an dem es kommt.", (await visitor.Open("/de/leistungen/rent-debts")).Text, StringComparison.Ordinal);
        Assert.Contains("Das liest bei uns: Datenschutz", (await visitor.Open("/de/leistungen/data-copy")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_barrier_is_told_on_its_own_page_and_not_in_words_to_begin_with()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/leistungen/barrier");

        Assert.Equal("/de/barrierefreiheit/rueckmeldung", page.Link(".go a"));
        Assert.DoesNotContain("So kann der erste Satz heißen", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_offered_is_not_found()
    {
        using var visitor = house.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/de/leistungen/gibt-es-nicht")).Status);
    }
}
