namespace OffenesHaus.Law.Holidays;

/// <summary>
/// The statutory holidays of one place, 2000 to 2100. Years ahead follow the law known today.
/// Outside these years it throws <see cref="NotComputable"/>: it doesn't know the law there.
/// </summary>
public sealed class HolidayCalendar
{
    /// <summary>The first day this calendar knows.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>The last day this calendar knows.</summary>
    public static readonly DateOnly LastDay = new(2100, 12, 31);

    private const int MunicipalCombinations = 8;

    // Both are filled on demand. Two threads may fill the same entry: they write the same values.
    private static readonly HolidayCalendar?[] Calendars = new HolidayCalendar?[Enum.GetValues<Land>().Length * MunicipalCombinations];
    private readonly Holiday[]?[] years = new Holiday[]?[LastDay.Year - FirstDay.Year + 1];

    private HolidayCalendar(Place place) => Place = place;

    /// <summary>Whose holidays these are.</summary>
    public Place Place { get; }

    /// <summary>The calendar of a place; one for each place is kept and shared.</summary>
    public static HolidayCalendar For(Place place) =>
        Calendars[((int)place.Land * MunicipalCombinations) + (int)place.Municipal] ??= new HolidayCalendar(place);

    /// <summary>A calendar that has worked out nothing yet: for measuring how long that takes.</summary>
    internal static HolidayCalendar Fresh(Place place) => new(place);

    /// <summary>All holidays of a year in order of date.</summary>
    public IReadOnlyList<Holiday> In(int year) => Year(year);

    /// <summary>The holiday on that day, or null.</summary>
    public Holiday? On(DateOnly day)
    {
        foreach (var holiday in Year(day.Year))
        {
            if (holiday.On == day)
                return holiday;
        }

        return null;
    }

    /// <summary>True unless Saturday, Sunday or statutory holiday (§ 26 Abs. 3 SGB X, § 64 Abs. 3 SGG). 24 and 31 December are working days.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && On(day) is null;

    private Holiday[] Year(int year)
    {
        if (year < FirstDay.Year || year > LastDay.Year)
            throw new NotComputable($"Holidays are known from {FirstDay.Year} to {LastDay.Year}, not for {year}.");

        return years[year - FirstDay.Year] ??= [.. HolidayLaw.Rules
            .Select(rule => rule.In(year, Place))
            .OfType<Holiday>()
            .OrderBy(holiday => holiday.On)];
    }
}
