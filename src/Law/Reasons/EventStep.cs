using System.Diagnostics;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The fact at the beginning.</summary>
public sealed record EventStep(EventKind Event, DateOnly On) : Reason
{
    /// <summary>What happened, without the day.</summary>
    public string Headline(Language language) => What().In(language);

    protected override Wording Sentence() => new($"{What().German}: {Long(On, German)}.", $"{What().English}: {Long(On, English)}.");

    private Wording What()
    {
        var (german, english) = Event switch
        {
            EventKind.Posted => ("Zur Post gegeben", "Handed to the post"),
            EventKind.RetrievalNoticeSent => ("Nachricht über die Bereitstellung gesendet", "Notice of retrieval sent"),
            EventKind.SentElectronically => ("Elektronisch gesendet", "Sent electronically"),
            EventKind.HandedOver => ("Übergeben", "Handed over"),
            EventKind.Notified => ("Bekannt gegeben", "Notified"),
            EventKind.ReceivedLater => ("Nachweislich erst zugegangen", "Proven to have arrived only"),
            EventKind.ApplicationReceived => ("Antrag eingegangen", "Application received"),
            EventKind.ObjectionReceived => ("Widerspruch eingegangen", "Objection received"),
            EventKind.DayNamed => ("Die Behörde nannte als letzten Tag", "Last day named by the authority"),
            EventKind.Appointment => ("Termin", "Appointment"),
            EventKind.BenefitStart => ("Leistung beginnt", "Benefit begins"),
            EventKind.BenefitEnd => ("Bewilligungszeitraum endet", "Benefit period ends"),
            EventKind.ReviewApplied => ("Überprüfung beantragt", "Review applied for"),
            EventKind.ObstacleGone => ("Hindernis weggefallen", "Obstacle gone"),
            EventKind.AccessRequested => ("Auskunft verlangt", "Access to data requested"),
            EventKind.ApplicationComplete => ("Antrag vollständig", "Application complete"),
            EventKind.Born => ("Geboren", "Born"),
            _ => throw new UnreachableException(),
        };
        return new(german, english);
    }
}
