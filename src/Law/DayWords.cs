using System.Globalization;

namespace OffenesHaus.Law;

/// <summary>Dates in words, with the weekday. Own tables, so that no machine's culture settings can change a legal text.</summary>
public static class DayWords
{
    private static readonly string[] GermanDays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly string[] GermanMonths =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"Montag, 28. Dezember 2026" or "Monday, 28 December 2026".</summary>
    public static string Long(DateOnly day, Language language) => $"{Weekday(day, language)}, {Date(day, language)}";

    /// <summary>"28. Dezember 2026" or "28 December 2026".</summary>
    public static string Date(DateOnly day, Language language) => language == Language.German
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {GermanMonths[day.Month - 1]} {day.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}");

    /// <summary>"Montag" or "Monday".</summary>
    public static string Weekday(DateOnly day, Language language) =>
        language == Language.German ? GermanDays[(int)day.DayOfWeek] : day.DayOfWeek.ToString();

    /// <summary>"Freitag, 30. Oktober 2026, 20:08 Uhr" on the clock in Germany. In the hour that autumn repeats, the offset is added.</summary>
    public static string Clock(DateTimeOffset at, Language language)
    {
        var local = GermanTime.ClockAt(at);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture) + (language == Language.German ? " Uhr" : "");
        var offset = GermanTime.Zone.IsAmbiguousTime(local.DateTime) ? local.ToString(" (zzz)", CultureInfo.InvariantCulture) : "";
        return $"{Long(DateOnly.FromDateTime(local.DateTime), language)}, {time}{offset}";
    }

    /// <summary>"20:08" on the clock in Germany.</summary>
    internal static string Time(DateTimeOffset at) => GermanTime.ClockAt(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
