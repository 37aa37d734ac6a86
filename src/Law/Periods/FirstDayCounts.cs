namespace OffenesHaus.Law.Periods;

/// <summary>Periods whose first day counts in full: benefit periods and years of life (§ 187 Abs. 2, § 188 Abs. 2 Alt. 2, Abs. 3 BGB).</summary>
internal static class FirstDayCounts
{
    /// <summary>The last day: the one before the day with the same number, or the last of a month that is too short for it.</summary>
    public static DateOnly LastDay(DateOnly first, int months)
    {
        var month = new DateOnly(first.Year, first.Month, 1).AddMonths(months);

        // Not AddMonths(n) minus a day: from 31 January one month reaches to 28 February, not to the 27th.
        return first.Day == 1 ? month.AddDays(-1) : month.AddDays(Math.Min(first.Day - 1, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }
}
