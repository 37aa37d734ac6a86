using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Periods;

/// <summary>
/// The day on which a decision counts as notified (Bekanntgabe, § 37 SGB X). Problem: nobody knows when a letter was read.
/// Rule: the law deems it notified so many calendar days after sending. Promise: this day never shifts,
/// whatever day of the week it is (BSG 09.12.2008, B 8/9b SO 13/07 R); only the end of a period does, and that is <see cref="PeriodEnd"/>.
/// </summary>
public sealed record NotificationDay : ReasonedDay
{
    private NotificationDay()
    {
    }

    /// <summary>What replaces the deemed day where the person got it later.</summary>
    private string Later { get; init; } = "§ 37 Abs. 2 S. 3 SGB X";

    /// <summary>Written and posted within Germany. Needs the documented day of posting, not the date of the letter.</summary>
    public static NotificationDay ByPost(DateOnly postedOn) =>
        Deemed(EventKind.Posted, postedOn, Fictions.Post, "§ 37 Abs. 2 S. 1 SGB X");

    /// <summary>Transmitted electronically, in Germany or abroad.</summary>
    public static NotificationDay ByElectronicTransmission(DateOnly sentOn) =>
        Deemed(EventKind.SentElectronically, sentOn, Fictions.Electronic, "§ 37 Abs. 2 S. 2 SGB X");

    /// <summary>Provided for retrieval with the person's consent: counted from the notice that it is there.</summary>
    public static NotificationDay ByRetrievalNotice(DateOnly noticeSentOn) =>
        Deemed(EventKind.RetrievalNoticeSent, noticeSentOn, Fictions.Retrieval, "§ 37 Abs. 2a S. 4 SGB X") with { Later = "§ 37 Abs. 2a S. 5 bis 7 SGB X" };

    /// <summary>Handed over in person: the same day.</summary>
    public static NotificationDay HandedOver(DateOnly on) => new()
    {
        On = on,
        Reasons =
        [
            new EventStep(EventKind.HandedOver, on),
            new SettledStep(SettledKind.NotifiedInPerson, on) { Section = "§ 37 Abs. 1 SGB X; § 130 BGB entsprechend" },
        ],
    };

    /// <summary>A day that is already known to be the day of notification.</summary>
    public static NotificationDay Known(DateOnly on) => new() { On = on, Reasons = [new EventStep(EventKind.Notified, on)] };

    /// <summary>
    /// Arrival after the deemed day replaces it, and the authority has to prove the day; earlier arrival changes nothing (§ 37 Abs. 2 S. 3 SGB X).
    /// For retrieval it is the day on which the person opened the decision, if the notice didn't reach them in time (§ 37 Abs. 2a S. 5 bis 7 SGB X).
    /// </summary>
    public NotificationDay ArrivedOn(DateOnly day) => day <= On ? this : new()
    {
        On = day,
        Reasons =
        [
            .. Reasons,
            new EventStep(EventKind.ReceivedLater, day),
            new SettledStep(SettledKind.NotifiedWhenReceived, day) { Section = Later },
        ],
    };

    private static NotificationDay Deemed(EventKind sent, DateOnly sentOn, DatedFiction[] fictions, string section)
    {
        var fiction = Fictions.InForce(fictions, sentOn);
        var on = sentOn.AddDays(fiction.Days);
        return new()
        {
            On = on,
            Reasons = [new EventStep(sent, sentOn), new FictionStep(fiction.Days, on) { Section = section + fiction.Version }],
        };
    }
}
