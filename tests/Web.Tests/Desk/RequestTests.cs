using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class RequestTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Choices_are_read_in_German_with_the_chosen_words_beside_and_free_words_as_written()
    {
        using var clerk = await house.Clerk("Jonas Winter");

        var page = await clerk.Open(await house.PathOf("Rana Apfelbaum"));

        Assert.Contains("Neue Arbeit", page.Text, StringComparison.Ordinal);
        Assert.Contains("عمل جديد", page.Parts("[lang=ar].muted"), StringComparer.Ordinal);
        Assert.Contains(page.Parts(".words [lang=ar][dir=rtl]"), w => w.StartsWith("بدأتُ العمل", StringComparison.Ordinal));
        Assert.Contains("§ 130 BGB", page.Part(".facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_is_an_entry_in_the_journal()
    {
        using var clerk = await house.Clerk("Ayla Herbst");
        var before = (long)(await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'RequestRead'"))!;

        await clerk.Open(await house.PathOf("Theo Tannengrün"));

        Assert.Equal(before + 1, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'RequestRead'"));
        Assert.Equal("Clerk", await house.Ask("SELECT actor_kind FROM trust.journal WHERE kind = 'RequestRead' ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task Each_look_at_a_request_a_file_or_a_letter_is_one_entry_that_says_what_was_seen()
    {
        using var clerk = await house.Clerk("Jonas Winter");
        var path = await house.PathOf("Rana Apfelbaum");
        await Until("SELECT count(*) = 2 FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE f.readability = 'Readable' AND r.number = " + path[^10..]);
        await Until("SELECT bool_and(blob IS NOT NULL) FROM correspondence.letter");
        var looks = $"SELECT string_agg(kind || coalesce(' ' || detail, ''), ', ' ORDER BY j.id) FROM trust.journal j JOIN trust.clerk c ON c.id = j.actor_id JOIN intake.request r ON r.id = j.about WHERE c.display_name = 'Jonas Winter' AND r.number = {path[^10..]} AND kind IN ('RequestRead', 'FileRead', 'LetterRead')";
        var files = (await clerk.Open(path)).Document.QuerySelectorAll(".thumbs a").Select(a => a.GetAttribute("href")!).ToList();
        var letter = (await clerk.Open("/desk/letters")).Document.QuerySelectorAll(".list a").Single(a => a.TextContent == "Rana Apfelbaum").GetAttribute("href")!;

        // The picture straight from its address, past the page around it; then everything once more.
        for (var twice = 0; twice < 2; twice++)
        {
            await clerk.Get(files[0] + "/pages/1?klein=ja");
            await clerk.Get(files[0] + "/pages/1");
            await clerk.Open(files[0]);
            await clerk.Get(files[1] + "/original");
            await clerk.Get(letter);
        }

        Assert.Equal($"RequestRead, FileRead {Id(files[0])}, FileRead {Id(files[1])}, LetterRead {Id(letter)}", await house.Ask(looks));
        Assert.Contains("Brief geöffnet", (await clerk.Open(path)).Part(".past-list"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/desk/letters/0190b6a0-0000-7000-8000-000000000000.pdf")).StatusCode);
    }

    private static string Id(string address) => Guid.Parse(address.Split('/')[^1][..36]).ToString("N");

    [Fact]
    public async Task A_draft_that_nobody_handed_in_is_nobodys_business()
    {
        using var clerk = await house.Clerk();
        var number = RequestNumber.Draw();
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'RequestBegun', gen_random_uuid(), 'Person', 'OwnWish', now(), '\x00');
            INSERT INTO intake.request (id, number, code_version, begun_with, form, form_version, language, reply_by, begun_at) VALUES (gen_random_uuid(), {number.Value}, 1, gen_random_uuid(), 'message', 1, 'de', 'Here', now()); COMMIT
            """);

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open("/desk/requests/" + number.ToPath())).Status);
        var nothing = await clerk.Open("/desk/requests/0000000000");
        Assert.Equal(HttpStatusCode.NotFound, nothing.Status);
        Assert.Equal("/desk", nothing.Link(".back a"));
    }

    [Fact]
    public async Task Of_two_who_take_at_once_one_gets_it_and_the_other_is_told_who()
    {
        var number = await house.NumberOf("Paul Primel");
        var clerks = await Clerks();

        var ends = await Task.WhenAll(clerks.Take(2).Select(async id =>
        {
            await using var scope = house.As(ActorKind.Clerk, id);
            try
            {
                await scope.ServiceProvider.GetRequiredService<TakeTasks>().Run(number, Stop);
                return "";
            }
            catch (Refused no)
            {
                return $"{no.Code}: {no.Facts[0]}";
            }
        }));

        Assert.Single(ends, e => e.Length == 0);
        Assert.Matches("^desk.taken: (Jonas|Ayla) ", ends.Single(e => e.Length > 0));

        using var third = await house.Clerk("Miriam Sommer");
        var page = await third.Open(await house.PathOf("Paul Primel"));
        Assert.Matches("Es liegt bei (Jonas Winter|Ayla Herbst)", page.Part("main"));
    }

    [Fact]
    public async Task An_answer_sent_twice_goes_out_once_and_nothing_newer_is_written_over_unread()
    {
        using var clerk = await house.Clerk("Jonas Winter");
        var number = await house.NumberOf("Horst Hagebutt");
        var page = await clerk.Open($"{await house.PathOf("Horst Hagebutt")}/answer");

        var first = await clerk.Submit(page, "main .form", ("Words", "Ihre Frage ist beantwortet."));
        var second = await clerk.Submit(page, "main .form", ("Words", "Ihre Frage ist beantwortet."));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal("Ihre Frage ist beantwortet.", second.Part("textarea"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.message m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {number} AND m.kind = 'Answer'"));
    }

    [Fact]
    public async Task Of_answers_posted_at_the_same_moment_one_goes_out()
    {
        using var clerk = await house.Clerk();
        using var colleague = await house.Clerk("Ayla Herbst");
        using var person = house.Visitor();
        var number = (await person.HandsIn("Wann ist mein Termin?")).Keys().Number.Digits();
        var page = await clerk.Open($"/desk/requests/{number}/answer");
        var beside = await colleague.Open($"/desk/requests/{number}/answer");

        var ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? clerk.Submit(page, "main .form", ("Words", "Am Montag.")) : colleague.Submit(beside, "main .form", ("Words", "Am Dienstag."))));

        Assert.Single(ends, e => e.Status == HttpStatusCode.OK);
        Assert.All(ends.Where(e => e.Status != HttpStatusCode.OK), e => Assert.Equal(HttpStatusCode.UnprocessableEntity, e.Status));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.message m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {number}"));
    }

    [Theory]
    [InlineData("answer"), InlineData("ask"), InlineData("close"), InlineData("forward")]
    public async Task Nothing_is_decided_over_words_that_were_not_on_the_page_before(string act)
    {
        using var clerk = await house.Clerk();
        using var person = house.Visitor();
        var number = (await person.HandsIn("Bitte schließen Sie mein Anliegen.")).Keys().Number.Digits();
        var read = await clerk.Open("/desk/requests/" + number);
        var link = read.Link($".acts a[href*='/{act}']")!;
        var first = await clerk.Open(link);
        Assert.Equal((HttpStatusCode.OK, null), (first.Status, first.Part("#neu")));
        (string, string?)[] fields = [("Words", "Gern."), ("Outcome", "Done"), ("Authority", "0"), ("Why", "Das gehört dorthin.")];

        // While the clerk was reading; and while the page of the act lay open.
        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Doch nicht, es eilt."));
        var shown = await clerk.Open(link);
        Assert.Contains("Doch nicht, es eilt.", shown.Part("section.notice.soon"), StringComparison.Ordinal);
        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Und noch etwas."));
        var refused = await clerk.Submit(shown, "main .form", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Und noch etwas.", refused.Part("section.notice.soon"), StringComparison.Ordinal);
        Assert.DoesNotContain("Doch nicht", refused.Part("section.notice.soon"), StringComparison.Ordinal);
        var without = await clerk.Submit(refused, "main .form", [("_seen", null), .. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);

        Assert.Equal(HttpStatusCode.OK, (await clerk.Submit(without, "main .form", fields)).Status);
    }

    [Theory]
    [InlineData("Withdrawn", "Sie haben Ihr Anliegen zurückgenommen."), InlineData("Done", "Ihr Anliegen ist erledigt und abgeschlossen.")]
    public async Task A_matter_that_ended_without_an_answer_is_never_said_to_be_answered(string outcome, string sentence)
    {
        using var clerk = await house.Clerk();
        using var person = house.Visitor();
        var number = (await person.HandsIn("Wann ist mein Termin?")).Keys().Number.Digits();

        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/close"), "main .form", ("Outcome", outcome));
        var status = await person.Open("/de/status/anliegen");

        Assert.StartsWith(sentence, status.Part(".lead"), StringComparison.Ordinal);
        Assert.DoesNotContain("eantwortet", status.Part("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_a_date_that_leaves_time_to_read()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Nuri Nelkenwurz");
        var page = await clerk.Open(path + "/ask");
        Assert.Contains("auf Arabisch", page.Part("#text-h"), StringComparison.Ordinal);

        var tooEarly = await clerk.Submit(page, "main .form", ("Words", "Bitte geben Sie uns die Abrechnung."), ("Until", DateTimeOffset.UnixEpoch.AddSeconds(Now()).AddDays(2).ToString("dd.MM.yyyy")), ("Was", "income.evidence"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooEarly.Status);
        Assert.Contains("Frühester Tag", tooEarly.Part(".bad-news"), StringComparison.Ordinal);
        Assert.Equal("Bitte geben Sie uns die Abrechnung.", tooEarly.Part("textarea"));
        Assert.NotNull(tooEarly.Document.QuerySelector("[value='income.evidence'][checked]"));

        var proposed = page.Document.QuerySelector("#frist")!.GetAttribute("value");
        var done = await clerk.Submit(tooEarly, "main .form", ("Words", "Bitte geben Sie uns die Abrechnung."), ("Until", proposed), ("Was", "income.evidence"));

        Assert.Equal(path, done.Address.AbsolutePath);
        Assert.Contains("Frist der Person, 24 Uhr", done.Part(".line .here"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {path[^10..]} AND waits_until IS NOT NULL AND waits_until >= current_date + 18"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {path[^10..]}"));
    }

    [Fact]
    public async Task What_a_person_declares_anew_after_the_close_opens_the_matter_again()
    {
        using var clerk = await house.Clerk();
        using var karim = house.Visitor();
        var page = await karim.Open("/de/anliegen/apply");
        var path = $"/desk/requests/{(await karim.Submit(page, Portal.People.Main, Portal.People.Karim)).Keys().Number.Digits()}";
        await clerk.Submit(await clerk.Open(path + "/close"), "main .form", ("Outcome", "Done"));
        Assert.Contains("abgeschlossen", (await karim.Open("/de/status/anliegen")).Part(".lead"), StringComparison.Ordinal);

        var again = await karim.Submit(page, Portal.People.Main, Portal.People.Karim.But(("reach", "Ahornweg 8, 12345 Musterstadt")));

        Assert.True(again.IsReceipt(), again.Text);
        Assert.DoesNotContain("abgeschlossen", (await karim.Open("/de/status/anliegen")).Part(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_may_close_the_matter_and_closed_ones_refuse_further_acts_kindly()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Wanda Waldmeister");

        var empty = await clerk.Submit(await clerk.Open(path + "/answer"), "main .form", ("Words", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var sent = await clerk.Submit(empty, "main .form", ("Words", "Wir haben es eingetragen."), ("Close", "true"));
        Assert.Equal("/desk", sent.Address.AbsolutePath);

        var again = await clerk.Submit(await clerk.Open(path + "/close"), "main .form", ("Outcome", "Done"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("abgeschlossen", again.Part(".bad-news"), StringComparison.Ordinal);
        Assert.Contains("abgeschlossen", (await clerk.Submit(await clerk.Open("/desk/search"), "form.search", ("q", "waldmeister"))).Text, StringComparison.Ordinal);
        Assert.Equal("Done", await house.Ask($"SELECT outcome FROM cases.task WHERE number = {path[^10..]}"));
    }

    [Fact]
    public async Task A_request_goes_to_a_colleague_and_back_to_everybody()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Mirela Malve");
        var page = await clerk.Open(path + "/assign");
        var jonas = page.Document.QuerySelectorAll("option").Single(o => o.TextContent.Contains("Jonas", StringComparison.Ordinal)).GetAttribute("value");

        await clerk.Submit(page, "main .form", ("Clerk", jonas));
        var given = await clerk.Open(path);
        Assert.Contains("es liegt bei Jonas Winter", given.Text, StringComparison.Ordinal);
        Assert.Contains("Zurückholen", given.Part("main"), StringComparison.Ordinal);
        await clerk.Submit(await clerk.Open(path + "/assign"), "main .form", ("Clerk", ""));
        Assert.Contains("Bei niemandem", (await clerk.Open(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_pictures_or_downloads_and_never_open_under_another_number()
    {
        using var clerk = await house.Clerk("Jonas Winter");
        var path = await house.PathOf("Rana Apfelbaum");
        await Until("SELECT count(*) = 2 FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE f.readability = 'Readable' AND r.number = " + path[^10..]);
        var file = (await clerk.Open(path)).Link(".thumbs a")!;

        var picture = await clerk.Get(file + "/pages/1");
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var original = await clerk.Get(file + "/original");
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", original.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(file + "/pages/99")).StatusCode);

        var elsewhere = file.Replace(path[^10..], (await house.PathOf("Horst Hagebutt"))[^10..], StringComparison.Ordinal);
        foreach (var way in (string[])["", "/pages/1", "/original"])
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(elsewhere + way)).StatusCode);
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private async Task<IReadOnlyList<Guid>> Clerks()
    {
        await using var scope = house.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<Colleagues>().All(Stop)).Where(c => c.Name is "Jonas Winter" or "Ayla Herbst").Select(c => c.Id)];
    }

    private async Task Until(string sql)
    {
        for (var tries = 0; tries < 200 && await house.Ask(sql) is not true; tries++)
            await Task.Delay(100, Stop);
    }
}
