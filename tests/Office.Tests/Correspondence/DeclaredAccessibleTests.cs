using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class DeclaredAccessibleTests(TypesetterFixture office) : IClassFixture<TypesetterFixture>
{
    private static readonly Tongue Ukrainian = new("uk", "Українська");

    public static TheoryData<string> Papers { get; } = ["letter", "letter ar", "letter uk large", "receipt", "receipt ar", "receipt uk large", "objection", "objection ar large"];

    private Task<Paper> Set(string which)
    {
        var own = which.Contains(" ar") ? Sheets.Arabic : which.Contains(" uk") ? Ukrainian : null;
        var large = which.Contains("large");
        var stop = TestContext.Current.CancellationToken;
        return which.Split(' ')[0] switch
        {
            "letter" => office.Typesetter.Set(Sheets.Letter with { Own = own, LargePrint = large, Remedy = Sheets.Remedy }, stop),
            "receipt" => office.Typesetter.Set(Sheets.Receipt with { Own = own, LargePrint = large }, stop),
            _ => office.Typesetter.Set(Sheets.Objection with { Own = own, LargePrint = large }, stop),
        };
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task A_paper_is_sound_tagged_and_declares_itself_accessible(string which)
    {
        var paper = await Set(which);

        Assert.Contains("No syntax or stream encoding errors found", await paper.Ask("qpdf", "--check", "{}"));
        var facts = await paper.Ask("pdfinfo", "{}");
        Assert.Matches(@"Tagged:\s+yes", facts);
        Assert.Matches(@"Title:\s+\S+", facts);
        Assert.Matches(@"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", facts);
        var whole = await paper.Ask("qpdf", "--qdf", "--object-streams=disable", "{}", "-");
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", whole);
        Assert.Contains("/DisplayDocTitle true", whole);
        Assert.Matches(@"/Lang \(de(-DE)?\)", whole);
        // The receipt bears an answer written in Arabic, whatever the language beside.
        Assert.Equal(which.Contains(" ar") || which.Contains("receipt"), whole.Contains("/Lang (ar)"));
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Every_font_is_embedded_and_none_comes_from_the_machine(string which)
    {
        var fonts = (await (await Set(which)).Ask("pdffonts", "{}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.NotEmpty(fonts);
        Assert.All(fonts, font =>
        {
            Assert.Matches(@"^[A-Z]{6}\+(NotoSans|Vazirmatn|NotoEmoji)-", font);
            Assert.Matches(@"Identity-H\s+yes yes yes", font);
        });
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task The_first_heading_is_of_the_first_level_and_there_is_only_one(string which)
    {
        var tags = await (await Set(which)).Ask("pdfinfo", "-struct", "{}");

        Assert.True(tags.IndexOf("H1", StringComparison.Ordinal) is var first && first >= 0);
        Assert.Equal(first, tags.LastIndexOf("H1", StringComparison.Ordinal));
        Assert.DoesNotContain("H2", tags[..first]);
    }

    [Fact]
    public async Task Answers_and_files_are_tables_with_heads()
    {
        var tags = await (await Set("receipt")).Ask("pdfinfo", "-struct-text", "{}");

        Assert.Equal(2, tags.Split("Table (block)").Length - 1);
        Assert.Equal(6, tags.Split("TH <").Length - 1);
        Assert.Contains("\"Frage\"", tags);
    }

    [Fact]
    public async Task The_page_code_has_words_that_stand_for_it()
    {
        var whole = await (await Set("letter")).Ask("qpdf", "--qdf", "--object-streams=disable", "{}", "-");

        Assert.Matches("/Alt (\\(|<)", whole);
    }

    [Fact]
    public async Task Pages_can_be_drawn()
    {
        var picture = await (await Set("receipt ar")).Ask("sh", "-c", "pdftoppm -r 40 -png -singlefile {} | wc -c");

        Assert.True(int.Parse(picture) > 5_000);
    }
}
