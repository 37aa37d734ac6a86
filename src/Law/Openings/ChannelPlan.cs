namespace OffenesHaus.Law.Openings;

/// <summary>When one channel answers: its weeks, each with whose holidays it keeps and when it lets the last person in.</summary>
public sealed record ChannelPlan
{
    /// <summary>The channel it is about.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Its ordinary weeks in any order; each holds from its day until the next.</summary>
    public required IReadOnlyList<WeeklyPlan> Weeks { get; init; }

    /// <summary>Day and night by plan; then no day needs to be worked out.</summary>
    internal bool AlwaysOpen => Weeks.All(plan => plan.IsAlways);

    /// <summary>The weekly plan in force on a legal day, or null before the first.</summary>
    public WeeklyPlan? WeekOn(DateOnly day)
    {
        WeeklyPlan? inForce = null;
        foreach (var plan in Weeks)
        {
            if (plan.ValidFrom <= day && (inForce is null || plan.ValidFrom > inForce.ValidFrom))
                inForce = plan;
        }

        return inForce;
    }
}
