using System.Security.Cryptography;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>One person's change notice (they moved house) from the first page to the receipt, with two files.</summary>
internal sealed class Journey
{
    private const string Form = "/de/anliegen/change-notice";
    private const string Continue = "button[name=do][value=continue]";

    private readonly Person person = new();
    private readonly byte[][] files = [Photo(400_000), Photo(300_000)];
    private string? arrival;

    /// <summary>Begin, what changed, the new flat with both files, closing words, hand in, receipt.</summary>
    public const int Begin = 0, What = 1, Files = 2, Closing = 3, HandIn = 4, Receipt = 5;

    /// <summary>The number on the receipt: from then on the house has promised.</summary>
    public string? Number { get; private set; }

    public Guid? Arrival => arrival is null ? null : Guid.Parse(arrival);

    /// <summary>Of both files, in the order of their digits.</summary>
    public IReadOnlyList<string> Hashes => [.. files.Select(f => Convert.ToHexStringLower(SHA256.HashData(f))).Order(StringComparer.Ordinal)];

    public async Task<Sheet> Prepare(Uri house, int step) => step switch
    {
        Begin => await person.FillIn(house, Form, Continue, [("name", "Rana Çelik"), ("birthDate.d", "1"), ("birthDate.m", "2"), ("birthDate.y", "1980")]),
        What => await person.FillIn(house, Form + "/what", Continue, [("kinds", "move"), ("who", "me")]),
        Files => await person.FillIn(house, Form + "/move", Continue,
            [("move.validFrom.d", "1"), ("move.validFrom.m", "12"), ("move.validFrom.y", "2026"), ("move.street", "Neue Straße 7"), ("move.postalCode", "12345"), ("move.city", "Musterstadt"), ("move.outside", "no")],
            ("move.evidence", "Mietvertrag.jpg", files[0]), ("move.evidence", "Anmeldung.jpg", files[1])),
        Closing => await person.FillIn(house, Form + "/closing", Continue, [("replyBy", "here"), ("declaration", "confirmed")]),
        HandIn => await person.FillIn(house, Form + "/pruefen", "form[action$=pruefen] button", []),
        _ => new("/de/eingang"),
    };

    public Task<Sheet> PrepareReply(Uri house) => person.FillIn(house, "/de/status/anliegen", "form:has([name=_key]) button", [("Words", "Der Mietvertrag kommt nach.")]);

    /// <summary>Sends what was prepared and leaves the answer to the caller.</summary>
    public Task<Answered> Try(Uri house, Sheet sheet) => person.Send(house, sheet);

    /// <summary>Sends what was prepared. Throws <see cref="HttpRequestException"/> when no whole answer came.</summary>
    public async Task Send(Uri house, int step, Sheet sheet)
    {
        var answer = await person.Send(house, sheet);
        if (step != Receipt)
        {
            Assert.True(answer.Status == 302, $"{sheet.Path}: {answer.Status} {answer.Text}");
            return;
        }

        Assert.True(answer.Status == 200, $"A receipt was promised, and there is none: {answer.Status}");
        var page = answer.Document;
        Number = string.Concat(page.QuerySelector(".keys dd")!.TextContent.Where(char.IsAsciiDigit));
        arrival = page.QuerySelector("a[href$=pdf]")!.GetAttribute("href")!.Split('/')[3];
    }

    public async Task Walk(Uri house, int from, int upTo)
    {
        for (var step = from; step < upTo; step++)
            await Send(house, step, await Prepare(house, step));
    }

    /// <summary>Whether the house still shows exactly what it promised: the same receipt, the same two files, the answers.</summary>
    public async Task<bool> IsShown(Uri house)
    {
        var page = (await person.Send(house, new($"/de/eingang/{arrival}"))).Document;
        return page.QuerySelector(".keys dd") is { } number && string.Concat(number.TextContent.Where(char.IsAsciiDigit)) == Number
            && page.QuerySelectorAll(".hash bdi").Where(h => h.Closest(".proof") is null).Select(h => h.TextContent).Order(StringComparer.Ordinal).SequenceEqual(Hashes, StringComparer.Ordinal)
            && page.Body!.TextContent.Contains("Neue Straße 7", StringComparison.Ordinal);
    }

    private static byte[] Photo(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        new byte[] { 0xff, 0xd8, 0xff, 0xe0 }.CopyTo(bytes, 0);
        return bytes;
    }
}
