using System.Net;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>The pages of a form at the helpers' door.</summary>
public sealed class InterviewTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task A_page_that_another_answer_has_led_away_from_stays_what_it_is_and_empties_no_other()
    {
        using var helper = await house.HelperComesIn("Anna Ahorn");
        var first = await helper.Submit(await helper.Open("/de/helfen/neu"), "main form button.kern-btn--primary", ("Service", "change-notice"), ("Tongue", "de"));
        var what = await helper.Submit(first, Portal.People.Main, ("name", "Wanda Weg"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"));
        var move = await helper.Submit(what, Portal.People.Main, ("kinds", "move"), ("who", "me"));
        await helper.Submit(move, Portal.People.Save, ("move.street", "Lindenstraße 4"));
        move = await helper.Open(move.Address.AbsolutePath);
        Assert.EndsWith("/move", move.Address.AbsolutePath, StringComparison.Ordinal);
        await helper.Submit(await helper.Open(what.Address.AbsolutePath), Portal.People.Save, ("kinds", "account"));

        var on = await helper.Submit(move, Portal.People.Main, ("move.street", "Lindenstraße 5"));

        Assert.EndsWith("/account", on.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Wanda Weg", (await helper.Open(first.Address.AbsolutePath)).Document.QuerySelector("[name=name]")!.GetAttribute("value"));
        await helper.Submit(await helper.Open(what.Address.AbsolutePath), Portal.People.Save, ("kinds", "move"));
        Assert.Equal("Lindenstraße 5", (await helper.Open(move.Address.AbsolutePath)).Document.QuerySelector("[name='move.street']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_the_first_page_of_an_application_sent_twice_is_one_application()
    {
        using var helper = await house.HelperComesIn("Anna Ahorn");
        var first = await helper.Submit(await helper.Open("/de/helfen/neu"), "main form button.kern-btn--primary", ("Service", "something-else"), ("Tongue", "de"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await helper.Submit(first, Portal.People.Main, ("name", "Otto Offen"))).Status);

        var apply = await helper.Submit(await helper.Open("/de/helfen/neu"), "main form button.kern-btn--primary", ("Service", "first-application"), ("Tongue", "de"));
        var (one, two) = (await helper.Submit(apply, Portal.People.Main, Portal.People.Karim), await helper.Submit(apply, Portal.People.Main, Portal.People.Karim));

        Assert.True(one.IsReceipt(), one.Text);
        Assert.Equal(one.Address, two.Address);
    }
}
