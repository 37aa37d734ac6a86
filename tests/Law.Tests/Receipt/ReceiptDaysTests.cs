using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Receipt;

public sealed class ReceiptDaysTests
{
    private static readonly ReceiptDays Days = new();

    [Fact]
    public void An_application_on_Friday_night_counts_for_Friday()
    {
        // The facts of BSG B 14 AS 51/18 R: Friday 30.01.2015 about 20:08, read on Monday.
        var day = Days.For(Channel.Portal, Clock("2015-01-30 20:08"));

        Assert.Equal(Day("2015-01-30"), day.On);
        Assert.Equal("Online vollständig übertragen: Freitag, 30. Januar 2015, 20:08 Uhr. [§ 130 Abs. 1 und 3 BGB entsprechend; BSG B 14 AS 51/18 R]", day.Reasons.InLines(Language.German));
    }

    [Theory]
    [InlineData(Channel.Portal)]
    [InlineData(Channel.Post)]
    [InlineData(Channel.Counter)]
    [InlineData(Channel.Phone)]
    [InlineData(Channel.Helper)]
    public void The_minute_before_midnight_still_belongs_to_the_day(Channel channel)
    {
        Assert.Equal(Day("2026-12-31"), Days.For(channel, Clock("2026-12-31 23:59")).On);
        Assert.Equal(Day("2027-01-01"), Days.For(channel, Clock("2027-01-01 00:00")).On);
    }

    [Fact]
    public void The_spoken_word_counts_not_the_typing()
    {
        var day = Days.ForSpoken(Channel.Phone, spokenAt: Clock("2026-11-30 17:58"), typedAt: Clock("2026-12-01 08:12"));

        Assert.Equal(Day("2026-11-30"), day.On);
        Assert.Equal("spoken", day.Policy);
        Assert.Contains("08:12", day.Reasons.InLines(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_found_on_Monday_counts_for_the_best_day_of_its_interval()
    {
        var found = Found("2026-10-30 12:00", "2026-11-02 07:30");

        Assert.Equal(Day("2026-10-30"), Days.For(found).On);
        Assert.Equal("in-favour", Days.For(found).Policy);
        Assert.Equal(Day("2026-11-01"), new ReceiptDays(LetterboxPolicy.PreviousDay).For(found).On);
    }

    [Fact]
    public void A_correction_is_a_further_value_whose_reasons_tell_the_earlier_one_and_why_it_was_wrong()
    {
        var first = Days.For(Found("2026-10-30 12:00", "2026-11-02 07:30"));

        var second = first.Corrected(Days.For(Found("2026-10-29 12:00", "2026-11-02 07:30")), "Am Freitag wurde nicht geleert.");

        Assert.Equal((Day("2026-10-30"), Day("2026-10-29")), (first.On, second.On));
        Assert.Equal("in-favour", second.Policy);
        Assert.Contains("Berichtigt: Statt Freitag, 30. Oktober 2026, zählt Donnerstag, 29. Oktober 2026. Am Freitag wurde nicht geleert.", second.Reasons.InLines(Language.German), StringComparison.Ordinal);
        Assert.Equal(3, second.Reasons.Count);
        Assert.Equal(["letterbox", "correction", "letterbox", "correction", "letterbox"], second.Corrected(first, "Doch geleert.").Reasons.Select(r => r is CorrectionStep ? "correction" : "letterbox"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_correction_without_a_reason_or_without_another_day_is_none()
    {
        var day = Days.For(Channel.Post, Clock("2026-11-02 07:30"));

        Assert.Contains("with a reason", Assert.Throws<NotComputable>(() => day.Corrected(ReceiptDays.AtOtherAuthority(Day("2026-10-30")), " ")).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to correct", Assert.Throws<NotComputable>(() => day.Corrected(day, "Zur Sicherheit")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-29", "2026-10-30")]
    [InlineData("2026-10-30", "2026-10-30")]
    [InlineData("2026-10-31", "2026-10-31")]
    [InlineData("2026-11-02", "2026-11-02")]
    [InlineData("2026-11-09", "2026-11-02")]
    public void It_never_counts_before_the_date_on_the_paper_nor_after_it_was_found(string paper, string counted) =>
        Assert.Equal(Day(counted), Days.For(Found("2026-10-30 12:00", "2026-11-02 07:30") with { PaperOn = Day(paper) }).On);

    [Fact]
    public void A_later_emptying_of_the_same_day_stays_on_that_day() =>
        Assert.Equal(Day("2026-11-03"), new ReceiptDays(LetterboxPolicy.PreviousDay).For(Found("2026-11-03 07:30", "2026-11-03 15:00")).On);

    [Fact]
    public void A_box_that_separates_the_days_is_exact()
    {
        var box = new ReceiptDays(LetterboxPolicy.DateSeparating);
        var found = Found("2026-10-30 12:00", "2026-11-02 07:30");

        Assert.Equal(Day("2026-10-31"), box.For(found with { CompartmentOn = Day("2026-10-31") }).On);
        Assert.Throws<NotComputable>(() => box.For(found));
        Assert.Throws<NotComputable>(() => box.For(found with { CompartmentOn = Day("2026-11-03") }));
    }

    [Fact]
    public void Impossible_times_are_refused_with_a_sentence()
    {
        Assert.Throws<NotComputable>(() => Days.For(Found("2026-11-02 07:30", "2026-10-30 12:00")));
        Assert.Throws<NotComputable>(() => Days.For(Channel.Letterbox, Clock("2026-10-30 12:00")));
        Assert.Throws<NotComputable>(() => Days.ForSpoken(Channel.Phone, Clock("2026-11-30 17:58"), Clock("2026-11-30 17:57")));
        Assert.Throws<NotComputable>(() => Days.ForSpoken(Channel.Portal, Clock("2026-11-30 17:58"), Clock("2026-11-30 17:59")));
    }

    [Fact]
    public void The_wrong_door_counts_too() => Assert.Equal(Day("2026-10-30"), ReceiptDays.AtOtherAuthority(Day("2026-10-30")).On);

    private static LetterboxFind Found(string lastEmptied, string found) => new() { LastEmptiedAt = Clock(lastEmptied), FoundAt = Clock(found) };
}
