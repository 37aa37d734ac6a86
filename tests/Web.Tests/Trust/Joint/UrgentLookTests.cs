using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust.Joint;

/// <summary>Opened out of turn because it could not wait: at once, seen by a second person afterwards, told to the person in any case.</summary>
public sealed class UrgentLookTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>, IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Guid otto;

    public async ValueTask InitializeAsync()
    {
        if (await house.Ask("SELECT id FROM trust.clerk WHERE user_name = 'o.anders'") is Guid known)
        {
            otto = known;
            return;
        }

        await using var scope = house.As(ActorKind.House);
        otto = await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = "o.anders", DisplayName = "Otto Anders", Team = "Team 7", Role = ClerkRole.CaseWorker, Invented = true }, Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_lies_with_another_team_opens_only_urgently_and_the_person_reads_who_why_and_what_the_second_person_said()
    {
        using var rana = house.Visitor();
        var (path, number) = await WithOtto(rana);
        using var clerk = await house.Clerk();

        var ask = await clerk.Open(path);
        Assert.Equal(path + "/reason", ask.Address.AbsolutePath);
        Assert.Contains("Es liegt bei Otto Anders, Team 7.", ask.Text, StringComparison.Ordinal);
        var tooShort = await clerk.Submit(ask, "form[action$='handler=urgent']", ("Words", "eilt"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#grund"), (tooShort.Status, tooShort.Link(".bad-news a")));
        var opened = await clerk.Submit(tooShort, "form[action$='handler=urgent']", ("Words", "Die Person steht am Schalter, Otto ist krank."));
        Assert.Equal((HttpStatusCode.OK, path), (opened.Status, opened.Address.AbsolutePath));
        Assert.Contains("Sie lesen dieses Anliegen nur", opened.Text, StringComparison.Ordinal);

        var seen = await rana.Open("/de/status/gelesen");
        Assert.Contains(seen.Parts(".look"), l => l.Contains("Miriam Sommer", StringComparison.Ordinal) && l.Contains("hat Ihr Anliegen dringend geöffnet. Geschrieben wurde dazu: „Die Person steht am Schalter, Otto ist krank.“", StringComparison.Ordinal));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.about = 'OpenedUrgently'"));

        // Whoever asked cannot confirm; the lead can, and the person reads it.
        Assert.Empty((await clerk.Open("/desk/second")).Document.QuerySelectorAll("button[formaction$='handler=agree']"));
        using var lead = await house.Clerk("Ayla Herbst");
        Assert.Contains("auf Sie als zweite Person", (await lead.Open("/desk")).Text, StringComparison.Ordinal);
        var second = await lead.Open("/desk/second");
        Assert.Contains("Die Person steht am Schalter, Otto ist krank.", second.Text, StringComparison.Ordinal);
        await Press(lead, second, number, "agree");
        Assert.Contains((await rana.Open("/de/status/gelesen")).Parts(".look"), l => l.Contains("Ayla Herbst", StringComparison.Ordinal) && l.Contains("hat als zweite Person bestätigt", StringComparison.Ordinal));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.alarm WHERE number = {number}"));
    }

    [Fact]
    public async Task A_look_that_the_second_person_does_not_confirm_ends_at_once_and_is_an_alarm()
    {
        using var rana = house.Visitor();
        var (path, number) = await WithOtto(rana);
        using var clerk = await house.Clerk("Jonas Winter");
        await clerk.Submit(await clerk.Open(path), "form[action$='handler=urgent']", ("Words", "Ich wollte nur einmal nachsehen."));
        Assert.Equal(path, (await clerk.Open(path)).Address.AbsolutePath);

        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        await Press(officer, await officer.Open("/desk/second"), number, "decline");

        Assert.Equal(path + "/reason", (await clerk.Open(path)).Address.AbsolutePath);
        Assert.Contains((await rana.Open("/en/status/gelesen")).Parts(".look"), l => l.Contains("did not confirm", StringComparison.Ordinal));
        using var lead = await house.Clerk("Ayla Herbst");
        var alarms = await lead.Open("/desk/second");
        Assert.Contains("Nicht bestätigt: Anliegen", alarms.Text, StringComparison.Ordinal);
        await lead.Submit(alarms, "form[action$='handler=answer']");
        Assert.DoesNotContain("Nicht bestätigt: Anliegen", (await officer.Open("/desk/second")).Part("main")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_opens_a_request_by_its_number_urgently_reads_it_and_works_nothing()
    {
        using var rana = house.Visitor();
        var (number, _) = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        var path = "/desk/requests/" + number.Digits();
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open(path)).Status);

        var form = await officer.Open("/desk/privacy");
        var wrong = await officer.Submit(form, "main form.form", ("Number", "123"), ("Words", "Eine Beschwerde liegt vor, ich prüfe sie."));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#nummer"), (wrong.Status, wrong.Link(".bad-news a")));
        var opened = await officer.Submit(wrong, "main form.form", ("Number", number), ("Words", "Eine Beschwerde liegt vor, ich prüfe sie."));

        Assert.Equal((HttpStatusCode.OK, path), (opened.Status, opened.Address.AbsolutePath));
        Assert.DoesNotContain("/note", opened.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        foreach (var act in (string[])["ask", "answer", "assign", "note", "close"])
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Open($"{path}/{act}")).Status);
        var token = form.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var take = new HttpRequestMessage(HttpMethod.Post, path + "?handler=take") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Send(take)).Status);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number.Digits()} AND assigned_to IS NOT NULL"));
        Assert.Contains((await rana.Open("/de/status/gelesen")).Parts(".look b"), l => l == "Dilan Stern, Datenschutz");
    }

    [Fact]
    public async Task A_look_is_held_back_by_two_with_a_reason_and_a_day_and_the_list_says_so_until_then()
    {
        using var rana = house.Visitor();
        var (number, _) = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        var path = "/desk/requests/" + number.Digits();
        using (var clerk = await house.Clerk())
            await clerk.Open(path);
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        var looks = "/desk/privacy/" + number.Digits();
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open(looks)).Status);
        await officer.Submit(await officer.Open("/desk/privacy"), "main form.form", ("Number", number), ("Words", "Gegen eine Kollegin läuft eine Prüfung."));

        var form = await officer.Open(looks);
        var miriam = form.Document.QuerySelectorAll("label").Single(l => l.TextContent.Contains("Miriam Sommer", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value");
        var own = form.Document.QuerySelectorAll("label").First(l => l.TextContent.Contains("Dilan Stern", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value");
        var soon = TimeProvider.System.GetUtcNow().AddDays(20).ToString("d.M.yyyy", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (entry, until, words, field) in new[] { (null, soon, "Die Prüfung läuft noch.", "#eintrag-0"), (own, soon, "Die Prüfung läuft noch.", "#eintrag-0"), (miriam, "1.1.2020", "Die Prüfung läuft noch.", "#bis"), (miriam, "irgendwann", "Die Prüfung läuft noch.", "#bis"), (miriam, soon, "so", "#grund") })
        {
            var wrong = await officer.Submit(form, "main form.form", ("Entry", entry), ("Until", until), ("Words", words));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (wrong.Status, wrong.Link(".bad-news a")));
        }

        await officer.Submit(form, "main form.form", ("Entry", miriam), ("Until", soon), ("Words", "Die Prüfung läuft noch."));
        Assert.Contains((await rana.Open("/de/status/gelesen")).Parts(".look"), l => l.Contains("Miriam Sommer", StringComparison.Ordinal));
        using var lead = await house.Clerk("Ayla Herbst");
        await lead.Submit(Wanted(await lead.Open("/desk/second"), "Eintrag zurückhalten", "agree"), "#wanted");

        var held = await rana.Open("/de/status/gelesen");
        Assert.DoesNotContain(held.Parts(".look"), l => l.Contains("Miriam Sommer", StringComparison.Ordinal));
        Assert.Contains(held.Parts(".look"), l => l.StartsWith("–Datenschutz", StringComparison.Ordinal) && l.Contains("hält einen Eintrag bis", StringComparison.Ordinal));
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'LookHeldBack', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            UPDATE intake.held_look h SET until_on = current_date - 2 FROM intake.request r WHERE r.id = h.request_id AND r.number = {number.Digits()}; COMMIT
            """);
        Assert.Contains((await rana.Open("/de/status/gelesen")).Parts(".look"), l => l.Contains("Miriam Sommer", StringComparison.Ordinal));
    }

    private static PageSeen Wanted(PageSeen second, string what, string act)
    {
        second.Document.QuerySelectorAll($"button[formaction$='handler={act}']").Single(b => b.GetAttribute("aria-label")!.Contains(what, StringComparison.Ordinal)).Id = "wanted";
        return second;
    }

    [Fact]
    public async Task Nobody_opens_urgently_what_was_never_handed_in_or_what_they_are_barred_from()
    {
        using var rana = house.Visitor();
        var (path, _) = await WithOtto(rana);
        using var clerk = await house.Clerk();
        var form = await clerk.Open(path);
        await clerk.Submit(form, "form[action$='handler=aside']");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Submit(form, "form[action$='handler=urgent']", ("Words", "Und doch will ich es jetzt sehen."))).Status);

        var draft = (long)(await house.Ask("SELECT r.number FROM intake.request r WHERE NOT EXISTS (SELECT FROM intake.arrival a WHERE a.request_id = r.id) UNION SELECT 1234567890 LIMIT 1"))!;
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        var absent = await officer.Submit(await officer.Open("/desk/privacy"), "main form.form", ("Number", draft.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)), ("Words", "Eine Beschwerde liegt vor, ich prüfe sie."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, absent.Status);
    }

    private async Task<(string Path, string Number)> WithOtto(Visitor person)
    {
        var (number, _) = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        await using var scope = house.As(ActorKind.Clerk, otto);
        await scope.ServiceProvider.GetRequiredService<TakeTasks>().Run(long.Parse(number.Digits(), System.Globalization.CultureInfo.InvariantCulture), Stop);
        return ("/desk/requests/" + number.Digits(), number.Digits());
    }

    private static Task<PageSeen> Press(Visitor visitor, PageSeen second, string number, string act)
    {
        var row = second.Document.QuerySelectorAll("tr").Single(r => r.TextContent.Contains($"{number[..3]} {number[3..6]} {number[6..]}", StringComparison.Ordinal) && r.QuerySelector($"button[formaction$='handler={act}']") is not null);
        row.QuerySelector($"button[formaction$='handler={act}']")!.Id = "wanted";
        return visitor.Submit(second, "#wanted");
    }
}
