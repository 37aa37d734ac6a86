using OffenesHaus.Law.Holidays;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>A warning: in some municipalities of the Land this day is a holiday, and the place given doesn't say whether here.</summary>
public sealed record MunicipalStep(Holiday Holiday) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence() => new(
        $"Prüfen: {Long(Holiday.On, German)} ist in manchen Gemeinden ({Holiday.Land.Name().German}) Feiertag: {Holiday.Name.German}. Dort verschiebt sich das Ende.",
        $"Check: {Long(Holiday.On, English)} is a holiday in some municipalities ({Holiday.Land.Name().English}): {Holiday.Name.English}. There the end shifts.",
        $"تحققوا: {Long(Holiday.On, Arabic)} عطلة في بعض البلديات ({Holiday.Land.Name().In(Arabic)}): {Holiday.Name.In(Arabic)}. هناك تتأجل النهاية.");
}
