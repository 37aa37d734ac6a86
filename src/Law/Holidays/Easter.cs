namespace OffenesHaus.Law.Holidays;

/// <summary>Easter Sunday of the Gregorian calendar.</summary>
internal static class Easter
{
    /// <summary>The moon's cycle of 19 years, the corrections of the centuries, then the Sunday after the full moon.</summary>
    public static DateOnly Sunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var moon = ((19 * golden) + century - (century / 4) - (((8 * century) + 13) / 25) + 15) % 30;
        moon -= moon / 28 * (1 - (29 / (moon + 1) * ((21 - golden) / 11)));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        return new DateOnly(year, 3, 28).AddDays(moon - weekday);
    }
}
