namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class TextIsNeverMarkupTests(TypesetterFixture office) : IClassFixture<TypesetterFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("#panic()")]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("*bold* _thin_ `raw` $x^2$ @label <label> = Heading")]
    [InlineData(@"C:\new\u{41} \\ \# """"""")]
    [InlineData("] ) } ] #sys.inputs -- ~ // comment /* comment */")]
    [InlineData("{\"runs\":[]} {0} {1}")]
    public async Task What_people_write_stands_on_paper_as_they_wrote_it(string words)
    {
        var letter = await office.Typesetter.Set(Sheets.Letter with { Subject = words, Body = [words], Title = words, Law = [words] }, Stop);
        var text = (await letter.Text()).Even();
        Assert.Equal(3, text.Split(words.Even()).Length - 1);

        var receipt = await office.Typesetter.Set(Sheets.Receipt with { Answers = [new(words, words)], Files = [new(words, "1", "1 kB", Sheets.Sha)] }, Stop);
        Assert.True((await receipt.Text()).Even().Split(words.Even()).Length > 1);
    }

    [Fact]
    public async Task Names_of_many_scripts_stand_side_by_side()
    {
        const string names = "Nguyễn Thị Hồng Đào, Олександра Ґудзь-Їжак, Łukasz Żółć, Ştefan Țîțeica, İbrahim Çağrı, Þóra Ðœ";
        var paper = await office.Typesetter.Set(Sheets.Receipt with { Own = Sheets.Arabic, Answers = [new("Namen", names), new("Name", "محمد عبد الرحمن"), new("ስም", "ሰላም"), new("نام", "پژمان گلچین")] }, Stop);
        var text = (await paper.Text()).Even();

        Assert.Empty(paper.Replaced);
        foreach (var name in names.Split(", "))
            Assert.Contains(name, text);
        Assert.Contains("محمد", text);
        Assert.Contains("ሰላም", text);
    }

    [Fact]
    public async Task A_character_no_font_has_is_shown_as_such_and_told_and_the_letter_still_goes_out()
    {
        var paper = await office.Typesetter.Set(Sheets.Letter with { Body = ["Ich heiße 中村 und freue mich 😀👍🏽."] }, Stop);

        Assert.Contains("中", string.Concat(paper.Replaced));
        Assert.DoesNotContain("中", await paper.Text());
        Assert.Contains("\ufffd", await paper.Text());
        Assert.Contains("Ich heiße", await paper.Text());
    }

    [Fact]
    public async Task Control_characters_and_overrides_of_direction_vanish()
    {
        var paper = await office.Typesetter.Set(Sheets.Letter with { Body = ["A\0B\u0007C\u001b[31mD\u202eE\ud800F\u0085G\tH\vI"], Subject = "Zeile\r\nZwei" }, Stop);
        var text = (await paper.Text()).Even();

        Assert.Contains("ABC[31mDE", text);
        Assert.Contains("G H", text);
        Assert.Contains("Zeile Zwei", text);
    }

    [Theory]
    [InlineData("W", 10_000)]
    [InlineData("7", 10_000)]
    [InlineData("7 ", 3_000)]
    [InlineData("ب", 10_000)]
    [InlineData("a.", 5_000)]
    public async Task A_word_without_end_breaks_and_stays_on_the_paper(string piece, int times)
    {
        var word = string.Concat(Enumerable.Repeat(piece, times));
        var paper = await office.Typesetter.Set(Sheets.Receipt with { Own = Sheets.Arabic, Answers = [new(new("Frage", word[..200]), word)] }, Stop);

        Assert.True(paper.Pages > 2);
        var letters = 0;
        for (var page = 1; page <= paper.Pages; page++)
            foreach (var w in paper.Words(page))
            {
                letters += w.Text.Count(c => c == piece[0]);
                Assert.True(w is { Left: >= 20, Right: <= 195, Top: >= 0, Bottom: <= 297 }, $"page {page}: {w}");
            }
        Assert.True(letters >= times, $"{letters} of {times}");
    }
}
