using System.Diagnostics;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The law settles the day directly.</summary>
public sealed record SettledStep(SettledKind Settles, DateOnly On) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence()
    {
        var (german, english, arabic) = Settles switch
        {
            SettledKind.NotifiedInPerson => ("Mit der Übergabe bekannt gegeben", "Notified by handing over", "أُبلغ بالتسليم باليد"),
            SettledKind.NotifiedWhenReceived => ("Der spätere Zugang ersetzt die Fiktion", "The later arrival replaces the fiction", "الوصول المتأخر يحل محل اليوم المفترض"),
            SettledKind.WorksFromFirstOfMonth => ("Der Antrag wirkt auf den Ersten des Monats zurück", "The application works back to the first of the month", "يسري الطلب بأثر رجعي من أول الشهر"),
            SettledKind.WorksFromApplication => ("Der Antrag wirkt ab dem Tag, an dem er gestellt wurde", "The application works from the day it was made", "يسري الطلب من يوم تقديمه"),
            SettledKind.ReceivedElsewhere => ("Der Eingang bei einer anderen Stelle zählt", "Receipt by another authority counts", "يُحتسب الوصول إلى دائرة أخرى"),
            SettledKind.LastDayWithoutGap => ("Letzter Tag, an dem ein Antrag ohne Lücke wirkt", "Last day on which an application leaves no gap", "آخر يوم يسري فيه الطلب دون انقطاع"),
            SettledKind.ReviewReachesBack => ("Leistungen längstens zurück bis", "Benefits at most back to", "تُدفع الإعانات بأثر رجعي حتى هذا اليوم على الأكثر"),
            SettledKind.LastDayOfFourthYear => ("Vier Jahre nach Ablauf des Jahres der Bekanntgabe", "Four years after the year of notification", "أربع سنوات بعد نهاية سنة الإبلاغ"),
            SettledKind.ReductionBegins => ("Die Minderung beginnt mit dem Monat nach der Bekanntgabe", "The reduction begins with the month after notification", "يبدأ التخفيض في الشهر التالي للإبلاغ"),
            SettledKind.InterestBegins => ("Verzinsung nach sechs vollen Kalendermonaten", "Interest after six full calendar months", "تُحتسب الفوائد بعد ستة أشهر كاملة"),
            SettledKind.AgeReached => ("Das Lebensjahr ist am Tag davor vollendet; handlungsfähig ab", "The year of life is completed on the day before; able to act from", "تكتمل سنة العمر في اليوم السابق؛ الأهلية تبدأ في"),
            SettledKind.UnderstoodOnArrival => ("Verstanden ohne Übersetzung, der Eingang zählt", "Understood without a translation: arrival counts", "فُهم دون ترجمة، فيُحتسب يوم الوصول"),
            SettledKind.NoValidPeriodForTranslation => ("Keine Frist mit Hinweis auf die Folge gesetzt, der Eingang zählt", "No period with its consequence was set: arrival counts", "لم تُحدد مهلة مع ذكر عاقبتها، فيُحتسب يوم الوصول"),
            SettledKind.TranslatedInTime => ("Übersetzung in der Frist, der Eingang zählt", "Translated within the period: arrival counts", "وصلت الترجمة ضمن المهلة، فيُحتسب يوم الوصول"),
            SettledKind.TranslatedLate => ("Übersetzung nach der Frist, ihr Eingang zählt", "Translated after the period: the arrival of the translation counts", "وصلت الترجمة بعد المهلة، فيُحتسب يوم وصول الترجمة"),
            _ => throw new UnreachableException(),
        };
        return new($"{german}: {Long(On, German)}.", $"{english}: {Long(On, English)}.", $"{arabic}: {Long(On, Arabic)}.");
    }
}
