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
        var (first, what) = await ChangeNotice(helper, "Wanda Weg");
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
    public async Task What_was_filled_in_after_the_session_was_over_is_sent_again_when_the_helper_is_back()
    {
        using var helper = await house.HelperComesIn("Anna Ahorn");
        var (_, what) = await ChangeNotice(helper, "Sina Sitzung");
        var move = await helper.Submit(what, Portal.People.Main, ("kinds", "move"), ("who", "me"));
        await helper.Submit(await helper.Open("/de/helfen"), "form[action$='handler=leave'] button");

        var kept = await helper.Submit(move, Portal.People.Main, ("move.street", "Rosenweg 3"), ("move.postalCode", "12345"));
        Assert.Equal((HttpStatusCode.Unauthorized, "Sie waren abgemeldet."), (kept.Status, kept.Part("h1")));
        Assert.Equal("/de/helfen/anmelden", kept.Link("main a[target]"));
        var photo = await helper.SubmitWith(move, Portal.People.Main, [new("move.evidence", "vertrag.jpg", Files.Jpeg)]);
        Assert.Contains("Fotos und Dateien dieser Seite fügen Sie danach bitte noch einmal hinzu.", photo.Text, StringComparison.Ordinal);

        await helper.ComesInAs("Anna Ahorn");
        // The form belongs to the session before: it comes back with what stands in it, and goes with the next press.
        await helper.Submit(await helper.Submit(kept, "main form"), Portal.People.Save);
        Assert.Equal("12345", (await helper.Open(move.Address.AbsolutePath)).Document.QuerySelector("[name='move.postalCode']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_changes_one_page_goes_straight_to_the_check_or_to_what_nobody_has_seen()
    {
        using var helper = await house.HelperComesIn("Anna Ahorn");
        var (first, what) = await ChangeNotice(helper, "Paula Prüft");
        var other = await helper.Submit(what, Portal.People.Main, ("kinds", "other"), ("who", "me"));
        var closing = await helper.Submit(await helper.Submit(other, Portal.People.Main, ("other.words", "Neue Telefonnummer")), Portal.People.Anyway);
        await helper.Submit(closing, Portal.People.Main, ("replyBy", "here"), ("declaration", "confirmed"));

        Assert.EndsWith("/pruefen", (await helper.Submit(await helper.Open(first.Address.AbsolutePath), Portal.People.ToCheck)).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.EndsWith("/move", (await helper.Submit(await helper.Open(what.Address.AbsolutePath), Portal.People.ToCheck, ("kinds", "move"))).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_drew_the_page_that_began_it_for_somebody_does_not_come_in_by_it_as_that_person()
    {
        using var helper = await house.HelperComesIn("Anna Ahorn");
        var drawn = await helper.Open("/de/helfen/neu");
        var begin = drawn.Document.QuerySelector("input[name=_begin]")!.GetAttribute("value");
        var first = await helper.Submit(drawn, "main form button.kern-btn--primary", ("Service", "first-application"), ("Tongue", "de"));
        await helper.Submit(first, Portal.People.Main, Portal.People.Karim.But(("name", "Gitta Geheim")));
        using var stranger = house.Visitor();

        var came = await stranger.Submit(await stranger.Open("/de/anliegen/apply"), Portal.People.Save, ("_begin", begin), ("_seen", "0"));

        Assert.DoesNotContain("Gitta Geheim", came.Text + (await stranger.Open("/de/anliegen/apply")).Text + (await stranger.Open("/de/status/anliegen")).Text, StringComparison.Ordinal);
        Assert.NotEqual("application/json", (await stranger.Get("/de/status/kopie/json")).Content.Headers.ContentType?.MediaType, StringComparer.Ordinal);
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

    private static async Task<(PageSeen First, PageSeen What)> ChangeNotice(Visitor helper, string name)
    {
        var first = await helper.Submit(await helper.Open("/de/helfen/neu"), "main form button.kern-btn--primary", ("Service", "change-notice"), ("Tongue", "de"));
        return (first, await helper.Submit(first, Portal.People.Main, ("name", name), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994")));
    }
}
