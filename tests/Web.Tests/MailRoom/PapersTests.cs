using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Web.Tests.Portal;
using static OffenesHaus.Web.Tests.MailRoom.MondayMorning;

namespace OffenesHaus.Web.Tests.MailRoom;

/// <summary>What comes on paper: taken in, written out beside its image, filed, and counted for the day it came.</summary>
public sealed partial class PapersTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private static int pictures;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_found_on_Monday_that_bears_Fridays_date_counts_for_Friday_whenever_it_is_typed()
    {
        using var clerk = await house.MailRoom();
        var paper = await Found(clerk, "Kasten am Tor", ("PaperOn", "30.10.2026"));
        Assert.Contains("Eingangstag: Freitag, 30. Oktober 2026", paper.Text, StringComparison.Ordinal);
        Assert.Contains("zwischen Fr 30.10. 12:00 und Mo 02.11. 7:30", paper.Text, StringComparison.Ordinal);
        await Shown(clerk, paper);

        var first = await Begins(clerk, paper, "first-application");
        Assert.Contains("/angaben/", first.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.NotNull(first.Document.QuerySelector(".scan img"));
        var list = await HandsIn(clerk, await clerk.Submit(first, "button[value=continue].kern-btn", ("name", "Paula Papier"), ("reach", "Lindenstraße 4, 12345 Musterstadt"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994")));
        var number = NumberOf(list);

        Assert.Equal(new DateOnly(2026, 10, 30), await house.DayOf(number));
        Assert.Equal("Letterbox Clerk Declaration", await house.Ask($"SELECT concat_ws(' ', a.channel, a.typed_by, a.kind) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal(true, await house.Ask($"SELECT a.received_at = '2026-11-02 06:30Z' AND a.not_before_at = '2026-10-30 11:00Z' AND a.captured_at >= '2026-11-02 09:00Z' FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number} AND f.arrival_id IS NOT NULL"));

        // The desk, and the person with number and code, read the interval, the rule and the day.
        using var worker = await house.Clerk();
        var desk = await worker.Open($"/desk/requests/{number}");
        Assert.Contains("zwischen Fr 30.10. 12:00 und Mo 02.11. 7:30", desk.Text, StringComparison.Ordinal);
        Assert.Contains("Freitag, 30. Oktober 2026", desk.Text, StringComparison.Ordinal);
        Assert.Contains("in-favour", desk.Text, StringComparison.Ordinal);
        using var person = house.Visitor();
        var receipt = await Receipt(person, number);
        Assert.Contains("zwischen Freitag, 30. Oktober 2026", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("1. Oktober 2026", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("von uns abgeschrieben", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("in-favour", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.Get($"/de/eingang/{await house.Ask($"SELECT a.id FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}")}/pdf")).StatusCode);

        // The letter about it lies in the tray, and the one with a PIN, which no clerk ordered.
        Assert.Equal("Received", await Until($"SELECT l.about FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.about = 'Received'"));
        Assert.Equal("House", await Until($"SELECT j.actor_kind FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number} AND j.kind = 'CodeLetterWritten'"));

        // Whoever typed it reads none of it any more.
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/requests/{number}")).StatusCode);
        Assert.Contains("ist abgelegt", (await clerk.Open(paper.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await RowsSeen("Klara Januar", number));
    }

    [Fact]
    public async Task A_paper_whose_new_number_is_somebody_elses_gets_another_one()
    {
        using var clerk = await house.MailRoom();
        var number = NumberOf(await HandsIn(clerk, await Begins(clerk, await Found(clerk, "Kasten am Tor"))));
        var paper = await Found(clerk, "Kasten am Tor");

        var first = await house.DrawsOnce(number, () => Begins(clerk, paper));

        Assert.Contains("/angaben/", first.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual(number, NumberOf(await HandsIn(clerk, first)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_box_that_separates_the_days_gives_the_day_of_its_compartment()
    {
        using var clerk = await house.MailRoom();
        await Emptied(clerk);
        var refused = await TakesIn(clerk, "Fristenkasten", Scan());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Tag des Fachs, vom 29.10.2026 bis zum 02.11.2026", refused.Part("[role=alert]"), StringComparison.Ordinal);

        var paper = await TakesIn(clerk, "Fristenkasten", Scan(), ("CompartmentOn", "31.10.2026"), ("PaperOn", "30.10.2026"));

        Assert.Contains("Samstag, 31. Oktober 2026", paper.Text, StringComparison.Ordinal);
        Assert.Contains("date-separating", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_post_brought_counts_for_the_day_it_came_and_never_for_one_to_come()
    {
        using var clerk = await house.MailRoom();
        Assert.Contains("Heute ist der 02.11.2026", (await TakesIn(clerk, null, Scan(), ("ArrivedOn", "3.11.2026"))).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Bild oder die PDF", (await TakesIn(clerk, null, [])).Part("[role=alert]"), StringComparison.Ordinal);
        var paper = await TakesIn(clerk, null, Scan(), ("ArrivedOn", "30.10.2026"));

        var number = NumberOf(await HandsIn(clerk, await Begins(clerk, paper)));

        Assert.Equal(new DateOnly(2026, 10, 30), await house.DayOf(number));
        Assert.Equal("post", await house.Ask($"SELECT d.rule FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
    }

    [Fact]
    public async Task Two_who_type_the_same_paper_are_merged_question_by_question_and_it_is_handed_in_once()
    {
        using var klara = await house.MailRoom();
        using var miriam = await house.Clerk();
        var paper = await Found(klara, "Kasten am Tor");
        var (hers, theirs) = (await Begins(klara, paper), await miriam.Open(paper.Address.AbsolutePath + "/angaben"));
        await klara.Submit(hers, "button[value=save]", ("concern", "Bitte prüfen Sie die Miete."));
        await miriam.Submit(theirs, "button[value=save]", ("name", "Zweimal Getippt"));
        var merged = await klara.Open(paper.Address.AbsolutePath + "/angaben");
        Assert.Contains("Bitte prüfen Sie die Miete.", merged.Document.QuerySelector("[name=concern]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Zweimal Getippt", merged.Document.QuerySelector("[name=name]")!.GetAttribute("value"));

        var sheets = new[] { await klara.Open(paper.Address.AbsolutePath + "/pruefen"), await miriam.Open(paper.Address.AbsolutePath + "/pruefen") };
        var ends = await Task.WhenAll(klara.Submit(sheets[0], "main .asked form"), miriam.Submit(sheets[1], "main .asked form"), klara.Submit(sheets[0], "main .asked form"));

        Assert.All(ends, e => Assert.True(e.Text.Contains("Dieses Papier ist abgelegt", StringComparison.Ordinal) || e.Text.Contains("Abgelegt zu Anliegen", StringComparison.Ordinal), $"{e.Status} {e.Text}"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival WHERE paper_id = '{IdOf(paper)}'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.paper_step WHERE paper_id = '{IdOf(paper)}' AND kind = 'Filed'"));
    }

    [Fact]
    public async Task The_same_scan_twice_is_said_and_the_same_page_twice_is_one_paper()
    {
        using var clerk = await house.MailRoom();
        var scan = Scan();
        var first = await TakesIn(clerk, null, scan);
        Assert.DoesNotContain("Dieselbe Datei", first.Text, StringComparison.Ordinal);
        var page = await clerk.Open("/desk/post/papers");
        var twins = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.SubmitWith(page, "main .form", scan, ("Channel", "Post"))));

        Assert.Single(twins.Select(t => t.Address.AbsolutePath).Distinct(StringComparer.Ordinal));
        Assert.All(twins, t => Assert.Contains("Dieselbe Datei kam schon", t.Text, StringComparison.Ordinal));
        Assert.Equal($"/desk/post/papers/{IdOf(first)}", twins[0].Link(".notice a"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.paper WHERE id = '{IdOf(twins[0])}'"));
    }

    [Fact]
    public async Task The_count_is_the_count_of_the_list_and_what_is_set_aside_comes_back()
    {
        using var clerk = await house.MailRoom();
        var paper = await TakesIn(clerk, null, Scan());
        var aside = "main form[action$='handler=aside']";
        Assert.Contains("warum es nichts für uns ist", (await clerk.Submit(paper, aside)).Part("[role=alert]"), StringComparison.Ordinal);
        var list = await clerk.Submit(paper, aside, ("Reason", "Werbung für Teppiche"));
        Assert.DoesNotContain(list.Document.QuerySelectorAll(".list a"), a => a.GetAttribute("href")!.EndsWith(IdOf(paper), StringComparison.Ordinal));
        Assert.Contains($"{list.Document.QuerySelectorAll(".list tbody tr").Length} noch nicht abgelegt", list.Part(".title"), StringComparison.Ordinal);
        Assert.Contains((await clerk.Open("/desk/post/papers?weg=true")).Document.QuerySelectorAll(".list a"), a => a.GetAttribute("href")!.EndsWith(IdOf(paper), StringComparison.Ordinal));

        var back = await clerk.Open(paper.Address.AbsolutePath);
        Assert.Contains("Werbung für Teppiche", back.Text, StringComparison.Ordinal);
        await clerk.Submit(back, "main form[action$='handler=up']");

        Assert.Contains((await clerk.Open("/desk/post/papers")).Document.QuerySelectorAll(".list a"), a => a.GetAttribute("href")!.EndsWith(IdOf(paper), StringComparison.Ordinal));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.paper_sheet WHERE paper_id = '{IdOf(paper)}' AND sealed_key IS NOT NULL"));
    }

    [Fact]
    public async Task A_letter_is_filed_by_number_into_what_its_filer_may_not_read_and_an_objection_is_laid_before_somebody_today()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("Bitte um Rückruf.")).Keys().Number.Digits();
        using var clerk = await house.MailRoom();
        var paper = await Found(clerk, "Kasten am Tor", ("PaperOn", "31.10.2026"));
        var letter = "main form[action$='handler=letter']";
        Assert.Contains("kein Anliegen, zu dem Sie ablegen", (await clerk.Submit(paper, letter, ("Number", "1234567890"))).Part("[role=alert]"), StringComparison.Ordinal);

        var list = await clerk.Submit(paper, letter, ("Number", number), ("MayObject", "true"));

        Assert.Equal(number, NumberOf(list));
        Assert.Equal("Letterbox Reply 2026-10-31 true", await house.Ask($"SELECT concat_ws(' ', a.channel, a.kind, d.day, CASE WHEN a.may_be_objection THEN 'true' END) FROM intake.arrival a JOIN intake.receipt_day d ON d.arrival_id = a.id WHERE a.paper_id = '{IdOf(paper)}'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number} AND kind = 'ReadObjection' AND closed_at IS NULL"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.right = 'Type' AND g.ended_at IS NULL"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/requests/{number}")).StatusCode);
        Assert.Equal(0, await RowsSeen("Klara Januar", number));

        // The words of a typed letter are read for objections as everywhere.
        var typed = await TakesIn(clerk, null, Scan());
        await clerk.Submit(typed, letter, ("Number", number), ("Words", "Hiermit lege ich Widerspruch ein."));
        Assert.Equal(true, await house.Ask($"SELECT may_be_objection FROM intake.arrival WHERE paper_id = '{IdOf(typed)}'"));
    }

    [Fact]
    public async Task The_mail_room_finds_only_whom_a_paper_names_whole()
    {
        using var person = house.Visitor();
        await person.WritesFrom("Am Hang 2\n12345 Musterstadt", ("name", "Sieglinde Suchmich"));
        using var clerk = await house.MailRoom();
        var paper = await TakesIn(clerk, null, Scan());

        async Task<PageSeen> Seeks(string words)
        {
            var page = await clerk.Open(paper.Address.AbsolutePath);
            return await clerk.Submit(page, "button[formaction$='handler=search']", ("q", words));
        }

        var byName = await Seeks("Suchmich");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byName.Status);
        Assert.DoesNotContain("Sieglinde", byName.Text, StringComparison.Ordinal);
        Assert.Contains("Nichts gefunden", (await Seeks("Suchmich 1.1.1901")).Text, StringComparison.Ordinal);
        var found = await Seeks($"Suchmich {await BornOn("Sieglinde Suchmich")}");
        Assert.Contains("Sieglinde Suchmich", found.Text, StringComparison.Ordinal);
        var list = await clerk.Submit(found, "main form[action$='handler=letter']", ("Found", found.Document.QuerySelector("[name=Found]")!.GetAttribute("value")));
        Assert.Contains("abgelegt=", list.Address.Query, StringComparison.Ordinal);

        // Nor does the database let somebody who only files papers find by a name alone.
        Assert.Equal(0, await FoundBy("Klara Januar", "suchmich:*", null));
        Assert.Equal(1, await FoundBy("Klara Januar", "suchmich:*", await BornOn("Sieglinde Suchmich")));
    }

    [Fact]
    public async Task What_came_through_the_wrong_door_goes_on_with_the_day_it_came_here()
    {
        using var miriam = await house.Clerk();
        var paper = await Found(miriam, "Kasten am Tor", ("PaperOn", "30.10.2026"));
        var first = await miriam.Submit(paper, "main form[action$='handler=elsewhere']");
        var forward = await HandsIn(miriam, await miriam.Submit(first, "button[value=continue].kern-btn", ("name", "Willi Wohngeld"), ("address", "Am Ring 3\n12345 Musterstadt"), ("replyBy", "letter")));
        Assert.EndsWith("/forward", forward.Address.AbsolutePath, StringComparison.Ordinal);

        await miriam.Submit(forward, "main .form", ("Authority", "1"), ("Why", "Über Wohngeld entscheidet die Wohngeldstelle."), ("IsApplication", "true"));

        Assert.Equal("2026-10-30", await house.Ask($"SELECT f.counts_on::text FROM intake.forwarding f JOIN intake.arrival a ON a.request_id = f.request_id WHERE a.paper_id = '{IdOf(paper)}'"));
    }

    [Fact]
    public async Task A_receipt_day_is_corrected_by_two_and_both_values_stay_and_are_shown()
    {
        using var clerk = await house.MailRoom();
        var paper = await TakesIn(clerk, null, Scan(), ("ArrivedOn", "2.11.2026"));
        var number = NumberOf(await HandsIn(clerk, await Begins(clerk, paper)));
        using var miriam = await house.Clerk();
        var path = $"/desk/requests/{number}/receipt-day";
        var page = await miriam.Open(path);
        Assert.Contains("Heute ist der 02.11.2026", (await miriam.Submit(page, "main .form", ("On", "3.11.2026"), ("Words", "Der Stempel war falsch."))).Text, StringComparison.Ordinal);
        Assert.Contains("gilt schon", (await miriam.Submit(page, "main .form", ("On", "2.11.2026"), ("Words", "Der Stempel war falsch."))).Text, StringComparison.Ordinal);
        var asked = await miriam.Submit(page, "main .form", ("On", "31.10.2026"), ("Words", "Der Umschlag trägt den Stempel vom Samstag."));
        Assert.Contains("Eine zweite Person ist gefragt", asked.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 2), await house.DayOf(number));

        await house.Agrees("Eingangstag berichtigen", "Ayla Herbst", "/desk");

        Assert.Equal(new DateOnly(2026, 10, 31), await house.DayOf(number));
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id WHERE a.paper_id = '{IdOf(paper)}'"));
        var shown = await miriam.Open(path);
        Assert.Equal(["Mo 02.11.2026"], shown.Parts("main .list s"), StringComparer.Ordinal);
        Assert.Contains("Sa 31.10.2026", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Der Umschlag trägt den Stempel vom Samstag.", (await miriam.Open($"/desk/requests/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal("2026-10-31", await house.Ask($"SELECT legal_day::text FROM cases.task WHERE number = {number}"));
        using var person = house.Visitor();
        var receipt = await Receipt(person, number);
        Assert.Contains("Zuerst stand hier: Montag, 2. November 2026", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Der Umschlag trägt den Stempel vom Samstag.", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.grant WHERE \"right\" = 'Type' AND why = 'joint' AND ended_at IS NULL"));
    }

    [Fact]
    public async Task What_was_acknowledged_outlives_the_house_and_a_scan_cut_off_is_none()
    {
        using var clerk = await house.MailRoom();
        var paper = await TakesIn(clerk, null, Scan());
        using (var half = new HttpRequestMessage(HttpMethod.Post, new Uri("/desk/post/papers", UriKind.Relative)))
        {
            var page = await clerk.Open("/desk/post/papers");
            var token = page.Document.QuerySelector("main .form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
            half.Content = new StringContent($"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"Channel\"\r\n\r\nPost\r\n--x\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a.jpg\"\r\n\r\nhalb");
            half.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            Assert.Contains("Nicht alles kam ganz an", (await clerk.Send(half)).Part("[role=alert]"), StringComparison.Ordinal);
        }

        var before = await house.Ask("SELECT count(*) FROM intake.paper");
        await house.Restart();

        Assert.Equal(before, await house.Ask("SELECT count(*) FROM intake.paper"));
        await Shown(clerk, await clerk.Open(paper.Address.AbsolutePath));
    }
}
