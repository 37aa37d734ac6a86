using System.Text.Json.Serialization;
using OffenesHaus.Law;

namespace OffenesHaus.Reach;

/// <summary>What somebody wants the hours to be, from when on. Kept as it was said; the plan is put together from all that was published.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "wants")]
[JsonDerivedType(typeof(WeekWanted), "week")]
[JsonDerivedType(typeof(SpecialWanted), "special")]
[JsonDerivedType(typeof(ClosureWanted), "closure")]
public abstract record HoursWanted
{
    /// <summary>The ways it changes.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<Channel> Channels { get; }

    /// <summary>The first and the last legal day it can touch; a week holds until the next one.</summary>
    [JsonIgnore]
    public abstract (DateOnly From, DateOnly Through) Days { get; }
}

/// <summary>Another ordinary week of one way, from a day on. The weeks before stay in the books.</summary>
public sealed record WeekWanted : HoursWanted
{
    /// <summary>The holidays of the place where the office sits (<c>Office:Land</c>), whatever it is then.</summary>
    public const string OfOffice = "office";

    public required Channel Channel { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Monday first; each as <see cref="HoursText"/> writes it, empty: closed.</summary>
    public required IReadOnlyList<string> Week { get; init; }

    /// <summary>How many minutes before closing nobody new is let in.</summary>
    public int LastAdmission { get; init; }

    /// <summary>Whose holidays it keeps: <see cref="OfOffice"/>, a place, or empty if it answers on holidays too.</summary>
    public string Holidays { get; init; } = OfOffice;

    public override IReadOnlyList<Channel> Channels => [Channel];

    public override (DateOnly From, DateOnly Through) Days => (ValidFrom, DateOnly.MaxValue);
}

/// <summary>Other hours on one day or a stretch of days, instead of the ordinary week.</summary>
public sealed record SpecialWanted : HoursWanted
{
    public required Channel Channel { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Through { get; init; }

    /// <summary>The same on each of the days; empty: closed.</summary>
    public required string Hours { get; init; }

    public required Wording Reason { get; init; }

    /// <summary>Also where a holiday would shut it.</summary>
    public bool OnHolidays { get; init; }

    public override IReadOnlyList<Channel> Channels => [Channel];

    public override (DateOnly From, DateOnly Through) Days => (From, Through);
}

/// <summary>Ways that are shut between two instants.</summary>
public sealed record ClosureWanted : HoursWanted
{
    public required IReadOnlyList<Channel> Shut { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required Wording Reason { get; init; }

    /// <summary>Where people can turn instead.</summary>
    public Channel? Instead { get; init; }

    public override IReadOnlyList<Channel> Channels => Shut;

    public override (DateOnly From, DateOnly Through) Days => (GermanTime.DayOf(From), GermanTime.DayOf(Until.AddTicks(-1)));
}
