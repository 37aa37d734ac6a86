using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;

namespace OffenesHaus.Web.Tests.Trust.Access;

/// <summary>Two web processes on one database: what ends in one ends in the other, at once.</summary>
public sealed class RevokedRightsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>, IAsyncLifetime
{
    private WebApplication second = null!;

    public async ValueTask InitializeAsync() => second = await Commands.Open(new() { Data = house.Data, Urls = "http://127.0.0.1:0", Demonstration = true, Jobs = false }, house.Database);

    public ValueTask DisposeAsync() => second.DisposeAsync();

    [Fact]
    public async Task A_matter_given_to_somebody_else_is_closed_within_a_second_on_the_other_process()
    {
        using var clerk = await Second("Jonas Winter");
        var path = await house.PathOf("Horst Hagebutt");
        Assert.Equal(path, (await clerk.Open(path)).Address.AbsolutePath);

        using var lead = await house.Clerk("Ayla Herbst");
        var form = await lead.Open(path + "/assign");
        var miriam = form.Document.QuerySelectorAll("option").Single(o => o.TextContent.Contains("Miriam", StringComparison.Ordinal)).GetAttribute("value");
        await lead.Submit(form, "main .form", ("Clerk", miriam));
        var since = Stopwatch.GetTimestamp();

        Assert.Equal(path + "/reason", (await clerk.Open(path)).Address.AbsolutePath);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(1), "It took longer than a second.");
    }

    [Fact]
    public async Task A_locked_account_is_shut_out_within_a_second_on_the_other_process()
    {
        using var clerk = await Second("Miriam Sommer");
        using var lead = await house.Clerk("Ayla Herbst");
        var account = await lead.Open($"/desk/accounts/{await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Miriam Sommer'")}");
        Assert.Equal("/desk", (await clerk.Open("/desk")).Address.AbsolutePath);

        await lead.Submit(account, "form[action*='handler=lock']");
        var since = Stopwatch.GetTimestamp();

        Assert.Equal("/desk/login", (await clerk.Open("/desk")).Address.AbsolutePath);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(1), "It took longer than a second.");
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.grant g JOIN trust.clerk c ON c.id = g.holder WHERE c.display_name = 'Miriam Sommer' AND g.right IN ('Desk', 'Letters', 'Member') AND g.ended_at IS NULL"));

        // The house is shared by the tests beside this one.
        await lead.Submit(await lead.Open(account.Address.AbsolutePath), "form[action*='handler=unlock']");
    }

    private async Task<Visitor> Second(string name)
    {
        var visitor = new Visitor(new Uri(House.Addresses(second).Single()));
        var door = await visitor.Open("/desk");
        var button = door.Document.QuerySelectorAll("button[name=Clerk]").Single(b => b.TextContent.Contains(name, StringComparison.Ordinal));
        button.Id = "wanted";
        Assert.Equal(HttpStatusCode.OK, (await visitor.Submit(door, "#wanted")).Status);
        return visitor;
    }
}
