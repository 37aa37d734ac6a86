using System.Security.Cryptography;
using System.Text.Json;

namespace OffenesHaus.Insight.Processing;

/// <summary>A paper of data protection, made from what the house knows of itself: parts with entries of label and value. Nothing in it is about a person. (Art. 30, 35 GDPR)</summary>
public sealed record ProcessingPaper
{
    public required PaperKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyList<PaperPart> Parts { get; init; }

    /// <summary>The state of the data it was made from: the same data give the same sign, on every day.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Kind, Title, Lead, Parts })))[..12];

    /// <summary>What only the office can say, and has not yet.</summary>
    public int Gaps => Parts.Sum(p => p.Entries.Sum(e => e.Count(f => f.IsOpen)));
}

/// <summary>Which paper.</summary>
public enum PaperKind
{
    /// <summary>Record of processing activities. (Art. 30 GDPR)</summary>
    Record,

    /// <summary>What the house can say of a data protection impact assessment; the rest is the office's. (Art. 35 GDPR)</summary>
    Impact,
}

/// <summary>One part with the letter of the law it answers. <paramref name="Code"/>: in addresses and in the file for programs.</summary>
public sealed record PaperPart(string Code, string Law, string Title, IReadOnlyList<IReadOnlyList<PaperFact>> Entries);

/// <summary>One fact. Open: a question to the office, which nobody but the office can answer.</summary>
public sealed record PaperFact(string Label, string Value)
{
    public bool IsOpen { get; init; }

    /// <summary>A marked gap with the question that leads to its answer.</summary>
    public static PaperFact Gap(string label, string question) => new(label, question) { IsOpen = true };
}
