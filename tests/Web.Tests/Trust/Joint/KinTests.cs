using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust.Joint;

/// <summary>Named beforehand, never seen: requests of clerks and their kin, those there are and those to come. (§ 16 SGB X)</summary>
public sealed class KinTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_names_kin_sees_no_request_of_theirs_neither_old_nor_new_and_two_end_it()
    {
        var old = await HandsIn("Zora Zaunkönig");
        using var clerk = await house.Clerk();
        await Take("Miriam Sommer", old);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Open(Path(old))).Status);

        var form = await clerk.Open("/desk/kin");
        foreach (var (name, born, number, field) in new[] { ("", "", "", "#kunde"), ("Zora Zaunkönig", "", "", "#geboren"), ("Zora Zaunkönig", "31.2.1988", "", "#geboren"), ("Zora Zaunkönig", "5.1.1988", "123", "#kunde"), ("", "", "...", "#kunde"), ("...", "5.1.1988", "", "#geboren") })
        {
            var wrong = await clerk.Submit(form, "main form.form", ("Name", name), ("BornOn", born), ("CustomerNumber", number));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (wrong.Status, wrong.Link(".bad-news a")));
        }

        // The order of names and their marks do not matter.
        var marked = await clerk.Submit(form, "main form.form", ("Name", "zaunkonig  ZORA"), ("BornOn", "5.1.1988"));
        Assert.Contains("zaunkonig ZORA, 05.01.1988", marked.Text, StringComparison.Ordinal);
        var fresh = await HandsIn("Zora Zaunkönig");
        foreach (var number in (string[])[old, fresh])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(Path(number))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(Path(number) + "/reason")).Status);
        }

        Assert.DoesNotContain("Zaunkönig", (await clerk.Open("/desk")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zaunkönig", (await clerk.Submit(await clerk.Open("/desk/search"), "form.search", ("q", "zaun"))).Part("main"), StringComparison.Ordinal);

        // Somebody else of that name sees nothing odd, and the colleague has the work.
        var other = await HandsIn("Zora Zaunkönig", "6");
        Assert.Equal(HttpStatusCode.OK, (await clerk.Open(Path(other))).Status);
        using var colleague = await house.Clerk("Jonas Winter");
        Assert.Contains("Bei niemandem", (await colleague.Open(Path(old))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zaunkonig", (await colleague.Open("/desk/kin")).Text, StringComparison.OrdinalIgnoreCase);
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        Assert.Contains("zaunkonig ZORA", (await officer.Open("/desk/privacy")).Text, StringComparison.Ordinal);

        // No single one ends it: not the clerk, not a lead; the officer agrees.
        var unsure = await clerk.Submit(await clerk.Open("/desk/kin"), "form[action$='handler=end']", ("Words", "so"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.Status);
        await clerk.Submit(unsure, "form[action$='handler=end']", ("Words", "Wir kennen uns nicht, nur der Name ist gleich."));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(Path(old))).Status);
        using var lead = await house.Clerk("Ayla Herbst");
        Assert.DoesNotContain("Sperre wegen Nähe", (await lead.Open("/desk/second")).Text, StringComparison.Ordinal);
        Assert.Equal("OH002", await EndBarsPastTheHouse());
        await house.Agrees("Sperre wegen Nähe", "Dilan Stern", "/desk/privacy");
        Assert.Equal(HttpStatusCode.OK, (await clerk.Open(Path(fresh))).Status);
    }

    [Fact]
    public async Task A_mark_is_kept_sealed_and_keyed_and_shows_in_no_journal()
    {
        await using (var scope = house.As(ActorKind.Clerk, (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Jonas Winter'"))!))
            await scope.ServiceProvider.GetRequiredService<OffenesHaus.Intake.MarkKin>().Run(new(null, "Kanari Kinderlieb", new(1999, 9, 9)), Stop);

        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM people.kin_mark m WHERE position(convert_to('anari', 'UTF8') in m.sealed_words) > 0 OR position(convert_to('anari', 'UTF8') in m.hash) > 0"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.journal WHERE detail ILIKE '%kanari%'"));
    }

    private async Task<string> HandsIn(string name, string day = "5")
    {
        using var person = house.Visitor();
        return (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt", ("name", name), ("birthDate.d", day))).Keys().Number.Digits();
    }

    private async Task Take(string name, string number)
    {
        await using var scope = house.As(ActorKind.Clerk, (Guid)(await house.Ask($"SELECT id FROM trust.clerk WHERE display_name = '{name}'"))!);
        await scope.ServiceProvider.GetRequiredService<TakeTasks>().Run(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Stop);
    }

    private static string Path(string number) => "/desk/requests/" + number;

    private async Task<string> EndBarsPastTheHouse()
    {
        await using var connection = new NpgsqlConnection(Roles.AsApplication(house.Database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("UPDATE trust.grant SET ended_at = now() WHERE \"right\" = 'Barred'", connection);
        return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState;
    }
}
