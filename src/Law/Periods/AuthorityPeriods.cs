using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Periods;

/// <summary>Periods and days that the authority sets (§ 26 SGB X). What moves throws <see cref="NotComputable"/> where no holidays are known.</summary>
public static class AuthorityPeriods
{
    private const string Shift = "§ 26 Abs. 3 S. 1 SGB X";

    /// <summary>So many days, weeks, months or years from notification.</summary>
    public static PeriodEnd Set(NotificationDay notified, PeriodLength length, Place place) =>
        PeriodEnd.After(notified, length, place, new("§ 26 Abs. 1 und 2 SGB X; §§ 187 Abs. 1, 188 BGB", Shift));

    /// <summary>A last day named without reference to § 26 Abs. 3 SGB X: it moves like any other end.</summary>
    public static PeriodEnd NamedDay(DateOnly day, Place place) =>
        PeriodEnd.OnOrAfter(day, [new EventStep(EventKind.DayNamed, day)], place, Shift);

    /// <summary>A last day named with reference to § 26 Abs. 3 SGB X: it stays.</summary>
    public static LegalDay NamedDayWithReference(DateOnly day) => LegalDay.Of(
        day,
        new EventStep(EventKind.DayNamed, day),
        new StayStep(StayKind.NamedWithReference, day) { Section = "§ 26 Abs. 3 S. 2 SGB X" });

    /// <summary>An appointment stands on its day.</summary>
    public static LegalDay Appointment(DateOnly day) => LegalDay.Of(
        day,
        new EventStep(EventKind.Appointment, day),
        new StayStep(StayKind.Appointment, day) { Section = "§ 26 Abs. 5 SGB X" });
}
