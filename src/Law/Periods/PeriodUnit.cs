namespace OffenesHaus.Law.Periods;

/// <summary>The units in which the law measures periods (§ 188 BGB).</summary>
public enum PeriodUnit
{
    Days,
    Weeks,
    Months,
    Years,
}
