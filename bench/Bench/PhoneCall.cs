using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace OffenesHaus.Bench;

/// <summary>
/// One call as an agent takes it down (somebody moved house), at the moments at which it would be: words saved every four seconds while somebody types, pages sent, one look into the knowledge,
/// read back, handed in, ended. Beside each save the floor writes as many rows. What is late counts from the moment it was due.
/// </summary>
internal sealed class PhoneCall(Uri house, Uri floor, IReadOnlyDictionary<string, string> session, ConcurrentQueue<(string Work, double Took)> times, TimeSpan comes)
{
    /// <summary>From the first press to the last.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromSeconds(200);

    public const string Saved = "words saved while somebody types", Sent = "page sent", Shown = "page shown", Searched = "knowledge searched", BareSave = "same rows, one commit", BarePage = "Kestrel, page built per request";

    private static readonly byte[] Bare = new byte[900];

    // Page, the seconds it is typed for, and what is typed.
    private static readonly (string Page, int Seconds, (string, string)[] Words)[] Pages =
    [
        ("person", 36, [("name", "Rosa Ruft"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("customerNumber", ""), ("unitNumber", "")]),
        ("what", 24, [("kinds", "move"), ("who", "me"), ("whoNames", "")]),
        ("move", 48, [("move.validFrom.d", "1"), ("move.validFrom.m", "12"), ("move.validFrom.y", "2026"), ("move.street", "Neue Straße 7"), ("move.postalCode", "12345"), ("move.city", "Musterstadt"), ("move.outside", "no")]),
        ("closing", 36, [("words", "Bitte rufen Sie mich an."), ("replyBy", "here"), ("declaration", "confirmed")]),
    ];

    /// <summary>Saves in one call: every four seconds, and each page.</summary>
    public static int SavesEach { get; } = Pages.Sum(p => p.Seconds / 4);

    private Wire wire = null!, bare = null!;
    private long began;
    private double due;
    private string token = "";

    /// <summary>Posts that a floor's commit was made beside.</summary>
    public int Saves { get; private set; }

    /// <summary>Nobody speaks: one post after the other.</summary>
    public bool Hurries { get; init; }

    /// <param name="since">When the first call came.</param>
    public void Run(long since)
    {
        (began, due) = (since, comes.TotalMilliseconds);
        Wait(0);
        using (wire = new(house))
        using (bare = new(floor))
        {
            foreach (var (name, value) in session)
                wire.Cookies[name] = value;
            Get("/desk/talks/phone");
            Post("call taken", "/desk/talks/phone", 302, ("_key", Hidden("_key")));
            var talk = wire.Location!;
            Get(talk);
            Wait(4);
            Post("matter begun", talk + "?handler=begin", 302, ("_key", Hidden("_key")), ("Service", "change-notice"));
            var matter = wire.Location!.Split("/de/")[0];
            foreach (var (page, seconds, words) in Pages)
                Write($"{matter}/de/angaben/{page}", seconds, words);
            Wait(6);
            Get("/desk/knowledge?q=miete", Searched);
            Beside(BarePage, () => bare.Get("/page"), 200);
            Wait(20);
            Get(matter + "/de/pruefen");
            Post("handed in", matter + "/de/pruefen", 302, ("_key", Hidden("_key")), ("WasReadBack", "true"), ("SaidAt", Hidden("SaidAt")));
            Get(matter);
            Wait(20);
            Post("call ended", talk + "?handler=end", 302);
        }
    }

    private void Write(string path, int seconds, (string Name, string Value)[] words)
    {
        Get(path);
        var (key, seen) = (Hidden("_key"), Hidden("_seen"));
        (string, string)[] Typed(string act) => [("_key", key), ("_seen", seen), ("do", act), .. words];
        for (var second = 4; second < seconds; second += 4)
        {
            Wait(4);
            Save(Saved, path, 204, keeps: true, Typed("save"));
            seen = wire.Seen!;
        }

        Wait(4);
        Save(Sent, path, 302, keeps: false, Typed("continue"));
    }

    private void Save(string work, string path, int expected, bool keeps, (string, string)[] words)
    {
        var body = Visits.Fields(null, [("__RequestVerificationToken", token), .. words]);
        Time(work, () => Visits.Expect(expected, wire.Post(path, Visits.Multipart, body, keeps), wire));
        Beside(BareSave, () => bare.Post("/step", "application/octet-stream", Bare), 302);
        Saves++;
    }

    private void Post(string work, string path, int expected, params (string Name, string Value)[] words)
    {
        var body = string.Join('&', words.Prepend(("__RequestVerificationToken", token)).Select(w => $"{w.Item1}={Uri.EscapeDataString(w.Item2)}"));
        Time(work, () => Visits.Expect(expected, wire.Post(path, "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(body)), wire));
    }

    private void Get(string path, string work = Shown)
    {
        Time(work, () => Visits.Expect(200, wire.Get(path), wire));
        token = Visits.Token(wire);
    }

    // Measured from when it was due: an agent who waits for the page before waits here, too.
    private void Time(string work, Action act)
    {
        var at = due;
        act();
        due = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        times.Enqueue((work, due - at));
    }

    private void Beside(string work, Func<int> act, int expected)
    {
        var at = Stopwatch.GetTimestamp();
        Visits.Expect(expected, act(), bare);
        times.Enqueue((work, Stopwatch.GetElapsedTime(at).TotalMilliseconds));
        due = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private void Wait(int seconds)
    {
        if (Hurries)
            return;
        due += seconds * 1_000;
        if (due - Stopwatch.GetElapsedTime(began).TotalMilliseconds is > 0 and var early)
            Thread.Sleep(TimeSpan.FromMilliseconds(early));
    }

    private string Hidden(string name) => System.Net.WebUtility.HtmlDecode(Regex.Match(wire.Text, $"name=\"{name}\"[^>]* value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found ? found.Groups[1].Value : "");
}
