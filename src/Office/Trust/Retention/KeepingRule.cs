using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Retention;

/// <summary>How long one kind is kept after it came to rest, from which day on this holds, and what it rests on.</summary>
public sealed record KeepingRule
{
    public required KeptKind Kind { get; init; }

    public int? Days { get; init; }

    public int? Months { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Sections, as people cite them.</summary>
    public required string Law { get; init; }

    public PeriodLength Length => (Days, Months) switch
    {
        ( > 0 and var days, null) => PeriodLength.Days(days),
        (null, > 0 and var months) => PeriodLength.Months(months),
        _ => throw new CannotStart($"The rule of retention for {Kind} from {From:yyyy-MM-dd} names no length, or two.", "Write either \"days\" or \"months\", at least 1."),
    };

    internal DateOnly LastDay(DateOnly rested) => Length is { Unit: PeriodUnit.Days } length ? rested.AddDays(length.Count) : rested.AddMonths(Length.Count);
}
