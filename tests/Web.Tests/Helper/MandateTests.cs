using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>What a mandate lets somebody do, and nothing beyond: by page, by verb, and from the moment it ends.</summary>
public sealed class MandateTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>, IAsyncLifetime
{
    private WebApplication second = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => second = await Commands.Open(new() { Data = house.Data, Urls = "http://127.0.0.1:0", Demonstration = true, Jobs = false }, house.Database);

    public ValueTask DisposeAsync() => second.DisposeAsync();

    [Fact]
    public async Task A_person_lets_somebody_help_who_hands_in_for_them_and_both_have_the_receipt()
    {
        using var person = house.Visitor("127.95.0.1");
        var draft = await person.Writes("Bitte prüfen Sie die Miete.");
        Assert.EndsWith("/pruefen", draft.Address.AbsolutePath, StringComparison.Ordinal);
        var (number, code) = await person.LetsHelp(HelpScopes.Status, HelpScopes.FillIn, HelpScopes.Evidence);

        using var helper = house.Visitor("127.95.0.2");
        var work = await helper.Joins(number, code, "s.haddad");
        Assert.Equal(HttpStatusCode.OK, work.Status);
        var path = $"/de/helfen/{number.Digits()}";
        Assert.NotNull(work.Link($"a[href='{path}']"));

        var form = await helper.Open(path + "/angaben");
        var check = await helper.Submit(form, Portal.People.Main, ("concern", "Bitte prüfen Sie die Miete und die Heizung."));
        while (!check.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            check = await helper.Submit(check, check.Document.QuerySelector(Portal.People.Anyway) is null ? Portal.People.Main : Portal.People.Anyway);
        var receipt = await helper.Submit(check, Portal.People.Main);

        Assert.Contains("Abgegeben von Samir Haddad für Oksana Melnyk.", receipt.Text, StringComparison.Ordinal);
        Assert.Empty(receipt.Parts(".keys dd"));
        Assert.Equal("Helper", await house.Ask($"SELECT a.typed_by FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number.Digits()} AND a.channel = 'Helper' AND a.mandate_id IS NOT NULL"));
        var own = await person.Open("/de/eingang");
        Assert.Contains("Abgegeben von Samir Haddad für Oksana Melnyk.", own.Text, StringComparison.Ordinal);

        // The code is the person's alone: on no page and no paper of a helper.
        var secret = own.Keys().Code.Digits();
        foreach (var address in new[] { "/de/helfen", path, path + "/angaben", path + "/pruefen", receipt.Address.AbsolutePath })
            Assert.DoesNotContain(secret, string.Concat((await helper.Open(address)).Text.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);

        var reads = await person.Open("/de/status/gelesen");
        Assert.Contains("Samir Haddad", reads.Text, StringComparison.Ordinal);
        Assert.Contains("hat für Sie abgegeben", reads.Text, StringComparison.Ordinal);
        Assert.Contains("Warum: mit Ihrer Vollmacht", reads.Text, StringComparison.Ordinal);
        Assert.Contains("hat für Sie abgegeben", (await person.Open("/de/status/hilfe")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HelpScopes.Status, "status"), InlineData(HelpScopes.FillIn, "answers"), InlineData(HelpScopes.Evidence, "evidence"), InlineData(HelpScopes.Status | HelpScopes.Letters, "status answer")]
    public async Task A_mandate_lets_do_what_it_names_and_nothing_else(HelpScopes scope, string may)
    {
        using var person = house.Visitor($"127.95.1.{(int)scope}");
        var (number, _) = (await person.HandsIn("Kanarienwort in den Angaben.")).Keys();
        var request = await house.RequestOf(number);
        await Answered(number);
        var login = $"scope.{(int)scope}";
        var helper = await house.Adviser(login);
        Assert.Equal(HandOverEnd.Taken, await house.Brings(helper, number, (await house.Gives(request, scope)).Code!.Digits));
        using var browser = await house.HelperComesIn($"Anna {login},");
        var path = $"/de/helfen/{number.Digits()}";

        var page = await browser.Open(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(may.Contains("status", StringComparison.Ordinal), page.Text.Contains("Es ist angekommen", StringComparison.Ordinal) || page.Text.Contains("Wir haben etwas gefragt", StringComparison.Ordinal));
        Assert.Equal(may.Contains("answer", StringComparison.Ordinal) && !may.Contains("answers", StringComparison.Ordinal), page.Text.Contains("Antwortkanarie", StringComparison.Ordinal));
        Assert.Equal(may == "answers" ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.Open(path + "/angaben")).Status);
        Assert.Equal(may == "answers" ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.Open(path + "/pruefen")).Status);
        Assert.Equal((may == "evidence", may == "evidence"), (page.Document.QuerySelector("#files") is not null, page.Document.QuerySelector("#words") is not null));
        if (may != "answers")
            Assert.DoesNotContain("Kanarienwort", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // Past every page: the verbs ask the mandate themselves.
        await using var scopeOf = house.As(ActorKind.Helper, helper);
        var services = scopeOf.ServiceProvider;
        await Refused(may == "answers", () => services.GetRequiredService<HandIn>().Run(request, Law.Channel.Helper, Guid.CreateVersion7(), true, Stop));
        await Refused(may.Contains("status", StringComparison.Ordinal), () => services.GetRequiredService<OwnStatus>().See(request, Stop));
        await Refused(may is "evidence", () => services.GetRequiredService<Reply>().Run(new() { Request = request, Key = Guid.CreateVersion7(), Channel = Law.Channel.Helper, Words = "Ein Wort." }, Stop));
    }

    [Fact]
    public async Task A_mandate_that_ends_opens_nothing_within_a_second_on_the_other_process()
    {
        using var person = house.Visitor("127.95.2.1");
        var (number, _) = (await person.HandsIn("Ein Anliegen.")).Keys();
        var request = await house.RequestOf(number);
        await house.Brings(await house.Adviser("ende.eins"), number, (await house.Gives(request, HelpScopes.Full)).Code!.Digits);
        using var browser = await house.HelperComesIn("Anna ende.eins,", new Uri(House.Addresses(second).Single()));
        var path = $"/de/helfen/{number.Digits()}";
        var form = await browser.Open(path);
        Assert.Equal(HttpStatusCode.OK, form.Status);

        var ended = await person.Submit(await person.Open("/de/status/hilfe"), "form[action$='handler=end'] button");
        Assert.Equal("Die Vollmacht ist beendet. Sie war für: Samir Haddad", ended.Part("main [role=status]"));
        Assert.Null((await person.Open($"/de/status/hilfe?beendet={Guid.CreateVersion7()}")).Part("main [role=status]"));
        Assert.Null((await person.Open("/de/status/hilfe?beendet=abc")).Part("main [role=alert]"));

        // The very next question of the other process, however soon.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Submit(form, Portal.People.Main, ("Words", "Noch ein Wort."))).Status);
        Assert.Contains("keine Vollmacht, die gilt", (await browser.Open("/de/helfen")).Text, StringComparison.Ordinal);
        Assert.Contains("Von Ihnen beendet", (await person.Open("/de/status/hilfe")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mandate_whose_last_day_is_past_opens_nothing_though_nobody_ended_it()
    {
        using var person = house.Visitor("127.95.3.1");
        var (number, _) = (await person.HandsIn("Ein Anliegen.")).Keys();
        var request = await house.RequestOf(number);
        var given = await house.Gives(request, HelpScopes.Full);
        await house.Brings(await house.Adviser("vorbei.eins"), number, given.Code!.Digits);
        using var browser = await house.HelperComesIn("Anna vorbei.eins,");
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'MandateGiven', '{request}', 'House', 'SetUp', now(), '\x00');
            UPDATE people.mandate SET until_on = current_date - 2 WHERE id = '{given.Id}'; UPDATE trust.grant SET until = now() - interval '1 day' WHERE why_id = '{given.Id}'; COMMIT
            """);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/de/helfen/{number.Digits()}")).Status);

        // A new one takes its place: what ran out does not stand in the way.
        Assert.Equal(HandOverEnd.Taken, await house.Brings((Guid)(await house.Ask($"SELECT helper FROM people.mandate WHERE id = '{given.Id}'"))!, number, (await house.Gives(request, HelpScopes.Full)).Code!.Digits));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"/de/helfen/{number.Digits()}")).Status);
    }

    [Fact]
    public async Task Who_only_comes_along_is_noted_and_gets_no_code_and_a_guardian_needs_paper()
    {
        using var person = house.Visitor("127.95.4.1");
        await person.HandsIn("Ein Anliegen.");
        var form = await person.Open("/de/status/hilfe");

        var noted = await person.Submit(form, Portal.People.Main, ("Kind", "Companion"), ("Name", "Berta Bei"), ("Months", "3"));

        Assert.Contains("Kommt mit und sieht hier nichts", noted.Text, StringComparison.Ordinal);
        Assert.Empty(noted.Parts(".keys dd"));
        var refused = await person.Submit(noted, Portal.People.Main, ("Kind", "Guardian"), ("Name", "Vera Vor"), ("Scope", "Status"), ("Months", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("zeigt uns ihren Ausweis", refused.Part("[role=alert]"), StringComparison.Ordinal);
        foreach (var (fields, sentence) in new ((string, string?)[], string)[] { ([("Kind", "Family"), ("Months", "1"), ("Scope", "Status")], "einen Namen"), ([("Kind", "Family"), ("Name", "A"), ("Months", "1")], "was die Person darf"), ([("Kind", "Family"), ("Name", "A"), ("Scope", "Status"), ("Months", "12")], "wie lange"), ([("Name", "A")], "wer helfen soll") })
            Assert.Contains(sentence, (await person.Submit(await person.Open("/de/status/hilfe"), Portal.People.Main, fields)).Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_not_right_about_a_mandate_is_told_at_once_and_leads_to_its_field()
    {
        using var person = house.Visitor("127.95.0.60");
        await person.HandsIn("Bitte prüfen Sie die Miete.");

        var back = await person.Submit(await person.Open("/de/status/hilfe"), "form:has(#months)", ("d", "31"), ("m", "2"), ("y", "2027"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        var links = back.Document.QuerySelectorAll("[role=alert] a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(["#kind", "#name", "#d", "#months"], links);
        Assert.All(links, link => Assert.NotNull(back.Document.QuerySelector(link!)));
    }

    [Fact]
    public async Task A_helper_names_the_next_one_and_nothing_happens_before_the_person_says_yes()
    {
        using var person = house.Visitor("127.95.5.1");
        var (number, _) = (await person.HandsIn("Ein Anliegen.")).Keys();
        var request = await house.RequestOf(number);
        await house.Brings(await house.Adviser("kette.eins"), number, (await house.Gives(request, HelpScopes.Status | HelpScopes.Evidence)).Code!.Digits);
        using var browser = await house.HelperComesIn("Anna kette.eins,");
        var path = $"/de/helfen/{number.Digits()}";

        var proposed = await browser.Submit(await browser.Open(path), "form[action$='handler=next'] button", ("Name", "Nora Next"), ("Organisation", "Hilfe Nord"));
        Assert.Contains("Vorgeschlagen", proposed.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM people.hand_over WHERE request_id = '{request}'"));

        var page = await person.Open("/de/status/hilfe");
        Assert.Contains("Nora Next", page.Text, StringComparison.Ordinal);
        var (_, code) = (await person.Submit(page, "form[action$='handler=agree'] button")).Keys();
        Assert.Equal(HandOverEnd.Taken, await house.Brings(await house.Adviser("kette.zwei"), number, code));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(path)).Status);
        using var next = await house.HelperComesIn("Anna kette.zwei,");
        Assert.Equal(HttpStatusCode.OK, (await next.Open(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await next.Open(path + "/angaben")).Status);
    }

    [Fact]
    public async Task A_helper_begins_with_somebody_beside_them_for_today_and_prints_number_and_code_once()
    {
        await house.Adviser("neben.eins");
        using var browser = await house.HelperComesIn("Anna neben.eins,");

        var form = await browser.Submit(await browser.Open("/de/helfen/neu"), Portal.People.Main, ("Service", "something-else"), ("Tongue", "ar"));
        var number = form.Address.Segments[3].TrimEnd('/');
        var check = await browser.Submit(form, Portal.People.Main, ("concern", "Bitte prüfen Sie die Miete."), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        var receipt = await browser.Submit(check, Portal.People.Main);

        Assert.Contains("für Oksana Melnyk", receipt.Text, StringComparison.Ordinal);
        Assert.Equal("ar", await house.Ask($"SELECT language FROM intake.request WHERE number = {number}"));
        Assert.Equal(Law.GermanTime.EndOf(Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow())).UtcDateTime, await house.Ask($"SELECT g.until FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.\"right\" = 'Help'"));
        var paper = await browser.Submit(receipt, "form.notice button");
        Assert.Equal("application/pdf", paper.Answer.Content.Headers.ContentType?.MediaType);
        var again = await browser.Submit(receipt, "form.notice button");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("wurde schon gedruckt", again.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'KeysPrinted' AND r.number = {number}"));
    }

    [Fact]
    public async Task A_clerk_takes_a_spoken_mandate_down_and_ends_it()
    {
        using var person = house.Visitor("127.95.6.1");
        var (number, _) = (await person.HandsIn("Ein Anliegen.")).Keys();
        using var clerk = await house.Clerk();
        var path = $"/desk/requests/{number.Digits()}/help";

        var paperless = await clerk.Submit(await clerk.Open(path), ".form .act.main", ("Kind", "Family"), ("Name", "Samir Haddad"), ("Scope", "Status"), ("Months", "1"), ("Through", "Post"));
        Assert.Contains("Was per Post oder Briefkasten kam, ist ein Papier", paperless.Text, StringComparison.Ordinal);
        var given = await clerk.Submit(await clerk.Open(path), ".form .act.main", ("Kind", "Family"), ("Name", "Samir Haddad"), ("Scope", "Status"), ("Months", "1"), ("Through", "Phone"));
        var code = given.Part(".notice .mono");
        Assert.Equal(HandOverEnd.Taken, await house.Brings(await house.Adviser("schalter.eins"), number, code!));
        Assert.Contains("gesagt (Telefon)", (await clerk.Open(path)).Text, StringComparison.Ordinal);

        await clerk.Submit(await clerk.Open(path), "form[action$='handler=end'] button", ("through", "Phone"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant WHERE \"right\" = 'Help' AND ended_at IS NULL AND subject = '{await house.RequestOf(number)}'"));
        Assert.Contains("Bei uns im Haus beendet", (await person.Open("/de/status/hilfe")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mandate_that_begins_later_opens_nothing_before_its_first_day_and_none_begins_in_the_past()
    {
        using var person = house.Visitor("127.95.8.1");
        var (number, _) = (await person.HandsIn("Ein Anliegen.")).Keys();
        var today = Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow());
        Task<PageSeen> Give(PageSeen form, DateOnly from) => person.Submit(form, Portal.People.Main, ("Kind", "Family"), ("Name", "Samir Haddad"), ("Scope", "Status"), ("Months", "0"),
            ("d", $"{from.Day}"), ("m", $"{from.Month}"), ("y", $"{from.Year}"));

        var form = await person.Open("/de/status/hilfe");
        foreach (var wrong in (DateOnly[])[today.AddDays(-1), today.AddMonths(7)])
            Assert.Contains("beginnt heute oder später", (await Give(form, wrong)).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("beginnt heute oder später", (await person.Submit(form, Portal.People.Main, ("Kind", "Family"), ("Name", "A"), ("Scope", "Status"), ("Months", "1"), ("d", "31"), ("m", "2"), ("y", "2027"))).Part("[role=alert]"), StringComparison.Ordinal);
        var given = await Give(form, today.AddDays(3));
        var code = given.Keys().Code;
        Assert.Contains("ab ", given.Text, StringComparison.Ordinal);

        var helper = await house.Adviser("spaeter.eins");
        Assert.Equal(HandOverEnd.TooEarly, await house.Brings(helper, number, code));
        var request = await house.RequestOf(number);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant WHERE subject = '{request}' AND \"right\" = 'Help'"));
        Assert.Equal(today.AddDays(3), await house.Ask($"SELECT until_on FROM people.mandate WHERE request_id = '{request}'"));

        // Three days later.
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'MandateGiven', '{request}', 'House', 'SetUp', now(), '\x00');
            UPDATE people.mandate SET from_on = '{today:yyyy-MM-dd}' WHERE request_id = '{request}'; UPDATE people.hand_over SET helps_from = now() - interval '1 hour' WHERE request_id = '{request}'; COMMIT
            """);
        Assert.Equal(HandOverEnd.Taken, await house.Brings(helper, number, code));
    }

    private async Task Answered(string number)
    {
        var clerk = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Miriam Sommer'"))!;
        await using var scope = house.As(ActorKind.Clerk, clerk);
        await scope.ServiceProvider.GetRequiredService<SendAnswer>().Run(RequestNumber.Parse(number, null), new() { Words = "Antwortkanarie steht hier drin." }, Stop);
    }

    private static async Task Refused(bool may, Func<Task> act)
    {
        if (may)
            await act();
        else
            await Assert.ThrowsAsync<NotFound>(act);
    }
}
