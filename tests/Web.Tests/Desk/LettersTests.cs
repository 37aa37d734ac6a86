using System.Net;
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
}
