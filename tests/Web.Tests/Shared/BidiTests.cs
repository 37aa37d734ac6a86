using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Tests.Shared;

public sealed class BidiTests
{
    [Theory]
    [InlineData("اتصلوا: 030 23125-100 من فضلكم", "030 23125-100")]
    [InlineData("حتى 1 ديسمبر 2026: 520,50 €", "520,50")]
    [InlineData("المبلغ 1.234,56 €، الهاتف +49 351 475-0", "1.234,56|+49 351 475-0")]
    [InlineData("حسب § 60 SGB I", "60 SGB I")]
    [InlineData("العنوان Lindenstraße 4", "Lindenstraße 4")]
    [InlineData("Bis 1. Dezember 2026: 520,50 €", "")]
    [InlineData("شكراً لكم", "")]
    public void Figures_and_Latin_names_inside_words_from_the_right_stand_apart_and_nothing_is_lost(string words, string apart)
    {
        var parts = Bidi.Parts(words).ToList();

        Assert.Equal(apart, string.Join('|', parts.Where(p => p.Apart).Select(p => p.Words)));
        Assert.Equal(words, string.Concat(parts.Select(p => p.Words)));
    }

    [Theory]
    [InlineData("a"), InlineData("a "), InlineData("1."), InlineData("+"), InlineData("ا ")]
    public void Words_as_long_as_a_page_takes_are_cut_before_anybody_waits_for_it(string repeated)
    {
        // The pattern gives up after a second; looked at letter by letter, 20,000 of them took longer.
        var words = "ا " + string.Concat(Enumerable.Repeat(repeated, 300_000 / repeated.Length));

        Assert.Equal(words, string.Concat(Bidi.Parts(words).Select(p => p.Words)));
    }
}
