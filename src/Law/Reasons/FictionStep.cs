using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>The law deems the decision notified so many calendar days after sending, whatever day of the week that is.</summary>
public sealed record FictionStep(int Days, DateOnly On) : Reason
{
    /// <inheritdoc />
    protected override Wording Sentence() => new(
        $"Gilt am {Days}. Tag danach als bekannt gegeben: {Long(On, German)}. Samstag, Sonntag und Feiertag ändern daran nichts.",
        $"Deemed notified on day {Days} after that: {Long(On, English)}. Saturday, Sunday or holiday make no difference.",
        $"يُعدّ مُبلَّغًا في اليوم رقم {Days} بعد ذلك: {Long(On, Arabic)}. السبت والأحد والعطلة لا تغيّر شيئًا.");
}
