using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Periods;

/// <summary>The review application (Überprüfungsantrag, § 44 SGB X) in SGB II matters.</summary>
public static class Reviews
{
    private static readonly DateOnly OneYearSince = new(2011, 4, 1);
    private static readonly DateOnly LimitSince = new(2016, 8, 1);

    /// <summary>Benefits are paid back at most to the first day of the year before the application; of the fourth year before it for applications until 31 March 2011 (§ 77 Abs. 13 SGB II).</summary>
    public static LegalDay ReachesBackTo(DateOnly appliedOn)
    {
        var recent = appliedOn >= OneYearSince;
        var from = new DateOnly(appliedOn.Year - (recent ? 1 : 4), 1, 1);
        return LegalDay.Of(
            from,
            new EventStep(EventKind.ReviewApplied, appliedOn),
            new SettledStep(SettledKind.ReviewReachesBack, from)
            {
                Section = recent ? "§ 44 Abs. 4 SGB X; § 40 Abs. 1 S. 2 Nr. 2 SGB II" : "§ 44 Abs. 4 SGB X; § 77 Abs. 13 SGB II",
            });
    }

    /// <summary>The last day to ask for the review of a decision that granted nothing: four years after the year of notification. This limit exists since 1 August 2016 (§ 40 Abs. 1 S. 2 Nr. 1 SGB II); for what is older than it can reach <see cref="NotComputable"/> is thrown.</summary>
    public static PeriodEnd LastDay(NotificationDay notified, Place place)
    {
        var end = new DateOnly(notified.On.Year + 4, 12, 31);
        if (end < LimitSince)
            throw new NotComputable("The four-year limit for reviews under SGB II exists only since 1 August 2016; this decision is older than it can reach.");

        var step = new SettledStep(SettledKind.LastDayOfFourthYear, end) { Section = "§ 40 Abs. 1 S. 2 Nr. 1 SGB II" };
        return PeriodEnd.OnOrAfter(end, [.. notified.Reasons, step], place, "§ 26 Abs. 3 S. 1 SGB X");
    }
}
