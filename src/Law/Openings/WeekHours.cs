namespace OffenesHaus.Law.Openings;

/// <summary>The hours of an ordinary week. A day without an entry is closed.</summary>
public sealed record WeekHours
{
    private static readonly IReadOnlyList<Hours> Shut = [];

    /// <summary>Hours on Monday; empty: closed.</summary>
    public IReadOnlyList<Hours> Monday { get; init; } = Shut;

    /// <summary>Hours on Tuesday; empty: closed.</summary>
    public IReadOnlyList<Hours> Tuesday { get; init; } = Shut;

    /// <summary>Hours on Wednesday; empty: closed.</summary>
    public IReadOnlyList<Hours> Wednesday { get; init; } = Shut;

    /// <summary>Hours on Thursday; empty: closed.</summary>
    public IReadOnlyList<Hours> Thursday { get; init; } = Shut;

    /// <summary>Hours on Friday; empty: closed.</summary>
    public IReadOnlyList<Hours> Friday { get; init; } = Shut;

    /// <summary>Hours on Saturday; empty: closed.</summary>
    public IReadOnlyList<Hours> Saturday { get; init; } = Shut;

    /// <summary>Hours on Sunday; empty: closed.</summary>
    public IReadOnlyList<Hours> Sunday { get; init; } = Shut;

    /// <summary>Closed all week.</summary>
    public static WeekHours Closed { get; } = new();

    /// <summary>Day and night.</summary>
    public static WeekHours Always { get; } = EveryDay([Hours.AllDay]);

    /// <summary>The same hours on all seven days.</summary>
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

    /// <summary>Open day and night by its hours.</summary>
    public bool IsAlways => Enum.GetValues<DayOfWeek>().All(day => On(day) is [var hours] && hours == Hours.AllDay);

    /// <summary>The hours of one weekday.</summary>
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
