using System.Runtime.InteropServices;

namespace OffenesHaus.Law.Periods;

/// <summary>How long a period is: n days, weeks, months or years.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PeriodLength(int Count, PeriodUnit Unit)
{
    /// <summary>So many calendar days.</summary>
    public static PeriodLength Days(int count) => new(count, PeriodUnit.Days);

    /// <summary>So many weeks of seven days.</summary>
    public static PeriodLength Weeks(int count) => new(count, PeriodUnit.Weeks);

    /// <summary>So many calendar months.</summary>
    public static PeriodLength Months(int count) => new(count, PeriodUnit.Months);

    /// <summary>So many years of twelve months.</summary>
    public static PeriodLength Years(int count) => new(count, PeriodUnit.Years);

    /// <summary>"1 Monat", "14 days", "14 يومًا".</summary>
    public string In(Language language)
    {
        if (language == Language.Arabic)
            return ArabicCount();

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

    /// <summary>As it stands after "nach", "seit", "in" or "vor": "90 Tagen", "90 days", "يومين".</summary>
    public string Behind(Language language) => (language, Count) switch
    {
        (Language.German, not 1) when Unit != PeriodUnit.Weeks => In(language) + "n",
        (Language.Arabic, 2) => In(language)[..^2] + "ين",
        _ => In(language),
    };

    // Arabic counts one, two, a few (3 to 10), many (11 to 99) and full hundreds each in its own way (CLDR plural rules).
    private string ArabicCount()
    {
        var (one, two, few, many, hundred) = Unit switch
        {
            PeriodUnit.Days => ("يوم واحد", "يومان", "أيام", "يومًا", "يوم"),
            PeriodUnit.Weeks => ("أسبوع واحد", "أسبوعان", "أسابيع", "أسبوعًا", "أسبوع"),
            PeriodUnit.Months => ("شهر واحد", "شهران", "أشهر", "شهرًا", "شهر"),
            _ => ("سنة واحدة", "سنتان", "سنوات", "سنة", "سنة"),
        };
        return (Count, Count % 100) switch
        {
            (1, _) => one,
            (2, _) => two,
            (_, >= 3 and <= 10) => $"{Count} {few}",
            (_, >= 11) => $"{Count} {many}",
            _ => $"{Count} {hundred}",
        };
    }
}
