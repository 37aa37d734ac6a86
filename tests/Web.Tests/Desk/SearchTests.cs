using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class SearchTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("apfel", "Rana Apfelbaum"), InlineData("gaensebl", "Greta Gänseblum"), InlineData("GANSEBLUM greta", "Greta Gänseblum"), InlineData("14.3.1991", "Rana Apfelbaum")]
    [InlineData("000a000004", "Rana Apfelbaum"), InlineData("rana 14.03.1991", "Rana Apfelbaum"), InlineData("& | ! ( ) : *", null), InlineData("x' OR 1=1", null)]
    public async Task A_person_is_found_by_the_beginning_of_a_name_a_birth_date_or_a_customer_number(string asked, string? found)
    {
        using var clerk = await house.Clerk();

        var page = await Search(clerk, asked);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(found is null ? [] : [found], page.Parts(".worklist td a"));
    }

    [Theory]
    [InlineData("Jürgen Müller", "mueller jurgen"), InlineData("Juergen Mueller", "Jürgen Mü"), InlineData("Ayşe Yıldız", "ayse yildiz"), InlineData("Ayse Yildiz", "Yıldız"), InlineData("Łukasz Wałęsa", "lukasz walesa"), InlineData("Søren Bærg", "soren baerg"), InlineData("Søren Bærg", "soren borg", false)]
    public async Task Nobody_has_to_know_how_a_name_is_spelt(string written, string asked, bool found = true)
    {
        using var clerk = await house.Clerk();
        using var person = house.Visitor();
        await person.Submit(await person.Writes("Ich habe eine Frage.", "de", ("name", written)), Portal.People.Main);

        Assert.Equal(found, (await Search(clerk, asked)).Parts(".worklist td a").Contains(written, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_search_goes_by_its_index()
    {
        // How names are made alike stands twice, in the index and in the function that asks it: the plan proves that both say the same.
        var source = (string)(await house.Ask("SELECT prosrc FROM pg_proc WHERE oid = 'people.found'::regproc"))!;
        var asked = source[source.IndexOf("to_tsvector(", StringComparison.Ordinal)..source.IndexOf("$words$ END", StringComparison.Ordinal)].Replace("$1", "'muller:*'", StringComparison.Ordinal);

        var plan = await house.Ask($"BEGIN; SET LOCAL enable_seqscan = off; EXPLAIN (FORMAT JSON) SELECT FROM people.search_trait t WHERE {asked}; COMMIT");

        Assert.Contains("ix_search_trait_words", plan!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_finds_its_request_however_it_is_grouped()
    {
        using var clerk = await house.Clerk();
        var number = ((long)(await house.Ask("SELECT min(number) FROM intake.request"))!).ToString();

        var page = await Search(clerk, $"{number[..3]} {number[3..6]}-{number[6..]}");

        Assert.Single(page.Parts(".worklist td a"));
    }

    [Fact]
    public async Task Nobody_reads_from_the_address_who_was_searched_for_and_it_opens_again_only_for_the_clerk_who_searched()
    {
        using var clerk = await house.Clerk();
        var page = await Search(clerk, "apfelbaum");

        Assert.DoesNotContain("apfel", page.Address.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/desk/search?s=", page.Address.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Rana Apfelbaum"], (await clerk.Open(page.Address.PathAndQuery)).Parts(".worklist td a"));

        using var other = await house.Clerk("Jonas Winter");
        var shut = await other.Open(page.Address.PathAndQuery);
        Assert.Empty(shut.Parts(".worklist td a"));
        Assert.Contains("abgelaufen", shut.Part(".none"), StringComparison.Ordinal);
        Assert.Empty((await clerk.Open("/desk/search?q=apfelbaum")).Parts(".worklist td a"));
        Assert.Empty((await clerk.Open("/desk/search?s=erfunden")).Parts(".worklist td a"));
    }

    [Fact]
    public async Task The_journal_says_that_somebody_searched_by_which_traits_and_how_many_were_found_and_never_the_words()
    {
        using var clerk = await house.Clerk("Ayla Herbst");

        var page = await Search(clerk, "Rana 14.3.1991");
        await clerk.Open(page.Address.PathAndQuery);

        Assert.Equal("by=birth-date+name;found=1", await house.Ask("SELECT detail FROM trust.journal j JOIN trust.clerk c ON c.id = j.actor_id AND c.id = j.about WHERE kind = 'RequestsSearched' AND display_name = 'Ayla Herbst'"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.journal j WHERE j::text ILIKE '%rana%'"));
    }

    [Fact]
    public async Task Many_hits_come_page_by_page_newest_first_and_each_once()
    {
        await house.Ask("""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'RequestBegun', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            WITH made AS (
                INSERT INTO intake.request (id, number, code_version, begun_with, form, form_version, language, reply_by, begun_at)
                SELECT gen_random_uuid(), 9000000000 + i, 1, gen_random_uuid(), 'message', 1, 'de', 'Here', now() FROM generate_series(1, 120) i RETURNING id, number)
            INSERT INTO people.search_trait (request_id, name, folded) SELECT id, 'Viele Gleich ' || number, 'viele gleich ' || number FROM made; COMMIT
            """);
        using var clerk = await house.Clerk();

        var page = await Search(clerk, "gleich");
        var seen = page.Parts(".worklist td a").ToList();
        while (page.Link(".keys .end a") is { } further)
        {
            page = await clerk.Open(further);
            seen.AddRange(page.Parts(".worklist td a"));
        }

        Assert.Equal(120, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(120, seen.Count);
        Assert.Equal("by=name;found=50+", await house.Ask("SELECT detail FROM trust.journal WHERE kind = 'RequestsSearched' AND detail LIKE '%50+'"));
    }

    [Fact]
    public async Task Words_in_the_wrong_order_of_a_search_cost_nothing_but_an_empty_page()
    {
        await using var scope = house.As(ActorKind.Clerk, await house.SomebodyAtTheDesk());
        var find = scope.ServiceProvider.GetRequiredService<FindRequests>();

        foreach (var odd in (string[])["", "a", "\0\0", new string('x', 10_000), "%%%", "31.02.1990", "1.1.0001"])
            Assert.Empty((await find.See(Sought.Of(odd), null, Stop)).Rows);
    }

    private static async Task<PageSeen> Search(Visitor clerk, string words) =>
        await clerk.Submit(await clerk.Open("/desk"), "form.search", ("q", words));
}
