using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Receipt;

public sealed class ForeignDeclarationTests
{
    private static readonly ForeignDeclaration Letter = new() { ArrivedOn = Day("2026-11-27"), TranslationDueOn = Day("2026-12-18"), ConsequenceStated = true };

    [Theory]
    [InlineData("2026-12-17", "2026-11-27")]
    [InlineData("2026-12-18", "2026-11-27")]
    [InlineData("2026-12-21", "2026-12-21")]
    public void A_translation_in_time_keeps_the_day_of_arrival(string translated, string received) =>
        Assert.Equal(Day(received), (Letter with { TranslatedOn = Day(translated) }).Received().On);

    [Fact]
    public void What_is_understood_needs_no_translation() => Assert.Equal(Day("2026-11-27"), (Letter with { Understood = true }).Received().On);

    [Fact]
    public void Without_a_word_about_the_consequence_lateness_costs_nothing() =>
        Assert.Equal(Day("2026-11-27"), (Letter with { ConsequenceStated = false, TranslatedOn = Day("2026-12-21") }).Received().On);

    [Fact]
    public void While_the_translation_is_missing_the_day_is_open() => Assert.Throws<NotComputable>(() => Letter.Received());
}
