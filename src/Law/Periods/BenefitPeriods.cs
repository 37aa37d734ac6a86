using OffenesHaus.Law.Reasons;
using OffenesHaus.Law.Receipt;

namespace OffenesHaus.Law.Periods;

/// <summary>Days of benefits under SGB II and SGB I. None of them shifts.</summary>
public static class BenefitPeriods
{
    /// <summary>The last day of a grant of so many months (§ 41 Abs. 3 SGB II). Throws <see cref="NotComputable"/> outside 1 to 120 months.</summary>
    public static LegalDay LastDay(DateOnly firstDay, int months)
    {
        if (months is < 1 or > 120)
            throw new NotComputable("A benefit period lasts between 1 and 120 months.", InputPart.Rule);

        var last = FirstDayCounts.LastDay(firstDay, months);
        return LegalDay.Of(
            last,
            new EventStep(EventKind.BenefitStart, firstDay),
            new PeriodStep(PeriodLength.Months(months), last) { Section = "§ 41 Abs. 3 SGB II; § 188 Abs. 2 Alt. 2 BGB" },
            new StayStep(StayKind.BenefitPeriod, last) { Section = "§ 26 Abs. 4 SGB X" });
    }

    /// <summary>The last day on which a renewal still works back to the first day after the old period (§ 37 Abs. 2 SGB II).</summary>
    public static LegalDay LastDayToRenew(DateOnly benefitsEndOn)
    {
        var uncovered = benefitsEndOn.AddDays(1);
        var last = new DateOnly(uncovered.Year, uncovered.Month, DateTime.DaysInMonth(uncovered.Year, uncovered.Month));

        // Until 2010 an application didn't work back, so only the first uncovered day itself left no gap.
        if (EffectiveFrom.ForApplication(last).On > uncovered)
            last = uncovered;

        return LegalDay.Of(
            last,
            new EventStep(EventKind.BenefitEnd, benefitsEndOn),
            new SettledStep(SettledKind.LastDayWithoutGap, last) { Section = "§ 37 Abs. 2 SGB II" },
            new StayStep(StayKind.ApplicationIsNoPeriod, last));
    }

    /// <summary>A reduction takes effect with the month after notification (§ 31b Abs. 1 S. 1 SGB II).</summary>
    public static LegalDay ReductionBegins(NotificationDay notified)
    {
        var from = FirstOfMonth(notified.On).AddMonths(1);
        var section = notified.On < new DateOnly(2011, 4, 1) ? "§ 31 Abs. 6 S. 1 SGB II i.d.F. bis 31.03.2011" : "§ 31b Abs. 1 S. 1 SGB II";
        return LegalDay.Of(from, [.. notified.Reasons, new SettledStep(SettledKind.ReductionBegins, from) { Section = section }]);
    }

    /// <summary>Interest runs after six full calendar months from the complete application (§ 44 Abs. 2 SGB I).</summary>
    public static LegalDay InterestBegins(DateOnly completeOn)
    {
        var from = FirstOfMonth(completeOn).AddMonths(7);
        return LegalDay.Of(
            from,
            new EventStep(EventKind.ApplicationComplete, completeOn),
            new SettledStep(SettledKind.InterestBegins, from) { Section = "§ 44 Abs. 2 SGB I" });
    }

    /// <summary>From the 15th birthday a person can apply (§ 36 SGB I). Born on 29 February: in other years from 1 March.</summary>
    public static LegalDay CanApplyFrom(DateOnly bornOn)
    {
        var from = FirstDayCounts.LastDay(bornOn, 15 * 12).AddDays(1);
        return LegalDay.Of(
            from,
            new EventStep(EventKind.Born, bornOn),
            new SettledStep(SettledKind.AgeReached, from) { Section = "§ 36 Abs. 1 SGB I; §§ 187 Abs. 2 S. 2, 188 Abs. 2 BGB" });
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
