using System.Net;
using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class ForwardTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Why = "Über Wohngeld entscheidet die Wohngeldstelle.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_belongs_elsewhere_goes_there_with_its_day_of_receipt_and_the_person_is_told()
    {
        using var clerk = await house.Clerk("Jonas Winter");
        var path = await house.PathOf("Rana Apfelbaum");
        var form = await clerk.Open(path + "/forward");
        var file = form.Document.QuerySelector("[name=Files]")!.GetAttribute("value");

        var done = await clerk.Submit(form, "main .form", ("Authority", "1"), ("Why", Why), ("Files", file), ("IsApplication", "true"));

        Assert.Equal(path, done.Address.AbsolutePath);
        Assert.Contains("weitergeleitet", done.Part(".title"), StringComparison.Ordinal);
        Assert.Contains("Wohngeldstelle", done.Text, StringComparison.Ordinal);
        Assert.Equal("HandedOver", await house.Ask($"SELECT min(outcome) FROM cases.task WHERE number = {path[^10..]}"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about JOIN intake.forwarding f ON replace(f.id::text, '-', '') = j.detail WHERE j.kind = 'RequestForwarded' AND r.number = {path[^10..]}"));

        // Two letters: one to the authority, one to the person, who chose post.
        var received = (string)(await house.Ask($"SELECT to_char(min(d.day), 'DD.MM.YYYY') FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id JOIN intake.request r ON r.id = a.request_id WHERE r.number = {path[^10..]}"))!;
        var cover = await Letter(clerk, path, "l.message_id IS NULL");
        Assert.Contains("Stadt Musterstadt, Wohngeldstelle Rathausplatz 3 12345 Musterstadt", cover, StringComparison.Ordinal);
        Assert.Contains("§ 16 Abs. 2 SGB I", cover, StringComparison.Ordinal);
        Assert.Contains("gestellt am " + Long(received), cover, StringComparison.Ordinal);
        Assert.Contains(Why, cover, StringComparison.Ordinal);
        Assert.Contains("Neue Arbeit", cover, StringComparison.Ordinal);
        Assert.Contains("Anlagen:", cover, StringComparison.Ordinal);
        var told = await Letter(clerk, path, "m.kind = 'Forwarded'");
        Assert.Contains("Birkenweg 7", told, StringComparison.Ordinal);
        Assert.Contains("als am " + Long(received), told, StringComparison.Ordinal);
        Assert.Contains("Sie verlieren keinen Tag", told, StringComparison.Ordinal);

        var tray = await clerk.Open("/desk/letters");
        Assert.Contains(tray.Parts(".list td"), t => t.StartsWith("Weiterleitung an eine andere Behörde", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_catalogue_gives_to_another_authority_goes_there_unless_the_clerk_says_otherwise()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandIn(await oksana.Submit(await oksana.Open("/de/anliegen/education"), Portal.People.Main, ("child.name", "Danylo Ohnesorg")));
        using var clerk = await house.Clerk();

        var page = await clerk.Open($"/desk/requests/{receipt.Keys().Number.Digits()}/forward");

        Assert.Contains("Sozialamt", page.Document.QuerySelector("[name=Authority][checked]")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#antrag[checked]"));
        Assert.Equal("", (await clerk.Open(await house.PathOf("Theo Tannengrün") + "/forward")).Document.QuerySelector("[name=Authority][checked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_person_reads_where_it_went_why_and_from_when_it_counts_in_both_languages()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandsIn("I need help with my rent.", "en");
        var number = string.Concat(receipt.Keys().Number.Where(char.IsAsciiDigit));
        using var clerk = await house.Clerk();

        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/forward"), "main .form", ("Authority", ""), ("Address", "Amt Nebenan\nNebenstraße 2\n12346 Nebenstadt"), ("Why", Why));

        var status = await oksana.Open("/en/status/anliegen");
        Assert.Contains("now with another office", status.Part(".lead"), StringComparison.Ordinal);
        var (german, own) = (status.Part(".msg span[lang=de]"), status.Part(".msg span[lang=en]"));
        Assert.Contains("Amt Nebenan", german, StringComparison.Ordinal);
        Assert.Contains("§ 16 Abs. 2 S. 2 SGB I", german, StringComparison.Ordinal);
        Assert.Contains("You do not lose a day", own, StringComparison.Ordinal);
        Assert.DoesNotContain("You do not", german, StringComparison.Ordinal);
        Assert.Contains(Why, own, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM correspondence.letter l JOIN correspondence.message m ON m.id = l.message_id JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number}"));
    }

    [Fact]
    public async Task The_arrival_that_belongs_elsewhere_goes_with_its_own_day_and_words_and_what_stays_is_not_said_to_be_sent()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("Ich habe eine Frage.")).Keys().Number.Digits();
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'HandedIn', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            UPDATE intake.receipt_day SET day = day - 9 WHERE arrival_id = (SELECT a.id FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}); COMMIT
            """);
        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Ich möchte auch Wohngeld."));
        using var clerk = await house.Clerk();
        var form = await clerk.Open($"/desk/requests/{number}/forward");
        var reply = form.Document.QuerySelectorAll("[name=Arrival]")[^1];
        Assert.Contains("Ich möchte auch Wohngeld.", form.Parts("label").Single(l => l.Contains("Antwort oder Nachweis", StringComparison.Ordinal)), StringComparison.Ordinal);

        await clerk.Submit(form, "main .form", ("Authority", "1"), ("Why", Why), ("Arrival", reply.GetAttribute("value")), ("WithAnswers", null), ("IsApplication", null));

        var said = (await person.Open("/de/status/anliegen")).Part(".written")!;
        var today = Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow()).ToString("d. MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("de-DE"));
        Assert.Contains("Bei uns ist es am", said, StringComparison.Ordinal);
        Assert.Contains(today + " angekommen", said, StringComparison.Ordinal);
        Assert.DoesNotContain("gestellt", said, StringComparison.Ordinal);
        Assert.DoesNotContain("was Sie möchten", said, StringComparison.Ordinal);
        var cover = await Letter(clerk, $"/desk/requests/{number}", "l.message_id IS NULL");
        Assert.DoesNotContain("§ 16", cover, StringComparison.Ordinal);
        Assert.DoesNotContain("Ich habe eine Frage", cover, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_the_chosen_arrival_stand_on_the_cover_letter()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("Ich habe eine Frage.")).Keys().Number.Digits();
        await person.Submit(await person.Open("/de/status/anliegen"), Portal.People.Main, ("Words", "Ich möchte auch Wohngeld."));
        using var clerk = await house.Clerk();
        var form = await clerk.Open($"/desk/requests/{number}/forward");

        await clerk.Submit(form, "main .form", ("Authority", "1"), ("Why", Why), ("Arrival", form.Document.QuerySelectorAll("[name=Arrival]")[^1].GetAttribute("value")));

        var cover = await Letter(clerk, $"/desk/requests/{number}", "l.message_id IS NULL");
        Assert.Contains("Ich möchte auch Wohngeld.", cover, StringComparison.Ordinal);
        Assert.Contains("§ 16 Abs. 2 SGB I", cover, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_or_a_reason_nothing_goes_and_what_was_written_stays()
    {
        using var clerk = await house.Clerk();
        var form = await clerk.Open(await house.PathOf("Theo Tannengrün") + "/forward");

        var nowhere = await clerk.Submit(form, "main .form", ("Authority", ""), ("Address", " "), ("Why", Why));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#wohin"), (nowhere.Status, nowhere.Link(".bad-news a")));
        Assert.Equal(Why, nowhere.Part("#warum"));
        var half = await clerk.Submit(form, "main .form", ("Authority", ""), ("Address", "Nur eine Zeile"), ("Why", Why));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#wohin"), (half.Status, half.Link(".bad-news a")));
        var why = await clerk.Submit(form, "main .form", ("Authority", "0"), ("Why", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#warum"), (why.Status, why.Link(".bad-news a")));
        Assert.NotNull(why.Document.QuerySelector("#stelle-0[checked]"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM intake.forwarding f JOIN people.search_trait t USING (request_id) WHERE t.name = 'Theo Tannengrün'"));
    }

    private static string Long(string day) =>
        DateOnly.ParseExact(day, "dd.MM.yyyy", null).ToString("dddd, d. MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("de-DE"));

    private async Task<string> Letter(Visitor clerk, string path, string which)
    {
        for (var tries = 0; tries < 300; tries++, await Task.Delay(100, Stop))
            if (await house.Ask($"SELECT l.id::text FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id LEFT JOIN correspondence.message m ON m.id = l.message_id WHERE r.number = {path[^10..]} AND l.blob IS NOT NULL AND {which}") is string id)
            {
                using var paper = PdfDocument.Open(await (await clerk.Get($"/desk/letters/{id}.pdf")).Content.ReadAsByteArrayAsync(Stop));
                return string.Join(' ', string.Join(' ', paper.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        throw new InvalidOperationException("The letter was not set within 30 seconds.");
    }
}
