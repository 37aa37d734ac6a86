using System.Runtime.InteropServices;

namespace OffenesHaus.Law.Periods;

/// <summary>How long a period is: n days, weeks, months or years.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PeriodLength(int Count, PeriodUnit Unit)
{
    public static PeriodLength Days(int count) => new(count, PeriodUnit.Days);

    public static PeriodLength Weeks(int count) => new(count, PeriodUnit.Weeks);

    public static PeriodLength Months(int count) => new(count, PeriodUnit.Months);

    public static PeriodLength Years(int count) => new(count, PeriodUnit.Years);

    /// <summary>"1 Monat", "14 days".</summary>
    public string In(Language language)
    {
        var (german, english) = (Unit, Count) switch
        {
            (PeriodUnit.Days, 1) => ("Tag", "day"),
            (PeriodUnit.Days, _) => ("Tage", "days"),
            (PeriodUnit.Weeks, 1) => ("Woche", "week"),
            (PeriodUnit.Weeks, _) => ("Wochen", "weeks"),
            (PeriodUnit.Months, 1) => ("Monat", "month"),
            (PeriodUnit.Months, _) => ("Monate", "months"),
            (_, 1) => ("Jahr", "year"),
            _ => ("Jahre", "years"),
        };
        return $"{Count} {(language == Language.German ? german : english)}";
    }
}
