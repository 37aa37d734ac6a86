using System.Diagnostics;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The fact at the beginning.</summary>
public sealed record EventStep(EventKind Event, DateOnly On) : Reason
{
    /// <summary>What happened, without the day.</summary>
    public string Headline(Language language) => What().In(language);

    /// <inheritdoc />
    protected override Wording Sentence() => new($"{What().German}: {Long(On, German)}.", $"{What().English}: {Long(On, English)}.", $"{What().Arabic}: {Long(On, Arabic)}.");

    private Wording What()
    {
        var (german, english, arabic) = Event switch
        {
            EventKind.Posted => ("Zur Post gegeben", "Handed to the post", "سُلِّم إلى البريد"),
            EventKind.RetrievalNoticeSent => ("Nachricht über die Bereitstellung gesendet", "Notice of retrieval sent", "أُرسل إشعار بأن القرار جاهز للتنزيل"),
            EventKind.SentElectronically => ("Elektronisch gesendet", "Sent electronically", "أُرسل إلكترونيًا"),
            EventKind.HandedOver => ("Übergeben", "Handed over", "سُلِّم باليد"),
            EventKind.Notified => ("Bekannt gegeben", "Notified", "أُبلغ القرار"),
            EventKind.ReceivedLater => ("Erst zugegangen", "Arrived only", "لم يصل إلا في"),
            EventKind.ApplicationReceived => ("Antrag eingegangen", "Application received", "وصل الطلب"),
            EventKind.ObjectionReceived => ("Widerspruch eingegangen", "Objection received", "وصل الاعتراض"),
            EventKind.DayNamed => ("Die Behörde nannte als letzten Tag", "Last day named by the authority", "حددت الدائرة هذا اليوم الأخير"),
            EventKind.Appointment => ("Termin", "Appointment", "موعد"),
            EventKind.BenefitStart => ("Leistung beginnt", "Benefit begins", "تبدأ الإعانة"),
            EventKind.BenefitEnd => ("Bewilligungszeitraum endet", "Benefit period ends", "تنتهي فترة الإعانة"),
            EventKind.ReviewApplied => ("Überprüfung beantragt", "Review applied for", "طُلبت مراجعة القرار"),
            EventKind.ObstacleGone => ("Hindernis weggefallen", "Obstacle gone", "زال العائق"),
            EventKind.AccessRequested => ("Auskunft verlangt", "Access to data requested", "طُلب الاطلاع على البيانات"),
            EventKind.ApplicationComplete => ("Antrag vollständig", "Application complete", "اكتمل الطلب"),
            EventKind.Born => ("Geboren", "Born", "وُلد"),
            EventKind.CameByPost => ("Mit der Post gekommen", "Came by post", "وصل بالبريد"),
            _ => throw new UnreachableException(),
        };
        return new(german, english, arabic);
    }
}
