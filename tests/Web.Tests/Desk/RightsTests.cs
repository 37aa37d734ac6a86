using System.Globalization;
using System.Net;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Protection;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Copy, correction, restriction, objection to processing: each from a sentence at the portal to what it changes at the desk. (Art. 12, 15, 16, 18, 21 GDPR)</summary>
public sealed class RightsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static readonly Place Seat = new Platform.OfficeSettings().Seat;

    private static DateOnly Today => GermanTime.DayOf(TimeProvider.System.GetUtcNow());

    [Theory]
    [InlineData("copy"), InlineData("correct"), InlineData("erase"), InlineData("restrict"), InlineData("object"), InlineData("shared")]
    public async Task Every_wish_is_one_tick_and_becomes_a_task_that_is_due_within_the_month_of_the_law(string wish)
    {
        using var person = house.Visitor();
        var number = await Wishes(person, wish);

        var due = (DateOnly)(await house.Ask($"SELECT t.due_on FROM cases.task t WHERE t.number = {number} AND t.kind = 'ReadRequest' AND t.closed_at IS NULL"))!;

        Assert.InRange(due, Today, OtherPeriods.DataAccessAnswer(Today, Seat).On);
        using var clerk = await house.Clerk();
        Assert.Contains($"{Words(OtherPeriods.DataAccessAnswer(Today, Seat).On)}, 24 Uhr ist der Monat des Gesetzes um", (await clerk.Open($"/desk/requests/{number}/rights")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_month_is_made_longer_once_with_a_reason_that_the_person_reads_and_never_by_more_than_two_months()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Wishes(person, "copy");
        var page = await clerk.Open($"/desk/requests/{number}/rights");
        Assert.Empty(page.Document.QuerySelectorAll("#monate-3"));
        var unsaid = await clerk.Submit(page, "form[action$='handler=extend']", ("Months", "2"), ("Words", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);

        var longer = await clerk.Submit(unsaid, "form[action$='handler=extend']", ("Months", "2"), ("Words", "Sie haben sehr viele Unterlagen bei uns."));
        // A double click has done it already; a colleague, or another day, is told that it is done and by a link that leads somewhere.
        Assert.Equal(HttpStatusCode.OK, (await clerk.Submit(unsaid, "form[action$='handler=extend']", ("Months", "2"), ("Words", "Sie haben sehr viele Unterlagen bei uns."))).Status);
        var other = await clerk.Submit(unsaid, "form[action$='handler=extend']", ("Months", "1"), ("Words", "Sie haben sehr viele Unterlagen bei uns."));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#frist"), (other.Status, other.Link(".bad-news a")));
        Assert.NotNull(other.Document.GetElementById("frist"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.message m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {number}"));

        var until = OtherPeriods.DataAccessAnswer(Today, Seat, 3).On;
        Assert.Contains("ist die verlängerte Frist um. Die Person weiß es.", longer.Text, StringComparison.Ordinal);
        Assert.Null(longer.Document.QuerySelector("form[action$='handler=extend']"));
        Assert.Equal(until, await house.Ask($"SELECT t.due_on FROM cases.task t WHERE t.number = {number} AND t.due_rule = 'extended'"));
        var status = await person.Open("/de/status/anliegen");
        Assert.Contains("Sie haben sehr viele Unterlagen bei uns.", status.Text, StringComparison.Ordinal);
        Assert.Contains(Words(until), status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_month_is_over_it_can_no_longer_be_made_longer()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Wishes(person, "copy");
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/receipt-day"), "main form.form", ("On", Today.AddDays(-40).ToString("d.M.yyyy", CultureInfo.InvariantCulture)), ("Words", "Es lag seit Wochen im Postfach der Stadt."));
        await house.Agrees("Eingangstag berichtigen", "Ayla Herbst", "/desk");

        Assert.Null((await clerk.Open($"/desk/requests/{number}/rights")).Document.QuerySelector("form[action$='handler=extend']"));
    }

    [Fact]
    public async Task A_restricted_matter_says_so_goes_nowhere_is_not_erased_and_the_person_hears_before_it_ends()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var (number, _) = (await person.HandsIn("Meine Miete stimmt so nicht.", "ar")).Keys();
        var path = $"/desk/requests/{number.Digits()}";

        var rights = await clerk.Submit(await clerk.Open(path + "/rights"), $"form[action$='{path}/rights']");

        Assert.Contains("Eingeschränkt seit", rights.Text, StringComparison.Ordinal);
        Assert.Contains("eingeschränkt: nur aufbewahren (Art. 18 DSGVO)", (await clerk.Open(path)).Part(".title")!, StringComparison.Ordinal);
        Assert.Contains("كما طلبتم", (await person.Open("/ar/status/anliegen")).Part("main .notice")!, StringComparison.Ordinal);
        var close = await clerk.Submit(await clerk.Open(path + "/close"), "main form.form", ("Outcome", "Done"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, close.Status);
        Assert.Contains("Die Verarbeitung dieses Anliegens ist eingeschränkt", close.Part("[role=alert]")!, StringComparison.Ordinal);
        var forward = await clerk.Submit(await clerk.Open(path + "/forward"), "main form.form", ("Authority", "0"), ("Why", "Gehört dorthin."));
        Assert.Contains("Die Verarbeitung dieses Anliegens ist eingeschränkt", forward.Part("[role=alert]")!, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.forwarding f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number.Digits()}"));
        Assert.False(await Erases(number.Digits()));
        // Still received, still answered: a restriction takes nothing from the person.
        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Noch etwas dazu."));
        Assert.Equal(2, await house.Arrivals(number));

        using var officer = await house.Clerk("Dilan Stern", "/desk/keeping");
        var keeping = await officer.Open("/desk/keeping");
        var row = keeping.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("bdi")?.TextContent.Digits() == number.Digits());
        row.QuerySelector("form")!.Id = "lift";
        await officer.Submit(keeping, "#lift", ("Words", "Die Miete ist geklärt, die Person ist einverstanden."));
        var told = await person.Open("/ar/status/anliegen");
        Assert.Contains("Sie haben verlangt, dass wir Ihr Anliegen nur aufbewahren. Wir wollen das beenden.", told.Text, StringComparison.Ordinal);
        Assert.Contains("طلبتم أن نحتفظ بمعاملتكم فقط", told.Text, StringComparison.Ordinal);
        Assert.Contains("Eingeschränkt seit", (await clerk.Open(path + "/rights")).Text, StringComparison.Ordinal);

        await house.Agrees("Nicht länger aufbewahren", "Ayla Herbst", "/desk");
        Assert.DoesNotContain("Eingeschränkt seit", (await clerk.Open(path + "/rights")).Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number.Digits()} AND g.why = 'joint' AND g.ended_at IS NULL"));
    }

    [Fact]
    public async Task Whoever_only_reads_restricts_nothing_and_the_database_holds_to_that_too()
    {
        using var person = house.Visitor();
        var (number, _) = (await person.HandsIn("Bitte lesen.")).Keys();
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number.Digits()}"), "form[action$='handler=take']");
        using var other = await house.Clerk("Jonas Winter");
        await other.Submit(await other.Open($"/desk/requests/{number.Digits()}"), "main form", ("Words", "Die Person rief mich an."));

        var page = await other.Open($"/desk/requests/{number.Digits()}/rights");

        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.legal_hold WHERE number = {number.Digits()}"));
    }

    [Fact]
    public async Task What_a_person_corrects_stands_beside_what_they_wrote_and_somebody_has_to_look_at_it()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var (number, _) = (await person.HandsIn("Meine Miete ist 500 Euro.")).Keys();

        await clerk.Submit(await clerk.Open($"/desk/requests/{number.Digits()}/answer"), "main .form", ("Words", "Danke, ist notiert."));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number.Digits()} AND news_at IS NOT NULL"));

        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Das war falsch: Meine Miete ist 550 Euro."));

        var desk = await clerk.Open($"/desk/requests/{number.Digits()}");
        Assert.Contains("Meine Miete ist 550 Euro.", desk.Text, StringComparison.Ordinal);
        Assert.Contains("Meine Miete ist 500 Euro.", desk.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number.Digits()} AND news_at IS NOT NULL AND closed_at IS NULL"));
        var copy = await (await person.Get("/de/status/kopie/json")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Meine Miete ist 500 Euro.", copy, StringComparison.Ordinal);
        Assert.Contains("Meine Miete ist 550 Euro.", copy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_holds_a_protected_address_for_a_named_reader_and_for_nobody_else_at_the_desk()
    {
        using var person = house.Visitor();
        using var lead = await house.Clerk("Ayla Herbst");
        using var reader = await house.Clerk("Jonas Winter");
        using var other = await house.Clerk();
        var (number, _) = (await person.WritesFrom(Protected.Lane)).Keys();
        await person.WantsProtection();
        await house.KeepPromises();
        await lead.Names(number, "Jonas Winter");

        var path = $"/desk/requests/{number.Digits()}/kopie.json";
        var named = await (await reader.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var unnamed = await (await other.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Kanarigasse 17", named, StringComparison.Ordinal);
        Assert.Contains("\"complete\": true", named, StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarigasse", unnamed, StringComparison.Ordinal);
        Assert.Contains("\"complete\": false", unnamed, StringComparison.Ordinal);
    }

    private static string Words(DateOnly day) => day.ToString("dddd, d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE"));

    private static async Task<string> Wishes(Visitor person, string wish)
    {
        var page = await person.Submit(await person.Open("/de/anliegen/data-copy"), Portal.People.Main, ("wish", wish));
        var receipt = await person.HandIn(await person.Submit(page, Portal.People.Main, ("name", "Rana Recht"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("replyBy", "here")));
        Assert.True(receipt.IsReceipt());
        return receipt.Keys().Number.Digits();
    }

    private async Task<bool> Erases(string number)
    {
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        await using var scope = house.As(OffenesHaus.Trust.ActorKind.House);
        return await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<OffenesHaus.Trust.Erasing.Erase>(scope.ServiceProvider).Run(id, OffenesHaus.Trust.Erasing.ErasureGround.OwnWish, default);
    }
}
