using System.Diagnostics;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The day doesn't shift, and why.</summary>
public sealed record StayStep(StayKind Why, DateOnly On) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence()
    {
        var (german, english, arabic) = Why switch
        {
            StayKind.WorkingDay => ("Das ist ein Werktag, die Frist endet um 24 Uhr", "A working day: the period ends at 24:00", "هذا يوم عمل، وتنتهي المهلة الساعة 24"),
            StayKind.HouseClosedOnly => ("Kein gesetzlicher Feiertag. Auch wenn das Haus geschlossen ist, endet die Frist um 24 Uhr", "No statutory holiday. Even if the house is closed, the period ends at 24:00", "ليس عطلة رسمية. حتى لو كان المبنى مغلقًا، تنتهي المهلة الساعة 24"),
            StayKind.NamedWithReference => ("Der Tag wurde mit Hinweis auf § 26 Abs. 3 SGB X bestimmt und verschiebt sich nicht", "The day was set with reference to § 26 Abs. 3 SGB X and doesn't shift", "حُدِّد اليوم بالإشارة إلى \u2066§ 26 Abs. 3 SGB X\u2069 ولا يتأجل"),
            StayKind.Appointment => ("Ein Termin gilt auch an Samstag, Sonntag oder Feiertag", "An appointment stands even on a Saturday, Sunday or holiday", "يبقى الموعد قائمًا حتى يوم السبت أو الأحد أو العطلة"),
            StayKind.BenefitPeriod => ("Ein Leistungszeitraum endet auch an Samstag, Sonntag oder Feiertag", "A benefit period ends even on a Saturday, Sunday or holiday", "تنتهي فترة الإعانة حتى يوم السبت أو الأحد أو العطلة"),
            StayKind.ApplicationIsNoPeriod => ("Ein Antrag hat keine Frist, die sich verschieben könnte", "An application has no period that could shift", "ليس للطلب مهلة يمكن أن تتأجل"),
            StayKind.WaitingTime => ("Eine Wartezeit verschiebt sich nicht. Die Klage ist ab dem Tag danach zulässig", "A waiting time doesn't shift. The action is admissible from the day after", "مدة الانتظار لا تتأجل. تُقبل الدعوى من اليوم التالي"),
            _ => throw new UnreachableException(),
        };
        return new($"{german}: {Long(On, German)}.", $"{english}: {Long(On, English)}.", $"{arabic}: {Long(On, Arabic)}.");
    }
}
