using System.Net;
using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class LettersTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_lies_in_the_tray_as_it_was_written_and_leaves_it_when_printed()
    {
        for (var tries = 0; tries < 300 && await house.Ask("SELECT bool_and(blob IS NOT NULL) FROM correspondence.letter") is not true; tries++)
            await Task.Delay(100, Stop);
        using var clerk = await house.Clerk();
        var tray = await clerk.Open("/desk/letters");
        var letter = tray.Document.QuerySelectorAll(".list a").Single(a => a.TextContent == "Rana Apfelbaum").GetAttribute("href")!;

        var pdf = await clerk.Get(letter);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Null(pdf.Content.Headers.ContentDisposition);
        Assert.Contains("sandbox", pdf.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var paper = PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync(Stop));
        var words = ContentOrderTextExtractor.GetText(paper.GetPage(1));
        Assert.Contains("Birkenweg 7", words, StringComparison.Ordinal);
        Assert.Contains("erfundene Personen", words, StringComparison.Ordinal);
        Assert.DoesNotContain("@", words, StringComparison.Ordinal);

        var nothing = await clerk.Submit(tray, "main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        var left = await clerk.Submit(tray, "main form", ("Letter", letter.Split('/')[^1][..36]));
        Assert.Equal("?stand=ToPost", left.Address.Query);
        Assert.DoesNotContain("Rana Apfelbaum", (await clerk.Open("/desk/letters")).Parts(".list a"), StringComparer.Ordinal);
        Assert.Contains("Rana Apfelbaum", (await clerk.Open("/desk/letters?stand=ToPost")).Parts(".list a"), StringComparer.Ordinal);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'LetterPrinted'"));
    }

    [Fact]
    public async Task A_pdf_in_the_store_is_no_pdf_without_its_key()
    {
        for (var tries = 0; tries < 300 && await house.Ask("SELECT bool_and(blob IS NOT NULL) FROM correspondence.letter") is not true; tries++)
            await Task.Delay(100, Stop);

        var files = Directory.EnumerateFiles(Path.Combine(house.Data, "files"), "*", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain("%PDF", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_goes_to_the_address_that_was_handed_in_not_to_one_still_being_written()
    {
        using var rana = house.Visitor();
        var receipt = await Wants(rana, "Birkenweg 7\n12345 Musterstadt");
        await rana.Submit(await rana.Open("/de/anliegen/message/words"), Portal.People.Save, ("address", "Anderswo 1\n54321 Anderswo"));

        var words = await LetterTo(receipt);

        Assert.Contains("Birkenweg 7", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Anderswo", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_fits_no_window_keeps_no_letter_from_going_out()
    {
        using var rana = house.Visitor();
        var receipt = await Wants(rana, string.Join('\n', Enumerable.Range(0, 6).Select(_ => string.Concat(Enumerable.Repeat("WMWMW\u200bMWMWM", 4)))));

        Assert.Contains("Ihre Frage ist beantwortet.", await LetterTo(receipt), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ToPrint"), InlineData("ToPost"), InlineData("Posted")]
    public async Task However_many_letters_stand_in_a_place_each_of_them_is_reached_once(string place)
    {
        const int many = 230;
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'LetterTypeset', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            WITH many AS (INSERT INTO correspondence.letter (id, request_id, sealed_sheet, written_at, blob, pages, printed_at)
                SELECT gen_random_uuid(), (SELECT request_id FROM people.search_trait WHERE name = 'Paul Primel'), '\x00', now(), gen_random_uuid(), 1, {(place == "ToPrint" ? "NULL" : "now()")} FROM generate_series(1, {many}) RETURNING id)
            INSERT INTO correspondence.posting (letter_id, turn, posted_on, set_at, set_by) SELECT id, 1, current_date, now(), gen_random_uuid() FROM many WHERE '{place}' = 'Posted'; COMMIT
            """);
        using var clerk = await house.Clerk();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = await clerk.Open("/desk/letters?stand=" + place); ; page = await clerk.Open(page.Link("a[rel=next]")!))
        {
            Assert.All(page.Document.QuerySelectorAll("[name=Letter], [href$='/posting']"), l => Assert.True(seen.Add(l.GetAttribute("value") ?? l.GetAttribute("href")!)));
            if (page.Link("a[rel=next]") is null)
                break;
        }

        Assert.InRange(seen.Count, many, many + 40);
        Assert.Equal(seen.Count, (int)(long)(await house.Ask($"""
            SELECT count(*) FROM correspondence.letter l WHERE withdrawn_at IS NULL AND blob IS NOT NULL AND '{place}' =
                CASE WHEN printed_at IS NULL THEN 'ToPrint' WHEN EXISTS (SELECT FROM correspondence.posting p WHERE p.letter_id = l.id) THEN 'Posted' ELSE 'ToPost' END
            """))!);
    }

    private static async Task<PageSeen> Wants(Visitor visitor, string address) => await visitor.HandIn(await visitor.Submit(await visitor.Open("/de/anliegen/message"), Portal.People.Main,
        ("concern", "Wann ist mein Termin?"), ("name", "Berta Birke"), ("birthDate.d", "1"), ("birthDate.m", "2"), ("birthDate.y", "1990"), ("replyBy", "letter"), ("address", address)));

    private async Task<string> LetterTo(PageSeen receipt)
    {
        var number = receipt.Keys().Number.Digits();
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main .form", ("Words", "Ihre Frage ist beantwortet."));
        object? id = null;
        for (var tries = 0; tries < 300 && id is null; tries++)
        {
            await Task.Delay(100, Stop);
            id = await house.Ask($"SELECT l.id FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.blob IS NOT NULL");
        }

        var pdf = await clerk.Get($"/desk/letters/{id}.pdf");
        using var paper = PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync(Stop));
        return ContentOrderTextExtractor.GetText(paper.GetPage(1));
    }
}
