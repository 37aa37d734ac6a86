using System.Globalization;
using System.Text.RegularExpressions;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>Hours of a day as staff write them: "8-12, 13:30 bis 16", "0-24", or nothing for closed.</summary>
public static partial class HoursText
{
    /// <summary>Null where it cannot be read, or where stretches overlap.</summary>
    public static IReadOnlyList<Hours>? Read(string? written)
    {
        var text = (written ?? "").Trim();
        if (text.Length is 0 or > 100 || text is "-" or "–" || text.Equals("zu", StringComparison.OrdinalIgnoreCase) || text.Equals("geschlossen", StringComparison.OrdinalIgnoreCase))
            return text.Length > 100 ? null : [];

        var hours = new List<Hours>();
        foreach (var part in Between().Split(text))
        {
            if (Stretch().Match(part) is not { Success: true } said || Clock(said.Groups["from"].Value, said.Groups["fm"].Value) is not { } from || Clock(said.Groups["to"].Value, said.Groups["tm"].Value) is not { } to
                || from >= to || to > 1440 || (hours.Count > 0 && Minutes(hours[^1].To) > from))
                return null;
            hours.Add(new(At(from), At(to)));
        }

        return hours;
    }

    /// <summary>"08:00–12:00, 13:30–16:00": what <see cref="Read"/> reads again.</summary>
    public static string Write(IEnumerable<Hours> hours) =>
        string.Join(", ", hours.Select(h => $"{Written(Minutes(h.From, end: false))}–{Written(Minutes(h.To))}"));

    private static int? Clock(string hour, string minute) =>
        int.Parse(hour, CultureInfo.InvariantCulture) is <= 24 and var h && (minute.Length == 0 ? 0 : int.Parse(minute, CultureInfo.InvariantCulture)) is < 60 and var m ? (60 * h) + m : null;

    // 24:00 is written as the first instant of the next day.
    private static TimeOnly At(int minutes) => new(minutes / 60 % 24, minutes % 60);

    private static int Minutes(TimeOnly time, bool end = true) => end && time == TimeOnly.MinValue ? 1440 : (60 * time.Hour) + time.Minute;

    private static string Written(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    [GeneratedRegex(@"\s*(?:,|;|\bund\b)\s*", RegexOptions.None, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?<from>\d{1,2})(?:[:.](?<fm>\d{2}))?\s*(?:Uhr\s*)?(?:-|–|bis)\s*(?<to>\d{1,2})(?:[:.](?<tm>\d{2}))?\s*(?:Uhr)?\s*$", RegexOptions.None, 1000)]
    private static partial Regex Stretch();
}
