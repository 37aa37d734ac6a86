using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

public sealed partial class TextsTests
{
    public static TheoryData<string, string> Translations =>
        [.. from stem in HouseWords.Stems from language in Language.All where !language.IsGerman select new TheoryDataRow<string, string>(stem, language.Code)];

    public static TheoryData<string> Stems => [.. HouseWords.Stems];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Each_language_says_neither_less_nor_more_than_the_German_text(string stem, string language)
    {
        var german = HouseWords.Read(stem, Language.German).Keys.Order(StringComparer.Ordinal);
        var translated = HouseWords.Read(stem, Language.Parse(language, null)).Keys.Order(StringComparer.Ordinal);

        Assert.Equal(german, translated);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_is_of_the_German_sentence_that_stands_there_today(string stem, string language)
    {
        var german = HouseWords.Read(stem, Language.German);
        var stale = HouseWords.Read(stem, Language.Parse(language, null))
            .Where(t => !t.Value.Comment.StartsWith($"de:{StampOf(german[t.Key].Value)}; checked: ", StringComparison.Ordinal))
            .Select(t => t.Key);

        Assert.Empty(stale);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Placeholders_are_the_same_in_every_language(string stem, string language)
    {
        var german = HouseWords.Read(stem, Language.German);
        foreach (var (key, entry) in HouseWords.Read(stem, Language.Parse(language, null)))
            Assert.True(Holes(german[key].Value).SetEquals(Holes(entry.Value)), $"{stem}.{language}: {key}");
    }

    [Theory]
    [MemberData(nameof(Stems))]
    public void German_texts_avoid_the_words_of_offices_and_of_machines(string stem)
    {
        var german = HouseWords.Read(stem, Language.German);

        Assert.Empty(german.Where(t => AvoidedWord().IsMatch(t.Value.Value)).Select(t => $"{t.Key}: {t.Value.Value}"));
        Assert.All(german.Values, t => Assert.StartsWith("checked: ", t.Comment, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stems))]
    public void English_texts_avoid_them_too(string stem) =>
        Assert.Empty(HouseWords.Read(stem, Language.English).Where(t => AvoidedInEnglish().IsMatch(t.Value.Value)).Select(t => $"{t.Key}: {t.Value.Value}"));

    [Theory]
    [InlineData("Kunde")]
    [InlineData("Ihr Upload")]
    [InlineData("Das Portal ist zu")]
    [InlineData("Leider nein")]
    [InlineData("Das Datum ist ungültig")]
    [InlineData("Ihre Unterlagen")]
    public void An_avoided_word_is_found(string sentence) => Assert.Matches(AvoidedWord(), sentence);

    [Theory]
    [InlineData("Kundennummer")]
    [InlineData("Geldanlage")]
    public void A_word_that_only_contains_one_is_left_alone(string sentence) => Assert.DoesNotMatch(AvoidedWord(), sentence);

    [Theory]
    [MemberData(nameof(Stems))]
    public void Latin_letters_within_Arabic_are_isolated_so_that_sections_read_in_order(string stem)
    {
        // A date format is letters for the machine; its outcome is Arabic.
        foreach (var (key, entry) in HouseWords.Read(stem, Language.Arabic).Where(t => !t.Key.StartsWith("format.", StringComparison.Ordinal)))
            Assert.False(LatinOrSection().IsMatch(Isolated().Replace(entry.Value, "")), $"{stem}: {key}");
    }

    [Theory]
    [MemberData(nameof(Stems))]
    public void Numbers_do_not_part_from_what_they_count(string stem)
    {
        foreach (var language in Language.All)
            Assert.Empty(HouseWords.Read(stem, language).Where(t => BreakableNumber().IsMatch(t.Value.Value)).Select(t => $"{t.Key}: {t.Value.Value}"));
    }

    [Fact]
    public void Every_remark_has_a_sentence_that_says_how_to_put_it_right()
    {
        string[] codes = ["missing", "too-long", "money", "number", "postal-code", "phone", "email", "iban", "date", "date-part", "date-none", "date-year", "date-short-year", "date-future", "choice"];

        Assert.All(codes, c => Assert.NotNull(HouseWords.Texts.Find(Language.German, $"questions/{c}")));
        Assert.Contains("{1}", HouseWords.Texts[Language.Arabic, "questions/date-none"], StringComparison.Ordinal);
    }

    private static string StampOf(string german) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(german)))[..8];

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    // "Nachweis" is the one word for evidence, so its synonyms are avoided as well.
    [GeneratedRegex(@"\b(Kunden?|Kundinn?e?n?|Portale?|(Up|Down)loads?|hochladen|Sessions?|ungültig\w*|leider|Pflichtfeld\w*|Fehler|Unterlagen?|Dokumente?n?|Anlagen?|bitte beachten)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AvoidedWord();

    [GeneratedRegex(@"\b(customers?(?! number)|portals?|(up|down)load\w*|sessions?|invalid|unfortunately|mandatory|documents?|attachments?|error)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AvoidedInEnglish();

    [GeneratedRegex(@"[A-Za-z§]")]
    private static partial Regex LatinOrSection();

    // U+2066 … U+2069: left-to-right isolate and its end.
    [GeneratedRegex("\u2066[^\u2069]*\u2069")]
    private static partial Regex Isolated();

    [GeneratedRegex(@"§ |\d[a-z]? SGB|SGB [IVX]|Abs\. \d|\d Uhr|\d\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)", RegexOptions.ExplicitCapture)]
    private static partial Regex BreakableNumber();
}
