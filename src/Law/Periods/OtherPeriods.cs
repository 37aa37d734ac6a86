using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Periods;

/// <summary>Reinstatement, waiting times before an action for inaction, answers about personal data. All throw <see cref="NotComputable"/> when the end lies beyond the years whose holidays are known.</summary>
public static class OtherPeriods
{
    private static readonly DateOnly GdprApplies = new(2018, 5, 25);

    /// <summary>Two weeks after the obstacle fell away, for periods of SGB X (§ 27 Abs. 2 S. 1 SGB X).</summary>
    public static PeriodEnd ReinstatementUnderSgbX(DateOnly obstacleGoneOn, Place place) => PeriodEnd.After(
        Event(EventKind.ObstacleGone, obstacleGoneOn), PeriodLength.Weeks(2), place, new("§ 27 Abs. 2 S. 1, § 26 Abs. 1 SGB X", "§ 26 Abs. 3 S. 1 SGB X"));

    /// <summary>One month after the obstacle fell away, for a missed objection or action (§ 67 Abs. 2 SGG).</summary>
    public static PeriodEnd ReinstatementUnderSgg(DateOnly obstacleGoneOn, Place place) => PeriodEnd.After(
        Event(EventKind.ObstacleGone, obstacleGoneOn),
        PeriodLength.Months(1),
        place,
        new("§ 84 Abs. 2 S. 3, § 67 Abs. 2 SGG", "§ 64 Abs. 3 SGG"));

    /// <summary>The end of the waiting time: 6 months after an application, 3 months after an objection. The action is admissible from the day after (§ 88 SGG). Throws <see cref="NotComputable"/> for any other number of months.</summary>
    public static LegalDay InactionWaitEnds(DateOnly receivedOn, int months)
    {
        if (months is not (3 or 6))
            throw new NotComputable("§ 88 SGG knows a waiting time of 6 months after an application and of 3 months after an objection, no other.", InputPart.Rule);

        var end = receivedOn.AddMonths(months);
        return LegalDay.Of(
            end,
            new EventStep(months == 6 ? EventKind.ApplicationReceived : EventKind.ObjectionReceived, receivedOn),
            new PeriodStep(PeriodLength.Months(months), end)
            {
                MonthTooShort = end.Day != receivedOn.Day,
                Section = months == 6 ? "§ 88 Abs. 1 S. 1, § 64 Abs. 2 SGG" : "§ 88 Abs. 2, § 64 Abs. 2 SGG",
            },
            new StayStep(StayKind.WaitingTime, end));
    }

    /// <summary>One month to answer a request about personal data; up to two further months if the office said so in time (Art. 12 Abs. 3 GDPR). Throws <see cref="NotComputable"/> for more than three months, and for requests before 25 May 2018.</summary>
    public static PeriodEnd DataAccessAnswer(DateOnly receivedOn, Place place, int months = 1)
    {
        if (months is < 1 or > 3)
            throw new NotComputable("Art. 12 Abs. 3 DSGVO grants one month and at most two more.", InputPart.Rule);
        if (receivedOn < GdprApplies)
            throw new NotComputable("The GDPR applies from 25 May 2018; this request is older.");

        return PeriodEnd.After(
            Event(EventKind.AccessRequested, receivedOn),
            PeriodLength.Months(months),
            place,
            new("Art. 12 Abs. 3 DSGVO; Art. 3 Abs. 1 und 2 Buchst. c VO 1182/71", "Art. 3 Abs. 4 VO 1182/71") { ShortMonth = null });
    }

    private static LegalDay Event(EventKind kind, DateOnly on) => LegalDay.Of(on, new EventStep(kind, on));
}
