using System.Globalization;

namespace OffenesHaus.Law;

/// <summary>Dates in words, with the weekday. Own tables, so that no machine's culture settings can change a legal text.</summary>
public static class DayWords
{
    private static readonly string[] GermanDays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly string[] GermanMonths =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private static readonly string[] ArabicDays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    private static readonly string[] ArabicMonths =
        ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"Montag, 28. Dezember 2026" or "Monday, 28 December 2026". Arabic has the Gregorian months and Latin digits of the letter it explains.</summary>
    public static string Long(DateOnly day, Language language) => $"{Weekday(day, language)}{(language == Language.Arabic ? "،" : ",")} {Date(day, language)}";

    /// <summary>"28. Dezember 2026" or "28 December 2026".</summary>
    public static string Date(DateOnly day, Language language) => language switch
    {
        Language.German => string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {GermanMonths[day.Month - 1]} {day.Year}"),
        Language.Arabic => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {ArabicMonths[day.Month - 1]} {day.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}"),
    };

    /// <summary>"Montag" or "Monday".</summary>
    public static string Weekday(DateOnly day, Language language) => language switch
    {
        Language.German => GermanDays[(int)day.DayOfWeek],
        Language.Arabic => ArabicDays[(int)day.DayOfWeek],
        _ => day.DayOfWeek.ToString(),
    };

    /// <summary>"Freitag, 30. Oktober 2026, 20:08 Uhr" on the clock in Germany. In the hour that autumn repeats, the offset is added.</summary>
    public static string Clock(DateTimeOffset at, Language language)
    {
        var local = GermanTime.ClockAt(at);
        var time = OClock(local.ToString("HH:mm", CultureInfo.InvariantCulture), language);
        var offset = GermanTime.Zone.IsAmbiguousTime(local.DateTime) ? local.ToString(" (zzz)", CultureInfo.InvariantCulture) : "";
        return $"{Long(DateOnly.FromDateTime(local.DateTime), language)}{(language == Language.Arabic ? "،" : ",")} {time}{offset}";
    }

    /// <summary>"24:00" as a clock is read: "24:00 Uhr", "24:00", "الساعة 24:00".</summary>
    internal static string OClock(string time, Language language) => language switch
    {
        Language.German => $"{time} Uhr",
        Language.Arabic => $"الساعة {time}",
        _ => time,
    };

    /// <summary>"20:08" on the clock in Germany.</summary>
    internal static string Time(DateTimeOffset at) => GermanTime.ClockAt(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
