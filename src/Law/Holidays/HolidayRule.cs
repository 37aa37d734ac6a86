namespace OffenesHaus.Law.Holidays;

/// <summary>One dated rule: on which day of a year, where, from when to when.</summary>
internal sealed record HolidayRule
{
    public required Wording Name { get; init; }

    /// <summary>The day in a given year.</summary>
    public required Func<int, DateOnly> Day { get; init; }

    public required IReadOnlyList<Land> Lands { get; init; }

    /// <summary>First day on which the rule holds.</summary>
    public DateOnly ValidFrom { get; init; } = HolidayCalendar.FirstDay;

    /// <summary>Last day on which the rule holds.</summary>
    public DateOnly ValidTo { get; init; } = HolidayCalendar.LastDay;

    /// <summary>The citation, where it isn't simply the list of the Land's own holiday act.</summary>
    public string? Section { get; init; }

    /// <summary>Holds only in places that have this day.</summary>
    public MunicipalDays OnlyWith { get; init; }

    public Holiday? In(int year, Place place)
    {
        if (!Lands.Contains(place.Land) || (OnlyWith & ~place.Municipal) != MunicipalDays.None)
            return null;

        var day = Day(year);
        return day < ValidFrom || day > ValidTo ? null : new Holiday(day, Name, place.Land, Section ?? HolidayActs.Of(place.Land));
    }
}
