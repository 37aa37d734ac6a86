using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Openings;

/// <summary>Which rule gives the hours of a day, and how strong it is.</summary>
internal sealed record Ruling(IReadOnlyList<Hours> Hours, int Priority, DateTimeOffset? PublishedAt)
{
    public Holiday? Holiday { get; init; }

    public SpecialHours? Special { get; init; }
}
