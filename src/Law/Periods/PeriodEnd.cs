using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Periods;

/// <summary>
/// The last day of a period (Fristende). Problem: people must know the last moment that saves a right.
/// Rule: count without the day of the event (§ 187 Abs. 1, § 188 BGB), then move an end on Saturday, Sunday or holiday
/// of the place of the act to the next working day (§ 26 Abs. 3 SGB X, § 64 Abs. 3 SGG). Promise: never a day off.
/// </summary>
public sealed record PeriodEnd : ReasonedDay
{
    private PeriodEnd()
    {
    }

    /// <summary>The end before it was moved; the same day if it wasn't.</summary>
    public required DateOnly UnshiftedOn { get; init; }

    /// <summary>The place whose holidays counted: where the act must be done.</summary>
    public required Place Place { get; init; }

    /// <summary>The first instant that is too late: 24:00 in Germany.</summary>
    public DateTimeOffset TooLateAt => GermanTime.EndOf(On);

    /// <summary>A period of this length after an event, whose steps come first. <paramref name="sections"/> cites period and shift. Throws <see cref="NotComputable"/> for a length below one, and where no holidays are known any more (after 2100).</summary>
    public static PeriodEnd After(ReasonedDay start, PeriodLength length, Place place, PeriodSections sections)
    {
        if (length.Count < 1)
            throw new NotComputable("A period is at least one day long.", InputPart.Rule);

        var end = Add(start.On, length);
        var tooShort = length.Unit is PeriodUnit.Months or PeriodUnit.Years && end.Day != start.On.Day;
        var step = new PeriodStep(length, end)
        {
            MonthTooShort = tooShort,
            Section = tooShort && sections.ShortMonth is { } also ? $"{sections.Period}; {also}" : sections.Period,
        };
        return Shifted(end, [.. start.Reasons, step], place, sections.Shift);
    }

    /// <summary>The end of a period that is known as a day, such as one the authority named: it still moves. <paramref name="section"/> cites the shift (§ 26 Abs. 3 S. 1 SGB X). Throws <see cref="NotComputable"/> where no holidays are known.</summary>
    public static PeriodEnd OnOrAfter(DateOnly day, IReadOnlyList<Reason> reasons, Place place, string section) =>
        Shifted(day, reasons, place, section);

    // One addition from the event: 31 January + 1 month is the last of February, and 29 February + 1 month is 29 March (§ 188 Abs. 2, 3 BGB).
    private static DateOnly Add(DateOnly from, PeriodLength length)
    {
        try
        {
            return length.Unit switch
            {
                PeriodUnit.Days => from.AddDays(length.Count),
                PeriodUnit.Weeks => from.AddDays(checked(7 * length.Count)),
                PeriodUnit.Months => from.AddMonths(length.Count),
                _ => from.AddYears(length.Count),
            };
        }
        catch (Exception tooFar) when (tooFar is ArgumentOutOfRangeException or OverflowException)
        {
            throw new NotComputable($"A period of {length.In(Language.English)} ends beyond every calendar.", InputPart.Rule);
        }
    }

    private static PeriodEnd Shifted(DateOnly end, IReadOnlyList<Reason> reasons, Place place, string section)
    {
        var calendar = HolidayCalendar.For(place);
        var off = new List<DayOff>();
        var day = end;
        for (; !calendar.IsWorkingDay(day); day = day.AddDays(1))
            off.Add(new DayOff(day, calendar.On(day)));

        Reason last = off.Count == 0 ? Stays(day) : new ShiftStep(off, day) { Section = section };
        return new()
        {
            On = day,
            UnshiftedOn = end,
            Place = place,
            Reasons = Municipal(day, place) is { } perhaps ? [.. reasons, last, perhaps] : [.. reasons, last],
        };
    }

    private static StayStep Stays(DateOnly day) =>
        new(day.Month == 12 && day.Day is 24 or 31 ? StayKind.HouseClosedOnly : StayKind.WorkingDay, day);

    private static MunicipalStep? Municipal(DateOnly day, Place place)
    {
        var possible = Place.PossibleIn(place.Land);
        return place.Municipal == MunicipalDays.None && possible != MunicipalDays.None && HolidayCalendar.For(Place.In(place.Land, possible)).On(day) is { } holiday
            ? new MunicipalStep(holiday) { Section = holiday.Section }
            : null;
    }
}
