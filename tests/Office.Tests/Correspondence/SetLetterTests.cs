using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class SetLetterTests(TypesetterFixture office) : IClassFixture<TypesetterFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_window_shows_the_address_and_nothing_else(bool large)
    {
        var letter = Sheets.Letter with { LargePrint = large, Address = ["Frau", "Rana Apfelbaum", "bei Familie Birnbaum", "Hinterhaus, 3. Stock links", "Lindengasse 8", "12345 Musterstadt"] };
        var words = (await office.Typesetter.Set(letter, Stop)).Words(page: 1);

        // DIN 5008 form B: 85 x 45 mm from 20/45; the upper 17.7 mm for the return line.
        var window = words.Where(w => w.Left < 105 && w.Right > 20 && w.Bottom > 45 && w.Top < 90).ToList();
        var address = window.Where(w => w.Top >= 62.7).ToList();
        Assert.Equal(string.Join(' ', letter.Address), string.Join(' ', address.Select(w => w.Text)));
        Assert.All(address, w => Assert.True(w is { Left: >= 20, Right: <= 105, Bottom: <= 90 }, w.ToString()));
        Assert.Equal(letter.Head.ReturnLine, string.Join(' ', window.Except(address).Select(w => w.Text)));
    }

    [Fact]
    public async Task The_block_beside_the_address_and_the_text_keep_their_places()
    {
        var words = (await office.Typesetter.Set(Sheets.Letter with { Own = Sheets.Arabic }, Stop)).Words(page: 1);

        var block = words.Where(w => w.Left >= 120 && w.Top is > 45 and < 95).ToList();
        Assert.InRange(block.Min(w => w.Left), 124.5, 125.8);
        Assert.InRange(block.Min(w => w.Top), 49.5, 52.5);
        Assert.All(words.Where(w => w.Top > 92), w => Assert.True(w is { Top: >= 98.5, Left: >= 24.9, Right: <= 190.5 }, w.ToString()));
    }

    [Fact]
    public async Task An_address_that_is_too_long_for_the_window_is_refused_and_never_cut()
    {
        var refused = await Assert.ThrowsAsync<SheetRefused>(() => office.Typesetter.Set(
            Sheets.Letter with { Address = [.. Enumerable.Repeat("Sehr langer Name der nicht in eine Zeile passt weil er nicht aufhört", 6)] }, Stop));
        Assert.Equal("letter.address-does-not-fit", refused.Code);

        await Assert.ThrowsAsync<SheetRefused>(() => office.Typesetter.Set(Sheets.Letter with { Address = [.. Enumerable.Repeat("x", 7)] }, Stop));
    }

    [Fact]
    public async Task The_code_of_a_request_has_no_place_on_a_letter()
    {
        Assert.DoesNotContain(typeof(LetterSheet).GetProperties().Concat(typeof(ReplyBlock).GetProperties()), p =>
            p.Name.Contains("Code", StringComparison.Ordinal) && p.PropertyType != typeof(PageCode));

        var text = (await (await office.Typesetter.Set(Sheets.Letter, Stop)).Text()).Even();
        Assert.Contains(Sheets.Number, text);
        Assert.DoesNotMatch(@"\d{4} \d{4} \d{4}", text);
    }

    [Theory]
    [InlineData("post@jobcenter.example")]
    [InlineData("post (at) jobcenter.example")]
    public async Task A_mail_address_in_the_head_is_refused_for_it_would_open_the_electronic_way(string address)
    {
        var inLine = Sheets.Letter with { Head = Sheets.Head with { Line = "Offenes Haus · " + address } };
        var inBlock = Sheets.Letter with { Facts = [.. Sheets.Letter.Facts, new("Mail", address)] };

        foreach (var letter in new[] { inLine, inBlock })
            Assert.Equal("letter.mail-address-in-head", (await Assert.ThrowsAsync<SheetRefused>(() => office.Typesetter.Set(letter, Stop))).Code);
    }

    [Fact]
    public async Task The_box_stands_in_both_languages_before_the_subject()
    {
        var paper = await office.Typesetter.Set(Sheets.Letter with { Own = Sheets.Arabic }, Stop);
        var text = (await paper.Ask("pdftotext", "-raw", "{}", "-")).Even();

        string[] inOrder = ["Worum geht es?", "الموضوع؟", "Was sollen Sie tun?", "شهادة", "Bis wann?", "نوفمبر", "Wer hilft?", "المكتب", "Ihr Anliegen vom 1. November 2026", "Sehr geehrte"];
        var places = inOrder.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);

        // Whole phrases in the order they are spoken: letters neither doubled nor reversed.
        var spoken = (await paper.Text()).Even();
        Assert.Contains("شهادة الدخل من صاحب العمل", spoken);
        Assert.Contains("حتى يوم الجمعة", spoken);
        var numbers = paper.Words(page: 1).Where(w => w.Left > 110 && w.Top is > 98 and < 160 && w.Text.Any(char.IsAsciiDigit)).Take(3).OrderByDescending(w => w.Left);
        Assert.Equal("27 2026 24", string.Join(' ', numbers.Select(w => new string([.. w.Text.Where(char.IsAsciiDigit)]))));

        var right = paper.Words(page: 1).Where(w => w.Text.Any(c => c is >= '\u0600' and < '\u0700') && w.Top < 160).ToList();
        Assert.All(right, w => Assert.True(w.Left > 110, w.ToString()));
    }

    [Fact]
    public async Task A_German_letter_has_one_column_and_no_other_language()
    {
        var text = await (await office.Typesetter.Set(Sheets.Letter, Stop)).Text();

        Assert.DoesNotContain(text, c => c is >= '\u0600' and < '\u0700');
    }

    [Fact]
    public async Task One_page_bears_no_page_number_and_two_bear_both()
    {
        var one = await office.Typesetter.Set(Sheets.Letter with { Own = Sheets.Arabic }, Stop);
        Assert.Equal(1, one.Pages);
        Assert.DoesNotContain("Seite 1", await one.Text());

        var two = await office.Typesetter.Set(Sheets.Letter with { Own = Sheets.Arabic, Remedy = Sheets.Remedy }, Stop);
        Assert.Equal(2, two.Pages);
        var pages = (await two.Text()).Split('\f');
        Assert.Contains("Seite 1 von 2", pages[0]);
        Assert.Contains("Seite 2 von 2", pages[1]);
        Assert.Contains(Sheets.Number, pages[1].Even());
    }

    [Fact]
    public async Task The_legal_remedy_notice_stands_whole_on_one_page()
    {
        var paper = await office.Typesetter.Set(Sheets.Letter with { Remedy = Sheets.Remedy }, Stop);
        var pages = (await paper.Text()).Split('\f').Select(p => p.Even().Replace("- ", "", StringComparison.Ordinal)).ToList();

        var page = Assert.Single(pages, p => p.Contains(Sheets.Remedy.Heading, StringComparison.Ordinal));
        Assert.Contains("Gegen diesen Bescheid", page);
        Assert.Contains("Konsularbehörde eingeht.", page.Replace("\u00ad", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_word_of_the_other_language_is_on_the_letter(bool large)
    {
        var plain = Sheets.Letter with
        {
            LargePrint = large,
            Own = new("uk", "Українська"),
            Box = new()
            {
                Tongue = "Deutsch",
                About = new(new("Worum?", "перше"), new("a", "друге")),
                ToDo = new(new("Was?", "третє"), new("b", "четверте")),
                ByWhen = new(new("Wann?", "пʼяте"), new("c", "шосте")),
                WhoHelps = new(new("Wer?", "сьоме"), new("d", "восьме")),
            },
            Reply = Sheets.Letter.Reply! with { Heading = new("Antworten", "девʼяте"), NumberLabel = new("Nummer", "десяте"), Hints = [new("e", "одинадцяте")] },
        };
        var text = await (await office.Typesetter.Set(plain, Stop)).Text();

        Assert.All(new[] { "перше", "друге", "третє", "четверте", "пʼяте", "шосте", "сьоме", "восьме", "девʼяте", "десяте", "одинадцяте" }, word => Assert.Contains(word, text));
    }

    [Fact]
    public async Task Large_print_is_set_in_sixteen_points()
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open((await office.Typesetter.Set(Sheets.Letter with { LargePrint = true }, Stop)).Pdf);
        var body = pdf.GetPages().SelectMany(p => p.Letters).GroupBy(l => Math.Round(l.PointSize)).MaxBy(g => g.Count())!;

        Assert.Equal(16, body.Key);
    }
}
