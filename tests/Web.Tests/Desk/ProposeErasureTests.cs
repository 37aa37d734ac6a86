using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Erasing before its time: from a sentence of the person to the proof that nothing is left. (Art. 17 GDPR)</summary>
public sealed class ProposeErasureTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Keeping = "/desk/keeping", Form = "form[action$='handler=erase']", Why = "Sie hat es schriftlich verlangt, nichts ist offen.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_erase_a_closed_matter_its_person_is_told_before_and_the_proof_of_it_is_listed()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Closed(person, clerk, "ar");

        var short_ = await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "OwnWish"), ("Because", "kurz"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#loeschgrund", "kurz"), (short_.Status, short_.Link(".bad-news a"), short_.Document.GetElementById("loeschgrund")!.TextContent));
        var unsaid = await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Because", Why));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#loeschen-0"), (unsaid.Status, unsaid.Link(".bad-news a")));
        // Sent twice it asks once.
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("Vor der Zeit löschen", (await clerk.Submit(short_, Form, ("Ground", "OwnWish"), ("Because", Why))).Text, StringComparison.Ordinal);

        var told = (await person.Open("/ar/status/anliegen")).Text;
        Assert.Contains("Sie möchten, dass wir Ihr Anliegen löschen.", told, StringComparison.Ordinal);
        Assert.Contains("Es bleiben nur die Nummer mit ihren Tagen und ein Protokoll.", told, StringComparison.Ordinal);
        Assert.Contains("تريدون أن نحذف معاملتكم", told, StringComparison.Ordinal);
        Assert.Equal(0, await Erases());
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.message m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {number}"));

        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        await Erases();

        Assert.Equal(HttpStatusCode.Gone, (await person.Open("/ar/status/anliegen")).Status);
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        Assert.Equal(0L, await house.Ask($"SELECT (SELECT count(*) FROM intake.arrival WHERE request_id = '{id}') + (SELECT count(*) FROM correspondence.message WHERE request_id = '{id}') + (SELECT count(*) FROM trust.joint_act WHERE subject = '{id}') + (SELECT count(*) FROM trust.data_key WHERE subject = '{id}')"));
        foreach (var page in (string[])["", "/rights", "/reason", "/answer"])
        {
            var gone = await clerk.Open($"/desk/requests/{number:D10}{page}");
            Assert.Equal((page, HttpStatusCode.Gone), (page, gone.Status));
            Assert.Contains("Das ist gelöscht.", gone.Text, StringComparison.Ordinal);
        }

        using var officer = await house.Clerk("Dilan Stern", Keeping);
        var proof = Row(await officer.Open(Keeping), number);
        Assert.Contains("Wunsch der Person", proof, StringComparison.Ordinal);
        Assert.Contains("Miriam Sommer, Ayla Herbst", proof, StringComparison.Ordinal);
        var again = await officer.Submit(await officer.Open(Keeping), Form, ("Unwanted", number), ("Ground", "OwnWish"), ("Because", Why));
        Assert.Contains("Das ist schon gelöscht.", again.Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_that_tells_of_an_erasure_is_taken_back_by_nobody_and_the_erasure_waits_for_it()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number.Digits();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}"), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "Unlawful"), ("Because", Why));
        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        var letter = (Guid)(await house.Ask($"SELECT l.id FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.message_id IS NOT NULL"))!;

        await using (var scope = house.As(OffenesHaus.Trust.ActorKind.Clerk, (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Miriam Sommer'"))!))
            Assert.Equal("desk.letter-stays", (await Assert.ThrowsAsync<OffenesHaus.Platform.Refused>(() => scope.ServiceProvider.GetRequiredService<OffenesHaus.Correspondence.WithdrawLetter>().Run([letter], Stop))).Code);

        Assert.Equal(0, await Erases());
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.request r JOIN trust.data_key k ON k.subject = r.id WHERE r.number = {number}"));
    }

    [Fact]
    public async Task Proposed_by_several_at_once_it_waits_once_and_everybody_reads_a_sentence()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Closed(person, clerk);
        var pages = new[] { await clerk.Open(Rights(number)), await clerk.Open(Rights(number)), await clerk.Open(Rights(number)) };

        var answers = await Task.WhenAll(pages.Append(pages[0]).Select(p => clerk.Submit(p, Form, ("Ground", "OwnWish"), ("Because", Why))));

        Assert.DoesNotContain(answers, a => (int)a.Status >= 500);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.joint_act WHERE number = {number}"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.message m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {number}"));
        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        await Erases();
    }

    [Fact]
    public async Task What_runs_is_not_erased_on_a_wish_and_what_is_held_not_at_all_and_whoever_asks_reads_why()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var (number, _) = (await person.HandsIn("Läuft noch.")).Keys();

        var runs = await clerk.Submit(await clerk.Open(Rights(number.Digits())), Form, ("Ground", "OwnWish"), ("Because", Why));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#loeschen", Why), (runs.Status, runs.Link(".bad-news a"), runs.Document.GetElementById("loeschgrund")!.TextContent));
        Assert.Contains("Das läuft noch", runs.Part("[role=alert]"), StringComparison.Ordinal);

        using var officer = await house.Clerk("Dilan Stern", Keeping);
        await officer.Submit(await officer.Open(Keeping), "main form.form", ("Number", number), ("Reason", "Dispute"));
        var held = await clerk.Submit(runs, Form, ("Ground", "Unlawful"), ("Because", Why));
        Assert.Contains("Das wird gerade aufbewahrt", held.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("löschen", (await person.Open("/de/status/anliegen")).Part("main")!, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.joint_act WHERE number = {number.Digits()}"));
    }

    [Fact]
    public async Task A_hold_that_is_set_after_two_agreed_keeps_the_matter_and_the_page_says_what_it_waits_for()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Closed(person, clerk);
        await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "OwnWish"), ("Because", Why));
        using var officer = await house.Clerk("Dilan Stern", Keeping);
        await officer.Submit(await officer.Open(Keeping), "main form.form", ("Number", number), ("Reason", "Inspection"));
        var refused = await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        Assert.Contains("Das wird gerade aufbewahrt", refused.Part("[role=alert]"), StringComparison.Ordinal);

        await house.Ask($"BEGIN; {Entry} UPDATE trust.legal_hold SET ended_at = now() WHERE number = {number}; COMMIT");
        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        await house.Ask($"BEGIN; {Entry} UPDATE trust.legal_hold SET ended_at = NULL WHERE number = {number}; COMMIT");
        await Erases();

        Assert.Contains("wartet: jemand hat festgelegt, dass es aufbewahrt wird", string.Join(' ', (await officer.Open(Keeping)).Parts("tbody tr").Where(r => r.Digits().Contains(number, StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.Open("/de/status/anliegen")).Status);
    }

    [Fact]
    public async Task Words_that_come_after_the_proposal_are_read_first_and_a_proposal_taken_back_is_told_too()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Closed(person, clerk);
        await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "OwnWish"), ("Because", Why));
        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Ich möchte es doch behalten."));

        var refused = await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        Assert.Contains("Seit dem Vorschlag ist dazu etwas gekommen.", refused.Part("[role=alert]"), StringComparison.Ordinal);
        await clerk.Submit(await clerk.Open("/desk/second"), "form[action$='handler=withdraw'] button");

        Assert.Contains("Wir löschen Ihr Anliegen vorerst nicht: Alles bleibt, wie es ist.", (await person.Open("/de/status/anliegen")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Erases());
    }

    [Fact]
    public async Task Whose_wish_is_not_followed_reads_why_and_nobody_declines_without_a_reason()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = await Closed(person, clerk, "ar");
        await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "OwnWish"), ("Because", Why));
        using var second = await house.Clerk("Ayla Herbst", "/desk");
        async Task<PageSeen> Declines(string because)
        {
            var page = await second.Open("/desk/second");
            page.Document.QuerySelectorAll("button[formaction$='handler=decline']").Single(b => b.GetAttribute("aria-label")!.Digits().Contains(number, StringComparison.Ordinal)).Id = "wanted";
            return await second.Submit(page, "#wanted", ("Because", because));
        }

        // Sent out of the field itself, it declines: nothing is erased by a key.
        Assert.EndsWith("handler=decline", (await second.Open("/desk/second")).Document.QuerySelector("textarea[name=Because]")!.Closest("form")!.GetAttribute("action"), StringComparison.Ordinal);
        var without = await Declines("zu kurz");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#ablehnen", "zu kurz"), (without.Status, without.Link(".bad-news a"), without.Document.QuerySelectorAll("textarea[name=Because]").Select(t => t.TextContent.Trim()).Single(t => t.Length > 0)));
        Assert.Contains("warum nicht gelöscht wird", without.Part("[role=alert]"), StringComparison.Ordinal);
        // Twelve signs that nobody sees are no reason.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Declines(new string('\u200b', 12))).Status);
        await Declines("Ein Streit über die Rückforderung läuft noch.");

        var told = (await person.Open("/ar/status/anliegen")).Text;
        Assert.Contains("Der Grund: Ein Streit über die Rückforderung läuft noch. Sie können sich bei der Aufsicht über den Datenschutz beschweren oder vor Gericht gehen.", told, StringComparison.Ordinal);
        Assert.Contains("السبب بالألمانية: \u2066Ein Streit über die Rückforderung läuft noch.\u2069", told, StringComparison.Ordinal);
        Assert.Equal(0, await Erases());
    }

    [Fact]
    public async Task Whoever_is_answered_by_letter_has_the_letter_before_anything_is_erased()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt", ("concern", "Per Brief."), ("name", "Berta Brief"))).Keys().Number.Digits();
        await Close(clerk, number);
        await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "OwnWish"), ("Because", Why));
        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");

        await Erases();

        using var officer = await house.Clerk("Dilan Stern", Keeping);
        Assert.Contains("wartet, bis der Brief an die Person hinaus ist", Row(await officer.Open(Keeping), number), StringComparison.Ordinal);
        var letter = (Guid)(await house.Ask($"SELECT l.id FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number}"))!;
        await house.KeepPromises();
        await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", $"{letter}"));
        await clerk.Submit(await clerk.Open("/desk/letters?stand=ToPost"), "main form", ("Letter", $"{letter}"), ("PostedOn", Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow()).ToString("d.M.yyyy", CultureInfo.InvariantCulture)));
        await Erases();
        Assert.Contains("wartet, bis der Brief als angekommen gilt", Row(await officer.Open(Keeping), number), StringComparison.Ordinal);
        // On the fourth day it counts as arrived (§ 37 Abs. 2 SGB X), and is read on that day.
        foreach (var days in (int[])[4, 1])
        {
            await house.Ask($"BEGIN; {Entry} UPDATE correspondence.posting SET posted_on = posted_on - {days} WHERE letter_id = '{letter}'; COMMIT");
            Assert.Equal(days == 1 ? 1 : 0, await Erases());
        }

        Assert.Contains("Wunsch der Person", Row(await officer.Open(Keeping), number), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM correspondence.letter WHERE id = '{letter}'"));
    }

    [Fact]
    public async Task Whoever_wants_letters_and_told_no_address_waits_for_no_letter()
    {
        using var person = house.Visitor();
        using var clerk = await house.Clerk();
        var number = (await person.WritesFrom("")).Keys().Number.Digits();
        await Close(clerk, number);
        await clerk.Submit(await clerk.Open(Rights(number)), Form, ("Ground", "OwnWish"), ("Because", Why));
        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");

        Assert.Equal(1, await Erases());
    }

    [Fact]
    public async Task A_draft_that_nobody_handed_in_is_erased_by_its_number_alone()
    {
        using var person = house.Visitor();
        await person.Writes("Angefangen, nie abgegeben.");
        var number = (long)(await house.Ask("SELECT number FROM intake.request ORDER BY begun_at DESC LIMIT 1"))!;
        using var officer = await house.Clerk("Dilan Stern", Keeping);
        var none = await officer.Submit(await officer.Open(Keeping), Form, ("Unwanted", "9999999999"), ("Ground", "OwnWish"), ("Because", Why));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#loeschnummer", "9999999999"), (none.Status, none.Link(".bad-news a"), none.Document.GetElementById("loeschnummer")!.GetAttribute("value")));

        var asked = await officer.Submit(none, Form, ("Unwanted", number.ToString("D10", CultureInfo.InvariantCulture)), ("Ground", "OwnWish"), ("Because", Why));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        await house.Agrees("Vor der Zeit löschen", "Ayla Herbst", "/desk");
        await Erases();

        Assert.Contains("Dilan Stern, Ayla Herbst", Row(await officer.Open(Keeping), number.ToString("D10", CultureInfo.InvariantCulture)), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.answers a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal(HttpStatusCode.Gone, (await person.Open("/de/anliegen/message")).Status);
        // To the desk it never was.
        using var clerk = await house.Clerk();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open($"/desk/requests/{number:D10}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open($"/desk/requests/{number:D10}/reason")).Status);
    }

    private const string Entry = "INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'HoldLifted', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00');";

    private static string Rights(string number) => $"/desk/requests/{number}/rights";

    private static string Row(PageSeen page, string number) => string.Join(' ', page.Parts("tbody tr").Where(r => r.Digits().Contains(number, StringComparison.Ordinal)));

    private static async Task<string> Closed(Visitor person, Visitor clerk, string language = "de")
    {
        var number = (await person.HandsIn("Erledigt, bitte löschen.", language)).Keys().Number.Digits();
        await Close(clerk, number);
        return number;
    }

    private static async Task Close(Visitor clerk, string number)
    {
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}"), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/close"), "main form.form", ("Outcome", "Done"));
    }

    private async Task<int> Erases() => await house.Services.GetRequiredService<EraseAgreed>().Run(Stop);
}
