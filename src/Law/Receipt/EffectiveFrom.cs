using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Receipt;

/// <summary>From which day an application for benefits under SGB II works (§ 37 Abs. 2 SGB II). Never shifts.</summary>
public sealed record EffectiveFrom : ReasonedDay
{
    // Since the law of 24.03.2011 (BGBl. I S. 453), in force from 1 January 2011; before, the day of the application.
    private static readonly DateOnly MonthRule = new(2011, 1, 1);
    private static readonly DateOnly LawBegins = new(2005, 1, 1);

    /// <summary>Applications before 2005 throw <see cref="NotComputable"/>: the law didn't exist.</summary>
    public static EffectiveFrom ForApplication(DateOnly receivedOn)
    {
        if (receivedOn < LawBegins)
            throw new NotComputable("SGB II came into force on 1 January 2005; there is no earlier application.");

        var whole = receivedOn >= MonthRule;
        var from = whole ? new DateOnly(receivedOn.Year, receivedOn.Month, 1) : receivedOn;
        return new()
        {
            On = from,
            Reasons =
            [
                new EventStep(EventKind.ApplicationReceived, receivedOn),
                new SettledStep(whole ? SettledKind.WorksFromFirstOfMonth : SettledKind.WorksFromApplication, from)
                {
                    Section = whole ? "§ 37 Abs. 2 S. 2 SGB II" : "§ 37 Abs. 2 S. 1 SGB II i.d.F. bis 31.12.2010",
                },
                new StayStep(StayKind.ApplicationIsNoPeriod, receivedOn),
            ],
        };
    }
}
