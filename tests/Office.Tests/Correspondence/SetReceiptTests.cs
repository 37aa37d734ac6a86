using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class SetReceiptTests(TypesetterFixture office) : IClassFixture<TypesetterFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_shows_everything_that_arrived_and_why_the_day_counts()
    {
        var receipt = Sheets.Receipt with { Own = Sheets.Arabic };
        var text = (await (await office.Typesetter.Set(receipt, Stop)).Text()).Even();

        Assert.Contains("20:08:14 Uhr (Ortszeit, UTC+01:00)", text);
        Assert.Contains(receipt.Number, text);
        Assert.Contains(receipt.Code!, text);
        Assert.Contains("§ 37 Abs. 2 SGB II", text);
        Assert.All(receipt.Answers.Take(4), a => Assert.Contains(a.Value.German.Split('\n')[0], text));
        Assert.All(receipt.Next, s => Assert.Contains(s.What.German, text));
        Assert.All(receipt.Missing.Take(2), s => Assert.Contains(s.When!.German, text));
        Assert.Contains("وصل", text);
    }

    [Fact]
    public async Task Each_file_stands_with_pages_size_and_its_whole_checksum()
    {
        var paper = await office.Typesetter.Set(Sheets.Receipt, Stop);
        var text = (await paper.Ask("pdftotext", "-layout", "{}", "-")).Even();

        Assert.Contains(Sheets.Sha[..32], text);
        Assert.Contains(Sheets.Sha[32..], text);
        Assert.Contains("Ausweis vorn und hinten.pdf 2 1,2 MB", text);
    }

    [Fact]
    public async Task Without_a_code_none_is_shown()
    {
        var text = await (await office.Typesetter.Set(Sheets.Receipt with { Code = null, CodeLabel = null }, Stop)).Text();

        Assert.DoesNotContain("Ihr Code", text);
        await Assert.ThrowsAsync<SheetRefused>(() => office.Typesetter.Set(Sheets.Receipt with { CodeLabel = null }, Stop));
    }

    [Fact]
    public async Task A_receipt_of_a_bare_declaration_has_no_empty_tables()
    {
        var paper = await office.Typesetter.Set(Sheets.Receipt with { Answers = [], Files = [], Missing = [] }, Stop);

        Assert.DoesNotContain("Table", await paper.Ask("pdfinfo", "-struct", "{}"));
        Assert.DoesNotContain("Ihre Antworten", await paper.Text());
    }
}
