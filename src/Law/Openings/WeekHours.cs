namespace OffenesHaus.Law.Openings;

/// <summary>The hours of an ordinary week. A day without an entry is closed.</summary>
public sealed record WeekHours
{
    private static readonly IReadOnlyList<Hours> Shut = [];

    public IReadOnlyList<Hours> Monday { get; init; } = Shut;

    public IReadOnlyList<Hours> Tuesday { get; init; } = Shut;

    public IReadOnlyList<Hours> Wednesday { get; init; } = Shut;

    public IReadOnlyList<Hours> Thursday { get; init; } = Shut;

    public IReadOnlyList<Hours> Friday { get; init; } = Shut;

    public IReadOnlyList<Hours> Saturday { get; init; } = Shut;

    public IReadOnlyList<Hours> Sunday { get; init; } = Shut;

    /// <summary>Closed all week.</summary>
    public static WeekHours Closed { get; } = new();

    /// <summary>Day and night.</summary>
    public static WeekHours Always { get; } = EveryDay([Hours.AllDay]);

    public static WeekHours EveryDay(IReadOnlyList<Hours> hours) => new()
    {
        Monday = hours,
        Tuesday = hours,
        Wednesday = hours,
        Thursday = hours,
        Friday = hours,
        Saturday = hours,
        Sunday = hours,
    };

    internal bool IsAlways => Enum.GetValues<DayOfWeek>().All(day => On(day) is [var hours] && hours == Hours.AllDay);

    public IReadOnlyList<Hours> On(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };
}
