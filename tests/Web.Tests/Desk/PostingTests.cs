using System.Globalization;
using System.Net;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Protection;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class PostingTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static DateOnly Today => Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_printed_letter_counts_from_the_day_it_was_posted_and_a_wrong_day_is_corrected_with_its_reason()
    {
        using var clerk = await house.Clerk();
        var (path, letter) = await AskedByLetter(clerk, "Nuri Nelkenwurz");
        await Write(letter, writtenDaysAgo: 3, until: Today.AddDays(30));
        await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", letter));
        var tray = await clerk.Open("/desk/letters?stand=ToPost");
        Assert.Contains("heute aufgegeben", tray.Part("main"), StringComparison.Ordinal);

        foreach (var (day, says) in new[] { (Written(Today.AddDays(1)), "liegt noch vor uns"), (Written(Today.AddDays(-9)), "geschrieben"), ("bald", "Tag, Monat und Jahr") })
        {
            var no = await clerk.Submit(tray, "main form", ("Letter", letter), ("PostedOn", day));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "#am"), (no.Status, no.Link(".bad-news a")));
            Assert.Contains(says, no.Part(".bad-news"), StringComparison.Ordinal);
        }

        await clerk.Submit(tray, "main form", ("Letter", letter), ("PostedOn", Written(Today.AddDays(-1))));
        var posting = await clerk.Open($"/desk/letters/{letter}/posting");
        Assert.Contains($"am {Short(Today.AddDays(3))} als angekommen", posting.Part(".list"), StringComparison.Ordinal);
        Assert.Contains("weniger als gedacht", posting.Part(".list"), StringComparison.Ordinal);

        var without = await clerk.Submit(posting, "main .form", ("PostedOn", Written(Today)), ("Reason", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#grund"), (without.Status, without.Link(".bad-news a")));
        var corrected = await clerk.Submit(posting, "main .form", ("PostedOn", Written(Today)), ("Reason", "Der Wagen kam erst heute."));
        Assert.Equal(2, corrected.Parts(".list tbody tr").Count);
        Assert.Contains("Der Wagen kam erst heute.", corrected.Part(".list tbody tr:last-child"), StringComparison.Ordinal);
        Assert.Contains($"am {Short(Today.AddDays(4))} als angekommen", corrected.Part(".list"), StringComparison.Ordinal);
        Assert.Contains($"gilt am {Short(Today.AddDays(4))} als angekommen", (await clerk.Open(path)).Text, StringComparison.Ordinal);
        Assert.Equal("LetterPosted, LetterPostingCorrected", await house.Ask($"SELECT string_agg(kind, ', ' ORDER BY id) FROM trust.journal WHERE detail LIKE '{Guid.Parse(letter):N};%'"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM correspondence.posting WHERE position(convert_to('Wagen', 'UTF8') in sealed_reason) > 0"));
    }

    [Fact]
    public async Task A_letter_posted_so_late_that_its_term_is_too_early_warns_and_becomes_a_task_until_a_new_term_is_set()
    {
        using var clerk = await house.Clerk();
        var (path, letter) = await AskedByLetter(clerk, "Theo Tannengrün");
        await Write(letter, writtenDaysAgo: 12, until: Today.AddDays(3));
        var printed = await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", letter));
        Assert.Contains("nicht absenden", printed.Text, StringComparison.Ordinal);

        var posted = await clerk.Submit(printed, "main form", ("Letter", letter), ("PostedOn", Written(Today)));

        Assert.Contains("Eine Frist ist jetzt zu früh", posted.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {path[^10..]} AND kind = 'SetNewTerm' AND closed_at IS NULL"));
        Assert.Contains("Die Frist ist zu früh", (await clerk.Open(path)).Part(".bad-news"), StringComparison.Ordinal);
        Assert.Contains("Neue Frist setzen", (await clerk.Open("/desk?frist=Today")).Text, StringComparison.Ordinal);

        var again = await clerk.Submit(await clerk.Open(path + "/ask"), "main .form", ("Words", "Die alte Frist gilt nicht."));
        Assert.Equal(path, again.Address.AbsolutePath);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {path[^10..]} AND kind = 'SetNewTerm' AND closed_at IS NULL"));
        Assert.Null(again.Document.QuerySelector(".bad-news"));
    }

    [Fact]
    public async Task A_letter_that_must_not_go_out_is_taken_back_and_leaves_the_tray()
    {
        using var clerk = await house.Clerk("Jonas Winter");
        var (path, letter) = await AskedByLetter(clerk, "Rana Apfelbaum");
        var printed = await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", letter));
        Assert.NotNull(printed.Document.QuerySelector($"[value='{letter}']"));

        var nothing = await clerk.Submit(printed, "button[formaction*=withdraw]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        var back = await clerk.Submit(printed, "button[formaction*=withdraw]", ("Letter", letter));

        Assert.Equal("?stand=ToPost", back.Address.Query);
        Assert.Null(back.Document.QuerySelector($"[value='{letter}']"));
        Assert.Contains("geht nicht hinaus", (await clerk.Open(path)).Part("[aria-labelledby=fb]"), StringComparison.Ordinal);
        Assert.Contains("Brief zurückgezogen", (await clerk.Open(path)).Part(".past-list"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit(printed, "main form", ("Letter", letter), ("PostedOn", Written(Today)))).Status);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'LetterWithdrawn' AND detail = '{Guid.Parse(letter):N}'"));
    }

    [Fact]
    public async Task A_letter_of_a_closed_matter_is_taken_back_by_whoever_wrote_it_or_leads_and_by_nobody_else()
    {
        using Visitor person = house.Visitor(), clerk = await house.Clerk(), colleague = await house.Clerk("Jonas Winter"), lead = await house.Clerk("Ayla Herbst");
        var path = Protected.Path((await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number);
        await clerk.Submit(await clerk.Open(path), "form[action$='handler=take'] button");
        foreach (var words in (string[])["Bitte die Abrechnung.", "Und den Vertrag."])
            await clerk.Submit(await clerk.Open(path + "/ask"), "main .form", ("Words", words));
        await clerk.Submit(await clerk.Open(path + "/close"), "main form.form", ("Outcome", "Done"));
        await house.KeepPromises();
        var letters = (await house.LettersOf(path[^10..])).Select(l => l.ToString()).ToList();

        Task<PageSeen> TakesBack(Visitor who, PageSeen tray, string letter) => who.Submit(tray, "button[formaction*=withdraw]", ("Letter", letter));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TakesBack(colleague, await colleague.Open("/desk/letters"), letters[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await TakesBack(clerk, await clerk.Open("/desk/letters"), letters[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await TakesBack(lead, await lead.Open("/desk/letters"), letters[1])).Status);
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {path[^10..]} AND l.withdrawn_at IS NOT NULL"));
    }

    [Fact]
    public async Task Only_the_newest_question_can_need_a_new_term()
    {
        using var clerk = await house.Clerk();
        var (path, old) = await AskedByLetter(clerk, "Hanna Holunder");
        await clerk.Submit(await clerk.Open(path + "/ask"), "main .form", ("Words", "Bitte geben Sie uns die Abrechnung bis zum neuen Tag."));
        await Write(old, writtenDaysAgo: 12, until: Today.AddDays(3));

        var printed = await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", old));
        var posted = await clerk.Submit(printed, "main form", ("Letter", old), ("PostedOn", Written(Today)));

        Assert.Null(posted.Part("[role=alert]"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {path[^10..]} AND kind = 'SetNewTerm'"));
    }

    [Fact]
    public async Task A_letter_without_an_address_cannot_be_posted_and_keeps_no_other_back()
    {
        using var clerk = await house.Clerk();
        using Visitor rana = house.Visitor(), berta = house.Visitor();
        var nowhere = (await rana.WritesFrom("")).Keys().Number;
        var somewhere = (await berta.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        foreach (var page in (string[])["", "/ask", "/answer"])
        {
            Assert.Contains("Keine Anschrift bekannt.", (await clerk.Open(Protected.Path(nowhere) + page)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Keine Anschrift bekannt.", (await clerk.Open(Protected.Path(somewhere) + page)).Text, StringComparison.Ordinal);
        }

        await clerk.Answers(nowhere);
        await clerk.Answers(somewhere);
        var (stays, goes) = (Assert.Single(await house.LettersOf(nowhere)).ToString(), Assert.Single(await house.LettersOf(somewhere)).ToString());
        var printed = await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", stays), ("Letter", goes));
        Assert.Contains("Ohne Anschrift: kann nicht zur Post.", Row(printed, stays), StringComparison.Ordinal);
        Assert.DoesNotContain("Ohne Anschrift", Row(printed, goes), StringComparison.Ordinal);

        var refused = await clerk.Submit(printed, "main form", ("Letter", stays), ("PostedOn", Written(Today)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Ohne Anschrift kann ein Brief nicht zur Post gegangen sein.", refused.Part(".bad-news"), StringComparison.Ordinal);
        await clerk.Submit(printed, "main form", ("Letter", stays), ("Letter", goes), ("PostedOn", Written(Today)));

        Assert.Equal(goes, await house.Ask($"SELECT string_agg(letter_id::text, ', ') FROM correspondence.posting WHERE letter_id IN ('{stays}', '{goes}')"));
        Assert.Contains("kann nicht zur Post", (await clerk.Open(Protected.Path(nowhere))).Part("[aria-labelledby=fb]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_without_an_address_is_set_anew_with_the_same_words_once_one_is_told()
    {
        const string anew = "button[formaction*='handler=address']";
        using Visitor clerk = await house.Clerk(), rana = house.Visitor();
        var number = (await rana.WritesFrom("")).Keys().Number;
        await clerk.Submit(await clerk.Open(Protected.Path(number)), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/ask"), "main .form", ("Words", "Bitte die Abrechnung."));
        await house.KeepPromises();
        var letter = Assert.Single(await house.LettersOf(number)).ToString();
        var before = await Words();
        var printed = await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", letter));
        foreach (var (chosen, to, says) in new[] { (null, null, "Wählen Sie zuerst Briefe ohne Anschrift aus"), (letter, null, "noch keine Anschrift bekannt"), (letter, "0171 2345678", "Das ist keine Anschrift") })
            Assert.Contains(says, (await clerk.Submit(printed, anew, ("Letter", chosen), ("To", to))).Part(".bad-news"), StringComparison.Ordinal);

        var ready = await clerk.Submit(printed, anew, ("Letter", letter), ("To", "Birkenweg 7\n12345 Musterstadt"));
        await house.KeepPromises();

        Assert.Equal(("?stand=ToPrint", null), (ready.Address.Query, ready.Part(".bad-news")));
        Assert.Equal((true, false), (before.Contains("Anschrift nicht bekannt", StringComparison.Ordinal), before.Contains("Birkenweg 7", StringComparison.Ordinal)));
        var after = await Words();
        Assert.Equal((true, true, true), (after.Contains("Berta Birke", StringComparison.Ordinal), after.Contains("Birkenweg 7", StringComparison.Ordinal), after.Contains("Bitte die Abrechnung.", StringComparison.Ordinal)));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'LetterAddressed' AND detail = '{Guid.Parse(letter):N}'"));
        var again = await clerk.Submit(await clerk.Open("/desk/letters"), "main form", ("Letter", letter));
        await clerk.Submit(again, "main form", ("Letter", letter), ("PostedOn", Written(Today)));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.posting WHERE letter_id = '{letter}'"));

        async Task<string> Words() => Protected.WordsOf(await (await clerk.Get($"/desk/letters/{letter}.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static string Row(PageSeen tray, string letter) => tray.Document.QuerySelectorAll(".list tbody tr").Single(r => r.QuerySelector($"[value='{letter}']") is not null).TextContent;

    private static string Written(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Short(DateOnly day) => day.ToString("ddd dd.MM.", CultureInfo.GetCultureInfo("de-DE")).Replace(".,", ",", StringComparison.Ordinal);

    private async Task<(string Path, string Letter)> AskedByLetter(Visitor clerk, string person)
    {
        var path = $"/desk/requests/{await house.Ask($"SELECT r.number FROM intake.request r JOIN people.search_trait t ON t.request_id = r.id WHERE t.name = '{person}' AND r.reply_by = 'Letter'"):D10}";
        await clerk.Submit(await clerk.Open(path + "/ask"), "main .form", ("Words", "Bitte geben Sie uns die Abrechnung."));
        for (var tries = 0; tries < 300; tries++, await Task.Delay(100, TestContext.Current.CancellationToken))
            if (await house.Ask($"SELECT l.id::text FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {path[^10..]} AND l.blob IS NOT NULL ORDER BY l.written_at DESC LIMIT 1") is string id)
                return (path, id);
        throw new InvalidOperationException("The letter was not set within 30 seconds.");
    }

    // As if it had lain in the tray for days.
    private Task Write(string letter, int writtenDaysAgo, DateOnly until) => house.Ask(string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'EvidenceAskedFor', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
        UPDATE correspondence.letter SET written_at = written_at - interval '{writtenDaysAgo} days' WHERE id = '{letter}';
        UPDATE correspondence.message SET asked_until = '{until:yyyy-MM-dd}' WHERE id = (SELECT message_id FROM correspondence.letter WHERE id = '{letter}'); COMMIT
        """));
}
