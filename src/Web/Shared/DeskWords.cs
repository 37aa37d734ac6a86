using System.Globalization;

namespace OffenesHaus.Web.Shared;

/// <summary>Days and hours as staff's tables show them: short, with the day of the week.</summary>
public static class DeskWords
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Mo 23.11.2026.</summary>
    public static string Day(DateOnly day) => $"{Weekday(day)} {day.ToString("dd.MM.yyyy", German)}";

    /// <summary>Mo 23.11.</summary>
    public static string ShortDay(DateOnly day) => $"{Weekday(day)} {day.ToString("dd.MM.", German)}";

    /// <summary>Mo 23.11. 9:42, in Europe/Berlin.</summary>
    public static string Moment(DateTimeOffset at)
    {
        var local = Law.GermanTime.ClockAt(at);
        return $"{ShortDay(DateOnly.FromDateTime(local.DateTime))} {local.ToString("H:mm", German)}";
    }

    public static string Clock(DateTimeOffset at) => Law.GermanTime.ClockAt(at).ToString("H:mm", German);

    /// <summary>How long until a day, as one says it: heute, morgen, noch 3 Tage, seit 2 Tagen vorbei.</summary>
    public static string Left(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "heute",
        1 => "morgen",
        > 1 and var days => $"noch {days.ToString(German)} Tage",
        -1 => "seit gestern vorbei",
        var days => $"seit {(-days).ToString(German)} Tagen vorbei",
    };

    private static string Weekday(DateOnly day) => German.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek);
}
