using System.Text.Json;
using System.Text.Json.Serialization;
using OffenesHaus.Platform;

namespace OffenesHaus.Insight.Processing;

/// <summary>What the house does for the security of what it processes (Art. 32 GDPR), as data: <c>privacy/measures.json</c>. A test holds it against the pages it names and the chapters of ASVS.</summary>
public sealed class Measures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required IReadOnlyList<Measure> All { get; init; }

    /// <summary>A file that is missing or cannot be read stops the start.</summary>
    public static Measures Read(string file) => new() { All = Definitions.Read<IReadOnlyList<Measure>>(file, "The measures of security", Json) ?? [] };
}

/// <summary>One measure, where it is described, and what it serves.</summary>
public sealed record Measure
{
    public required string Code { get; init; }

    /// <summary>What it protects: Vertraulichkeit, Integrität, Verfügbarkeit, Nachweis, Datenminimierung.</summary>
    public required string Aim { get; init; }

    public required string Words { get; init; }

    /// <summary>Below <c>docs/</c>.</summary>
    public required string Doc { get; init; }

    /// <summary>Headings of that page; none: the whole page.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Chapters of OWASP ASVS 5 (docs/asvs.csv).</summary>
    public required IReadOnlyList<int> Asvs { get; init; }
}
