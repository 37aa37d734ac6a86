using OffenesHaus.Law.Periods;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The period and its end before any shift. The day of the event isn't counted (§ 187 Abs. 1 BGB).</summary>
public sealed record PeriodStep(PeriodLength Length, DateOnly EndsOn) : Reason
{
    /// <summary>The last month lacks the day, so its last day counts (§ 188 Abs. 3 BGB).</summary>
    public bool MonthTooShort { get; init; }

    /// <inheritdoc />
    protected override Wording Sentence() => new(
        $"{Length.In(German)} danach: {Long(EndsOn, German)}.{(MonthTooShort ? " Diesen Monatstag gibt es dort nicht, also der letzte Tag des Monats." : "")}",
        $"{Length.In(English)} after that: {Long(EndsOn, English)}.{(MonthTooShort ? " That month lacks the day, so its last day counts." : "")}",
        $"{Length.In(Arabic)} بعد ذلك: {Long(EndsOn, Arabic)}.{(MonthTooShort ? " ليس في ذلك الشهر هذا اليوم، فيُحتسب آخر يوم فيه." : "")}");
}
