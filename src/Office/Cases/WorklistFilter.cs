namespace OffenesHaus.Cases;

/// <summary>What somebody wants to see of the worklist; null and <see cref="Holder.Anybody"/> mean all.</summary>
public sealed record WorklistFilter
{
    public Holder Who { get; init; }

    public DueIn? Due { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>By its code.</summary>
    public string? Language { get; init; }
}

/// <summary>Who has a task.</summary>
public enum Holder
{
    Anybody,
    Me,
    Nobody,

    /// <summary>Whoever has it: the person was asked for something, and we wait.</summary>
    WaitsForPerson,
}

/// <summary>When a task is due, seen from today.</summary>
public enum DueIn
{
    /// <summary>Today, or past.</summary>
    Today,

    /// <summary>Until the Sunday of this week.</summary>
    ThisWeek,

    NextWeek,
    Later,
}

/// <summary>The weeks around a day: Monday is their first.</summary>
internal readonly record struct Weeks(DateOnly Today)
{
    public DateOnly Sunday => Today.AddDays((7 - (int)Today.DayOfWeek) % 7);

    public DueIn Of(DateOnly day) =>
        day <= Today ? DueIn.Today : day <= Sunday ? DueIn.ThisWeek : day <= Sunday.AddDays(7) ? DueIn.NextWeek : DueIn.Later;

    /// <summary>The first and last day of a span, both within it.</summary>
    public (DateOnly From, DateOnly To) Span(DueIn due) => due switch
    {
        DueIn.Today => (DateOnly.MinValue, Today),
        DueIn.ThisWeek => (Today.AddDays(1), Sunday),
        DueIn.NextWeek => (Sunday.AddDays(1), Sunday.AddDays(7)),
        _ => (Sunday.AddDays(8), DateOnly.MaxValue),
    };
}
