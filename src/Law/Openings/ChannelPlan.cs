namespace OffenesHaus.Law.Openings;

/// <summary>When one channel answers: its weeks, whose holidays it keeps, when it lets the last person in.</summary>
public sealed record ChannelPlan
{
    /// <summary>The channel it is about.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Its ordinary weeks in any order; each holds from its day until the next.</summary>
    public required IReadOnlyList<WeeklyPlan> Weeks { get; init; }

    /// <summary>Whose holidays it keeps; null if it answers on holidays too. A service centre in another Land keeps its own.</summary>
    public Place? HolidaysOf { get; init; }

    /// <summary>How long before closing nobody new is let in; zero if until the end.</summary>
    public TimeSpan LastAdmission { get; init; }

    /// <summary>Day and night by plan; then no day needs to be worked out.</summary>
    internal bool AlwaysOpen => HolidaysOf is null && Weeks.All(plan => plan.Week.IsAlways);

    /// <summary>The weekly plan in force on a day, or null before the first.</summary>
    internal WeekHours? WeekOn(DateOnly day)
    {
        WeeklyPlan? inForce = null;
        foreach (var plan in Weeks)
        {
            if (plan.ValidFrom <= day && (inForce is null || plan.ValidFrom > inForce.ValidFrom))
                inForce = plan;
        }

        return inForce?.Week;
    }
}
