using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class KeepingTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Path = "/desk/keeping";

    [Fact]
    public async Task An_officer_holds_a_matter_at_once_and_it_takes_two_to_lift_that()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);
        var number = await house.NumberOf("Rana Apfelbaum");
        var held = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", $"{number}"), ("Reason", "Dispute"));
        Assert.Contains("Widerspruch oder Klage ist offen", held.Text, StringComparison.Ordinal);
        Assert.False(await Erases(number));

        var asked = await officer.Submit(Lift(held, $"{number:D10}"), "#lift", ("Words", "Die Klage ist erledigt, Urteil ist rechtskräftig."));
        Assert.Contains("wartet auf eine zweite Person", asked.Text, StringComparison.Ordinal);
        Assert.False(await Erases(number));

        await house.Agrees($"Nicht länger aufbewahren: Anliegen {OffenesHaus.Intake.RequestNumber.Parse($"{number:D10}", null)}", "Ayla Herbst", "/desk");
        Assert.DoesNotContain($"{number:D10}", string.Concat((await officer.Open(Path)).Parts("tbody tr")).Digits(), StringComparison.Ordinal);
        Assert.True(await Erases(number));

        var again = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", $"{number}"), ("Reason", "Claim"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Dieses Anliegen ist schon gelöscht.", again.Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_shown_again_holds_what_it_asks_for_now_and_pressed_twice_it_holds_once()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);
        var page = await officer.Open(Path);
        var (first, second) = (await house.NumberOf("Horst Hagebutt"), await house.NumberOf("Deniz Distelfink"));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => officer.Submit(page, "main form.form", ("Number", $"{first}"), ("Reason", "Claim"))));
        await officer.Submit(page, "main form.form", ("Number", $"{second}"), ("Reason", "Inspection"));

        Assert.Equal($"{first} Claim, {second} Inspection", await house.Ask($"SELECT string_agg(number || ' ' || reason, ', ' ORDER BY set_at) FROM trust.legal_hold WHERE number IN ({first}, {second}) AND ended_at IS NULL"));
    }

    [Fact]
    public async Task A_number_nobody_has_and_a_missing_reason_are_asked_for_again_with_what_was_typed()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);

        var none = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", "9999999999"), ("Reason", "Claim"));
        var unsaid = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", $"{await house.NumberOf("Ida Immergrün")}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal("9999999999", none.Document.GetElementById("nummer")!.GetAttribute("value"));
        Assert.Contains("Wählen Sie bitte einen Grund.", unsaid.Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_too_few_to_lift_a_hold_stand_in_their_field_again_and_a_double_click_asks_once()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);
        var number = await Held(officer, "Zwei Klicks.", "Claim");
        var page = Lift(await officer.Open(Path), number);

        var wrong = await officer.Submit(page, "#lift", ("Words", "kurz"));
        var field = wrong.Document.GetElementById("grund")!;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#grund", "kurz"), (wrong.Status, wrong.Link(".bad-news a"), field.TextContent));
        Assert.True(((AngleSharp.Html.Dom.IHtmlElement)field.ParentElement!.ParentElement!.ParentElement!).HasAttribute("open"));

        Lift(wrong, number);
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(HttpStatusCode.OK, (await officer.Submit(wrong, "#lift", ("Words", "Der Anspruch ist erledigt."))).Status);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.joint_act WHERE kind = 'LiftHold' AND number = {number}"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number} AND j.kind = 'JointAsked'"));
    }

    [Fact]
    public async Task Whoever_is_barred_from_a_matter_neither_sees_its_hold_nor_agrees_to_its_end()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);
        var number = await Held(officer, "Von meinem Bruder.", "Dispute");
        var lead = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Ayla Herbst'"))!;
        await officer.Submit(Lift(await officer.Open(Path), number), "#lift", ("Words", "Der Streit ist zu Ende."));
        Assert.Contains(number, (await Second("Ayla Herbst")).Text.Digits(), StringComparison.Ordinal);

        await Bar(lead, number);
        Assert.DoesNotContain(number, (await Second("Ayla Herbst")).Text.Digits(), StringComparison.Ordinal);
        await Bar((Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Dilan Stern'"))!, number);
        Assert.DoesNotContain(number, string.Concat((await officer.Open(Path)).Parts("tbody tr")).Digits(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_and_what_was_asked_about_them_stand_in_the_copy_and_go_with_the_request()
    {
        using var person = house.Visitor();
        using var officer = await house.Clerk("Dilan Stern", Path);
        var number = await Held(officer, "Mit Kopie.", "Inspection", person);
        await officer.Submit(Lift(await officer.Open(Path), number), "#lift", ("Words", "Die Prüfung ist zu Ende, sagt die Stelle."));

        Assert.Contains("Die Prüfung ist zu Ende, sagt die Stelle.", await (await person.Get("/de/status/kopie/json")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var act = (Guid)(await house.Ask($"SELECT id FROM trust.joint_act WHERE kind = 'LiftHold' AND number = {number}"))!;
        using (var lead = await house.Clerk("Ayla Herbst"))
        {
            var second = await lead.Open("/desk/second");
            second.Document.QuerySelectorAll("tr").Single(r => r.TextContent.Digits().Contains(number, StringComparison.Ordinal)).QuerySelector("button[formaction$='handler=agree']")!.Id = "wanted";
            await lead.Submit(second, "#wanted");
        }
        Assert.True(await Erases(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(0L, await house.Ask($"SELECT (SELECT count(*) FROM trust.legal_hold WHERE number = {number}) + (SELECT count(*) FROM trust.joint_act WHERE id = '{act}') + (SELECT count(*) FROM trust.data_key WHERE subject = '{act}')"));
    }

    [Fact]
    public async Task A_hold_on_a_draft_ends_as_well_although_nobody_can_be_told()
    {
        using var person = house.Visitor();
        await person.Writes("Noch nicht fertig.");
        var number = ((long)(await house.Ask("SELECT number FROM intake.request ORDER BY begun_at DESC LIMIT 1"))!).ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
        using var officer = await house.Clerk("Dilan Stern", Path);
        await officer.Submit(await officer.Open(Path), "main form.form", ("Number", number), ("Reason", "OwnWish"));

        var asked = await officer.Submit(Lift(await officer.Open(Path), number), "#lift", ("Words", "Die Person will es nicht mehr."));

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.joint_act WHERE kind = 'LiftHold' AND number = {number}"));
    }

    private async Task<string> Held(Visitor officer, string words, string reason, Visitor? person = null)
    {
        using var own = person is null ? house.Visitor() : null;
        var number = (await (person ?? own!).HandsIn(words)).Keys().Number.Digits();
        await officer.Submit(await officer.Open(Path), "main form.form", ("Number", number), ("Reason", reason));
        return number;
    }

    private static PageSeen Lift(PageSeen page, string number)
    {
        page.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("form[action$='handler=lift']") is not null && r.TextContent.Digits().Contains(number, StringComparison.Ordinal)).QuerySelector("form")!.Id = "lift";
        return page;
    }

    private async Task<PageSeen> Second(string name)
    {
        using var clerk = await house.Clerk(name);
        return await clerk.Open("/desk/second");
    }

    private Task<object?> Bar(Guid clerk, string number) => house.Ask($"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'SteppedAside', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
        INSERT INTO trust.grant (id, holder, "right", subject, why, given_at) SELECT gen_random_uuid(), '{clerk}', 'Barred', id, 'close-to-person', now() FROM intake.request WHERE number = {number}; COMMIT
        """);

    private async Task<bool> Erases(long number)
    {
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<Erase>().Run(id, ErasureGround.OwnWish, default);
    }
}
