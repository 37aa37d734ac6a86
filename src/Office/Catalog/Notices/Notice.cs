using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OffenesHaus.Law;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Catalog.Notices;

/// <summary>One version of what people are told about their data (Datenschutz-Hinweis, Art. 12 to 14 GDPR): the whole of it in sections, and a few sentences for each way that has no screen. Keys of texts stand in it, never words.</summary>
public sealed record Notice
{
    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The day from which it holds; it held until the next one's.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The mark of the German words it was published with: other words are another version.</summary>
    public required string German { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyList<NoticeSection> Sections { get; init; }

    public required IReadOnlyList<NoticeWay> Ways { get; init; }

    /// <summary>Texts that name how long something is kept, and of what. {0}: alone, "60 Tage"; {1}: as it stands after "nach", "90 Tagen".</summary>
    public required IReadOnlyDictionary<string, KeptKind> Kept { get; init; }

    /// <summary>The short one for a way; null where the whole is on the screen anyway.</summary>
    public NoticeWay? For(Channel channel) => Ways.FirstOrDefault(w => w.Channels.Contains(channel.Code(), StringComparer.Ordinal));

    /// <summary>Every text that is part of it, in order. What a link is called is not.</summary>
    [JsonIgnore]
    public IEnumerable<string> Keys =>
    [
        Title, Lead,
        .. Sections.SelectMany(s => s.Parts.SelectMany(p => p.Keys).Prepend(s.Title)),
        .. Ways.SelectMany(w => new[] { w.Title, w.Words }),
    ];

    /// <summary>The mark of its German words as they stand now.</summary>
    public string MarkOf(Func<string, string> german) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Keys.Select(k => $"{k}={german(k)}")))))[..16];
}

/// <summary>A heading and what stands below it. <paramref name="Id"/>: in addresses.</summary>
public sealed record NoticeSection(string Id, string Title, IReadOnlyList<NoticePart> Parts);

/// <summary>One part of a section; one of these is set.</summary>
public sealed record NoticePart
{
    public string? Text { get; init; }

    /// <summary>Law, in small.</summary>
    public string? Small { get; init; }

    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>Names and what they are for: cookies.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Parts of the settings: <c>controller</c>, <c>officer</c>, <c>supervisor</c>, each with its label.</summary>
    public IReadOnlyDictionary<string, string> Office { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A page of the house below the language, and what it is called.</summary>
    public string? To { get; init; }

    public string? Called { get; init; }

    [JsonIgnore]
    public IEnumerable<string> Keys => [.. Text is null ? (string[])[] : [Text], .. Small is null ? (string[])[] : [Small], .. Points, .. Named.Values, .. Office.Values];
}

/// <summary>The short notice for ways without a screen: to be read aloud, printed, or given to whoever is told of by others (Art. 14 GDPR).</summary>
public sealed record NoticeWay
{
    /// <summary><c>phone</c>, <c>counter</c>, <c>paper</c>, <c>helper</c>, <c>others</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Codes of the channels it belongs to; none: it is told otherwise.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    public required string Title { get; init; }

    /// <summary>{0}: where the whole stands; {1}: who is responsible.</summary>
    public required string Words { get; init; }
}
