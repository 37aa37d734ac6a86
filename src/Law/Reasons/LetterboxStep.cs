using OffenesHaus.Law.Receipt;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The letterbox: between which two emptyings the paper was dropped, and which day the policy chose. Instants are said as the clock in Germany shows them.</summary>
public sealed record LetterboxStep(DateTimeOffset LastEmptiedAt, DateTimeOffset FoundAt, string Policy, DateOnly On) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence()
    {
        var (german, english, arabic) = Policy switch
        {
            LetterboxPolicies.DateSeparating => ("Der Briefkasten trennt die Tage", "The box separates the days", "صندوق البريد يفصل بين الأيام"),
            LetterboxPolicies.InFavour => ("Der günstigste Tag zählt, nicht vor dem Datum auf dem Papier", "The best day counts, not before the date on the paper", "يُحتسب أفضل يوم لكم، لكن ليس قبل التاريخ المكتوب على الورقة"),
            _ => ("Bei der ersten Leerung des Tages zählt der Tag davor", "At the first emptying of a day the day before counts", "عند أول تفريغ في اليوم يُحتسب اليوم السابق"),
        };
        return new(
            $"Eingeworfen zwischen {Clock(LastEmptiedAt, German)} und {Clock(FoundAt, German)}. {german} ({Policy}): {Long(On, German)}.",
            $"Dropped between {Clock(LastEmptiedAt, English)} and {Clock(FoundAt, English)}. {english} ({Policy}): {Long(On, English)}.",
            $"أُدخل بين {Clock(LastEmptiedAt, Arabic)} و{Clock(FoundAt, Arabic)}. {arabic} ({Policy}): {Long(On, Arabic)}.");
    }
}
