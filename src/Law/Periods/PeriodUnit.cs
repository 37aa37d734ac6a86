namespace OffenesHaus.Law.Periods;

/// <summary>The units in which the law measures periods (§ 188 BGB).</summary>
public enum PeriodUnit
{
    /// <summary>Ends with the last of them (§ 188 Abs. 1 BGB).</summary>
    Days,

    /// <summary>Ends on the same weekday (§ 188 Abs. 2 BGB).</summary>
    Weeks,

    /// <summary>Ends on the day of the same number, or the last of the month (§ 188 Abs. 2, 3 BGB).</summary>
    Months,

    /// <summary>Ends on the day of the same number and month (§ 188 Abs. 2, 3 BGB).</summary>
    Years,
}
