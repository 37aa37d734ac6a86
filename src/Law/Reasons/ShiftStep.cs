using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The end moves to the next working day, past these days off.</summary>
public sealed record ShiftStep(IReadOnlyList<DayOff> Past, DateOnly To) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence() => new(
        $"Kein Werktag: {string.Join("; ", Past.Select(day => day.In(German)))}. Die Frist endet am nächsten Werktag: {Long(To, German)}, 24 Uhr.",
        $"No working day: {string.Join("; ", Past.Select(day => day.In(English)))}. The period ends on the next working day: {Long(To, English)}, 24:00.",
        $"ليس يوم عمل: {string.Join("؛ ", Past.Select(day => day.In(Arabic)))}. تنتهي المهلة في يوم العمل التالي: {Long(To, Arabic)}، الساعة 24.");
}
