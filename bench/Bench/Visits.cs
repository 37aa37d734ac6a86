using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OffenesHaus.Bench;

/// <summary>What eight people do again and again. Each has a connection, cookies and a form token of their own, as a browser would.</summary>
internal static partial class Visits
{
    private const string ChangeNotice = "/de/anliegen/change-notice", Message = "/de/anliegen/message";
    private const string Boundary = "----of-the-bench";
    internal const string Multipart = "multipart/form-data; boundary=" + Boundary;

    public static IReadOnlyList<Func<int>> Page(Uri house, string path) => Everyone(house, wire => () => Expect(200, wire.Get(path), wire));

    /// <summary>The form step of somebody who has begun: session checked, answers opened, token made.</summary>
    public static IReadOnlyList<Func<int>> StepShown(Uri house) => Everyone(house, wire =>
    {
        Begin(wire);
        return () => Expect(200, wire.Get(ChangeNotice + "/person"), wire);
    });

    /// <summary>The same step saved again with another answer: one more revision each time.</summary>
    public static IReadOnlyList<Func<int>> StepSaved(Uri house) => Everyone(house, wire =>
    {
        var (token, begin) = Begin(wire);
        var seen = 1;
        return () =>
        {
            // Nobody saves one page a thousand times: every twentieth save begins a new request.
            if (seen == 20)
            {
                wire.Cookies.Remove("oh-anliegen");
                (begin, seen) = (Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N"), 0);
            }
            var status = wire.Post(ChangeNotice + "/person", Multipart, Person(token, begin, seen, $"Rana Çelik {seen++}"));
            return Expect(302, status, wire) + 1;
        };
    });

    /// <summary>A message, from its filled-in page to the address of its receipt: two posts, each durable before it is answered.</summary>
    public static IReadOnlyList<Func<int>> HandIn(Uri house, byte[]? file) => Everyone(house, wire =>
    {
        wire.Get(Message);
        var token = Token(wire);
        var photo = file?.ToArray();
        return () =>
        {
            // Each message is a new one, as from a person who comes for the first time.
            wire.Cookies.Remove("oh-anliegen");
            if (photo is not null)
                (photo[0], photo[1], photo[2]) = (0xff, 0xd8, 0xff);
            var page = Fields(photo, ("__RequestVerificationToken", token), ("_begin", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")), ("_seen", "0"), ("do", "continue"),
                ("concern", "Der Strom wird am Freitag abgestellt, bitte rufen Sie mich an."), ("name", "Rana Çelik"), ("birthDate.d", "1"), ("birthDate.m", "2"), ("birthDate.y", "1980"), ("replyBy", "here"));
            Expect(302, wire.Post(Message + "/words", Multipart, page), wire);
            var key = Encoding.UTF8.GetBytes($"__RequestVerificationToken={token}&_key={Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");
            Expect(302, wire.Post(Message + "/pruefen", "application/x-www-form-urlencoded", key), wire);
            return wire.Location?.EndsWith("/eingang", StringComparison.Ordinal) == true ? 1 : throw new InvalidOperationException($"No receipt, but {wire.Location}.");
        };
    });

    /// <summary>One clerk at the first page of the worklist.</summary>
    public static IReadOnlyList<Func<int>> Worklist(Uri house) => Everyone(house, wire =>
    {
        LogIn(wire);
        Expect(200, wire.Get("/desk"), wire);
        if (Shown(wire) < 50)
            throw new InvalidOperationException($"A page of 50 was expected, {Shown(wire)} rows came.");
        return () => Expect(200, wire.Get("/desk"), wire);
    }, 1);

    /// <summary>One clerk who searches for a person there is once, each time another: the words posted and noted in the journal, the hit shown.</summary>
    public static IReadOnlyList<Func<int>> Search(Uri house, int requests, Guid? clerk = null) => Everyone(house, wire =>
    {
        LogIn(wire, clerk);
        wire.Get("/desk/search");
        var token = Token(wire);
        var random = new Random(1);
        return () =>
        {
            var words = $"__RequestVerificationToken={token}&q={DeskFill.NameOf(random.Next(1, requests + 1))}";
            Expect(302, wire.Post("/desk/search", "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(words)), wire);
            Expect(200, wire.Get(wire.Location!), wire);
            return Shown(wire) == 1 ? 1 : throw new InvalidOperationException($"One hit was expected, {Shown(wire)} came.");
        };
    }, 1);

    /// <summary>The floor's search: one row written, one found.</summary>
    public static IReadOnlyList<Func<int>> BareSearch(Uri floor, int requests) => Everyone(floor, wire =>
    {
        var (body, random) = (new byte[100], new Random(1));
        return () =>
        {
            Expect(302, wire.Post("/row", "application/octet-stream", body), wire);
            return Expect(200, wire.Get($"/found/{DeskFill.NameOf(random.Next(1, requests + 1))}"), wire) + 1;
        };
    }, 1);

    /// <summary>The floor's worklist.</summary>
    public static IReadOnlyList<Func<int>> BareWorklist(Uri floor) => Everyone(floor, wire => () => Expect(200, wire.Get("/worklist"), wire), 1);

    /// <summary>The floor's posts: as many bytes, as many rows.</summary>
    public static IReadOnlyList<Func<int>> Bare(Uri floor, string path, int bytes, int rows) => Everyone(floor, wire =>
    {
        var body = new byte[bytes];
        return () => Expect(302, wire.Post(path, "application/octet-stream", body), wire) + rows;
    });

    private static IReadOnlyList<Func<int>> Everyone(Uri house, Func<Wire, Func<int>> person, int people = Load.People) => [.. Enumerable.Range(0, people).Select(_ => person(new Wire(house)))];

    /// <summary><paramref name="clerk"/>: one of the invented; null: the first of them.</summary>
    internal static void LogIn(Wire wire, Guid? clerk = null)
    {
        wire.Get("/desk/login");
        var fields = $"__RequestVerificationToken={Uri.EscapeDataString(Token(wire))}&Clerk={clerk?.ToString() ?? ClerkOf().Match(wire.Text).Groups[1].Value}";
        Expect(302, wire.Post("/desk/login?handler=demo", "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(fields)), wire);
    }

    // Rows on a page of the desk: each has one link with its number.
    private static int Shown(Wire wire) => RowOf().Count(wire.Text);

    private static (string Token, string Begin) Begin(Wire wire)
    {
        wire.Get(ChangeNotice);
        var (token, begin) = (Token(wire), BeginOf().Match(wire.Text).Groups[1].Value);
        Expect(302, wire.Post(ChangeNotice + "/person", Multipart, Person(token, begin, 0, "Rana Çelik")), wire);
        return (token, begin);
    }

    private static byte[] Person(string token, string begin, int seen, string name) => Fields(null,
        ("__RequestVerificationToken", token), ("_begin", begin), ("_seen", seen.ToString(CultureInfo.InvariantCulture)), ("do", "continue"),
        ("name", name), ("birthDate.d", "1"), ("birthDate.m", "2"), ("birthDate.y", "1980"), ("customerNumber", ""), ("unitNumber", ""));

    internal static byte[] Fields(byte[]? file, params (string Name, string Value)[] fields)
    {
        var body = new MemoryStream();
        foreach (var (name, value) in fields)
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        if (file is not null)
        {
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"));
            body.Write(file);
            body.Write("\r\n"u8);
        }
        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    // A page that was answered with an error is fast and worth nothing.
    internal static int Expect(int wanted, int status, Wire wire) => status == wanted ? 0 : throw new InvalidOperationException($"{wanted} was expected, {status} came: {wire.Text}");

    internal static string Token(Wire wire) => TokenOf().Match(wire.Text).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenOf();

    [GeneratedRegex("name=\"Clerk\" value=\"([^\"]+)\"")]
    private static partial Regex ClerkOf();

    [GeneratedRegex("data-number=\"")]
    private static partial Regex RowOf();

    [GeneratedRegex("name=\"_begin\" value=\"([^\"]+)\"")]
    private static partial Regex BeginOf();
}
