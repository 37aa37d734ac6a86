using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>A further value took the place of an earlier one, and why, in the words of whoever corrected it.</summary>
public sealed record CorrectionStep(DateOnly Was, DateOnly On, string Why) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence() => new(
        $"Berichtigt: Statt {Long(Was, German)}, zählt {Long(On, German)}. {Why}",
        $"Corrected: {Long(On, English)} counts in place of {Long(Was, English)}. {Why}",
        $"تصحيح: يُحتسب {Long(On, Arabic)} بدلًا من {Long(Was, Arabic)}. {Why}");
}
