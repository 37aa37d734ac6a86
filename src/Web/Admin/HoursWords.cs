using System.Globalization;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin;

/// <summary>What the administration says and reads about hours, in German.</summary>
public static class HoursWords
{
    private static readonly string[] TimeFormats = ["H:mm", "H.mm", "HH:mm", "%H"];

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<string> Weekdays { get; } = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

    /// <summary>The ways whose hours are set here; online is always open.</summary>
    public static IReadOnlyList<Channel> Ways { get; } = [Channel.Counter, Channel.Phone, Channel.Letterbox];

    public static string Way(Channel channel) => channel switch { Channel.Counter => "Haus", Channel.Portal => "Online", _ => StaffWords.Way(channel) };

    public static string WaysOf(IEnumerable<Channel> channels) => string.Join(", ", channels.Select(Way));

    public static string Kind(HoursWanted wanted) => wanted switch { WeekWanted => "Woche", SpecialWanted => "Sondertag", _ => "Schließung" };

    /// <summary>In one or two sentences, whole enough that a second person can say yes or no.</summary>
    public static string Said(HoursWanted wanted) => wanted switch
    {
        WeekWanted week => $"Ab {DeskWords.Day(week.ValidFrom)}: {string.Join(" · ", Weekdays.Zip(week.Week).Where(d => d.Second.Length > 0).Select(d => $"{d.First[..2]} {d.Second}").DefaultIfEmpty("immer geschlossen"))}."
            + (week.LastAdmission > 0 ? $" Einlass bis {week.LastAdmission} Minuten vor Schluss." : "")
            + (week.Holidays switch { "" => " Auch an Feiertagen.", WeekWanted.OfOffice => "", var place => $" Feiertage: {place}." }),
        SpecialWanted special => $"{(special.From == special.Through ? DeskWords.Day(special.From) : $"{DeskWords.Day(special.From)} bis {DeskWords.Day(special.Through)}")}: {(special.Hours.Length > 0 ? special.Hours : "geschlossen")}.{(special.OnHolidays ? " Auch am Feiertag." : "")} {special.Reason.German}.",
        ClosureWanted closure => $"{Span(closure.From, closure.Until)}. {closure.Reason.German}.{(closure.Instead is { } instead ? $" Stattdessen: {Way(instead)}." : "")}",
        _ => "",
    };

    /// <summary>A day as staff write it; refuses what is none, by the name of its field.</summary>
    public static DateOnly Day(string? written, string field) =>
        WrittenDay.TryRead(written, out var day) ? day.Value : throw new Refused("reach.day-unreadable", field);

    /// <summary>Null where nothing was written.</summary>
    public static TimeOnly? Time(string? written, string field)
    {
        var text = (written ?? "").Replace("Uhr", "", StringComparison.OrdinalIgnoreCase).Trim();
        return text.Length == 0 ? null
            : TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : throw new Refused("reach.time-unreadable", field);
    }

    private static string Span(DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (GermanTime.DayOf(from), GermanTime.DayOf(until.AddTicks(-1)));
        var whole = from == GermanTime.StartOf(first) && until == GermanTime.EndOf(last);
        return (whole, first == last) switch
        {
            (true, true) => $"{DeskWords.Day(first)}, ganzer Tag",
            (true, false) => $"{DeskWords.Day(first)} bis {DeskWords.Day(last)}",
            (false, true) => $"{DeskWords.Day(first)}, {DeskWords.Clock(from)} bis {(until == GermanTime.EndOf(last) ? "24:00" : DeskWords.Clock(until))} Uhr",
            _ => $"{DeskWords.Moment(from)} bis {DeskWords.Moment(until)} Uhr",
        };
    }
}
