using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class SetObjectionTests(TypesetterFixture office) : IClassFixture<TypesetterFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_the_letter_of_the_person_with_a_place_to_sign()
    {
        var paper = await office.Typesetter.Set(Sheets.Objection, Stop);
        var pages = (await paper.Text()).Split('\f').Select(p => p.Even()).ToList();

        Assert.Equal(2, paper.Pages);
        Assert.Contains("Rana Apfelbaum", pages[0]);
        Assert.Contains("ich lege Widerspruch", pages[0]);
        Assert.Contains("Unterschrift", pages[0]);
        Assert.DoesNotContain("Offenes Haus", pages[0]);
        var office1 = paper.Words(page: 1).Where(w => w.Left < 105 && w.Bottom > 45 && w.Top < 90).ToList();
        Assert.Equal(string.Join(' ', Sheets.Objection.Office), string.Join(' ', office1.Select(w => w.Text)));
    }

    [Fact]
    public async Task The_second_page_names_the_ways_that_hold_and_what_does_not()
    {
        var paper = await office.Typesetter.Set(Sheets.Objection with { Own = Sheets.Arabic }, Stop);
        var page = (await paper.Ask("pdftotext", "-layout", "{}", "-")).Split('\f')[1].Even();

        Assert.Contains("28. Dezember 2026", page);
        Assert.Contains("Unterschriebener Brief", page);
        Assert.Contains("Zur Niederschrift im Haus", page);
        Assert.Contains("Bei jeder anderen deutschen Behörde", page);
        Assert.Contains("§ 84 Abs. 1", page);
        Assert.Contains("ديسمبر", page);
    }

    [Fact]
    public async Task Without_a_way_that_holds_it_is_not_printed() =>
        Assert.Equal("objection.no-way", (await Assert.ThrowsAsync<SheetRefused>(() => office.Typesetter.Set(Sheets.Objection with { Ways = [] }, Stop))).Code);
}
