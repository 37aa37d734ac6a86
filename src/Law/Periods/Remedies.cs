namespace OffenesHaus.Law.Periods;

/// <summary>Periods for objection (Widerspruch) and court action (Klage). The place is where it is handed in: another authority's holidays may count (§ 84 Abs. 2 SGG). All throw <see cref="NotComputable"/> when the end lies beyond the years whose holidays are known.</summary>
public static class Remedies
{
    /// <summary>One month with a complete notice of remedies.</summary>
    public static PeriodEnd Objection(NotificationDay notified, Place place) =>
        Runs(notified, PeriodLength.Months(1), place, "§ 84 Abs. 1 S. 1, § 64 Abs. 1 und 2 SGG");

    /// <summary>Three months when notified abroad.</summary>
    public static PeriodEnd ObjectionFromAbroad(NotificationDay notified, Place place) =>
        Runs(notified, PeriodLength.Months(3), place, "§ 84 Abs. 1 S. 2, § 64 Abs. 1 und 2 SGG");

    /// <summary>One year when the notice of remedies is missing or wrong, also when it leaves out the electronic form though the letter names an e-mail address (BSG 27.09.2023, B 7 AS 10/22 R).</summary>
    public static PeriodEnd ObjectionWithoutNotice(NotificationDay notified, Place place) =>
        Runs(notified, PeriodLength.Years(1), place, "§ 84 Abs. 2 S. 3, § 66 Abs. 2 SGG");

    /// <summary>One month from the notification of the decision on the objection.</summary>
    public static PeriodEnd Action(NotificationDay notified, Place place) =>
        Runs(notified, PeriodLength.Months(1), place, "§ 87 Abs. 1 S. 1, Abs. 2, § 64 SGG");

    /// <summary>Three months when notified abroad.</summary>
    public static PeriodEnd ActionFromAbroad(NotificationDay notified, Place place) =>
        Runs(notified, PeriodLength.Months(3), place, "§ 87 Abs. 1 S. 2, Abs. 2, § 64 SGG");

    /// <summary>One year when the notice of remedies is missing or wrong.</summary>
    public static PeriodEnd ActionWithoutNotice(NotificationDay notified, Place place) =>
        Runs(notified, PeriodLength.Years(1), place, "§ 66 Abs. 2 SGG");

    private static PeriodEnd Runs(NotificationDay notified, PeriodLength length, Place place, string section) =>
        PeriodEnd.After(notified, length, place, new(section, "§ 64 Abs. 3 SGG"));
}
