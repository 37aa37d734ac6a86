using System.Text.RegularExpressions;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Notices;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Tests.Catalog;

/// <summary>What people are told about their data: other German words are another version, and each version stays whole.</summary>
public sealed class NoticesTests
{
    private static readonly NoticeBook Book = NoticeBook.Read(Path.Combine(HouseWords.Root, "privacy", "notices.json"));

    [Fact]
    public void No_German_word_of_a_version_has_changed_since_it_was_published() => Assert.Empty(Changed(Book.All, Now));

    [Fact]
    public void A_changed_word_is_noticed_and_so_are_a_word_added_and_one_left_out()
    {
        var notice = Book.All[0];
        Assert.NotEmpty(Changed([notice], key => key == "notice/phone.words" ? Now(key) + " Und noch etwas." : Now(key)));
        Assert.NotEmpty(Changed([notice with { Ways = [.. notice.Ways.Skip(1)] }], Now));
        Assert.NotEmpty(Changed([notice with { Sections = [.. notice.Sections, new("mehr", "privacy/title", [])] }], Now));
    }

    [Fact]
    public void Every_version_is_there_in_every_language() =>
        Assert.Empty(from notice in Book.All from key in notice.Keys from language in Language.All where !HouseWords.Texts.Has(language, key) select $"{notice.Version} {language} {key}");

    // Art. 13 and 14 GDPR: online the whole of it, on every other way a few sentences with who is responsible and where the whole stands.
    [Fact]
    public void Every_way_in_has_its_notice_with_who_is_responsible_and_where_the_whole_stands()
    {
        var office = new OfficeSettings { Controller = "Jobcenter Probe, Leitung" };
        var notice = Book.InForce(new(2027, 5, 1));
        foreach (var channel in Enum.GetValues<Channel>().Where(c => c != Channel.Portal))
            foreach (var language in Language.All)
            {
                var words = NoticeBook.Words(notice, notice.For(channel) ?? throw new InvalidOperationException($"{channel}"), new Say(HouseWords.Texts, language), office);
                Assert.Contains($"{office.Site}/{language}/datenschutz/{notice.Version}", words, StringComparison.Ordinal);
                Assert.Contains(office.Controller, words, StringComparison.Ordinal);
            }

        Assert.Null(notice.For(Channel.Portal));
        Assert.Equal(["counter", "helper", "others", "paper", "phone"], notice.Ways.Select(w => w.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("auf Papier", NoticeBook.Words(notice, notice.For(Channel.Post)!, new Say(HouseWords.Texts, Language.German), office with { Site = "" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Which_version_held_can_be_told_for_any_day()
    {
        var first = Book.All[0] with { From = new(2026, 11, 29) };
        var book = new NoticeBook([first, first with { Version = 2, From = new(2027, 2, 1) }]);

        Assert.Equal([1, 1, 1, 2, 2], new DateOnly[] { new(2026, 1, 1), new(2026, 11, 29), new(2027, 1, 31), new(2027, 2, 1), new(2030, 1, 1) }.Select(d => book.InForce(d).Version));
        Assert.Equal((new DateOnly(2027, 1, 31), null), (book.HeldUntil(book.All[0]), book.HeldUntil(book.All[1])));
        Assert.Null(book.Version(3));
    }

    [Fact]
    public void Versions_out_of_order_and_an_empty_book_stop_the_start()
    {
        var first = Book.All[0];
        Assert.Throws<CannotStart>(() => new NoticeBook([]));
        Assert.Throws<CannotStart>(() => new NoticeBook([first with { Version = 2 }]));
        Assert.Throws<CannotStart>(() => new NoticeBook([first, first with { Version = 2 }]));
        Assert.Throws<CannotStart>(() => NoticeBook.Read(Path.Combine(HouseWords.Root, "privacy", "none.json")));
    }

    [Theory]
    [InlineData(90, "90 Tage", "90 Tagen", "90 days", "90 يومًا"), InlineData(1, "1 Tag", "1 Tag", "1 day", "يوم واحد"), InlineData(2, "2 Tage", "2 Tagen", "2 days", "يومين")]
    public void How_long_something_is_kept_reads_rightly_after_nach(int days, string alone, string german, string english, string arabic)
    {
        var length = PeriodLength.Days(days);

        Assert.Equal(alone, length.In(Law.Language.German));
        Assert.Equal([german, english, arabic], new[] { Law.Language.German, Law.Language.English, Law.Language.Arabic }.Select(length.Behind), StringComparer.Ordinal);
        Assert.Equal(["3 Monaten", "1 Monat", "2 Wochen", "2 Jahren"], new[] { PeriodLength.Months(3), PeriodLength.Months(1), PeriodLength.Weeks(2), PeriodLength.Years(2) }.Select(l => l.Behind(Law.Language.German)), StringComparer.Ordinal);
    }

    // The first fact stands alone ("60 Tage lang"), the second after a preposition ("nach 90 Tagen").
    [Fact]
    public void Whatever_names_how_long_something_is_kept_names_it_in_the_case_that_its_preposition_takes() =>
        Assert.Empty(from notice in Book.All from key in notice.Kept.Keys let words = Now(key)
                     where Regex.IsMatch(words, @"\b(nach|seit|in|vor) \{0\}") || Regex.IsMatch(words, @"(?<!\b(nach|seit|in|vor) )\{1\}") select key);

    private static string Now(string key) => HouseWords.Texts[Language.German, key];

    private static IEnumerable<string> Changed(IEnumerable<Notice> notices, Func<string, string> german) =>
        notices.Where(n => n.MarkOf(german) != n.German).Select(n => $"The German words of version {n.Version} are others than those it was published with ({n.MarkOf(german)}). Lay new texts beside them and write version {n.Version + 1} into privacy/notices.json.");
}
