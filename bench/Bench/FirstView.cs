using System.Globalization;
using System.Text.RegularExpressions;

namespace OffenesHaus.Bench;

/// <summary>What a phone has to load before somebody sees the page: HTML and style sheet as they go over the wire, and any script, though no page waits for one: all are modules, run once the page stands.</summary>
internal static partial class FirstView
{
    private const double GoalForStart = 13.5, GoalForStep = 8;

    public static async Task<int> Run()
    {
        await using var servers = await Servers.Start(withFloor: false);
        using var wire = new Wire(servers.House);
        Console.WriteLine("| page | HTML kB | style sheet kB | scripts kB | first view kB | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var missed = 0;
        foreach (var language in new[] { "de", "ar" })
        {
            missed += View(wire, $"/{language}", withSheet: true, GoalForStart);
            missed += View(wire, $"/{language}/anliegen/apply", withSheet: false, GoalForStep);
            missed += View(wire, $"/{language}/anliegen/change-notice", withSheet: false, GoalForStep);
        }
        return missed == 0 ? 0 : 1;
    }

    // The sheet carries a hash and is kept for ever: only the first page pays for it.
    private static int View(Wire wire, string path, bool withSheet, double goal)
    {
        wire.Get(path);
        var text = wire.Text;
        var scripts = 0.0;
        foreach (var script in Script().Matches(text).Select(m => m.Groups[1].Value).ToList())
        {
            wire.Get(script, "br, gzip");
            scripts += wire.Body.Length / 1000.0;
        }

        var waits = AnyScript().Count(text) - Script().Count(text);
        wire.Get(path, "br, gzip");
        var html = wire.Body.Length / 1000.0;
        wire.Get(Sheet().Match(text).Groups[1].Value, "br, gzip");
        var sheet = withSheet ? wire.Body.Length / 1000.0 : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {path} | {html:0.0} | {(withSheet ? sheet.ToString("0.0", CultureInfo.InvariantCulture) : "kept")} | {scripts:0.0} | {html + sheet + scripts:0.0} | ≤ {goal} |"));
        return html + sheet + scripts <= goal && waits == 0 ? 0 : 1;
    }

    [GeneratedRegex("<script")]
    private static partial Regex AnyScript();

    [GeneratedRegex("<script type=\"module\" src=\"([^\"]+)\"")]
    private static partial Regex Script();

    [GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Sheet();
}
