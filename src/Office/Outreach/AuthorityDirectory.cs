using System.Text.Json;

namespace OffenesHaus.Outreach;

/// <summary>Other authorities that requests are often meant for (§ 16 SGB I), kept in one file. Read once; whatever is not in it can be typed.</summary>
public sealed class AuthorityDirectory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The authorities do not exist.</summary>
    public bool Invented { get; init; }

    public IReadOnlyList<Authority> Authorities { get; init; } = [];

    /// <summary>Absent: nobody has named one yet. A file that cannot be read stops the start.</summary>
    public static AuthorityDirectory Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<AuthorityDirectory>(File.ReadAllText(file), Json) ?? new() : new();
}

/// <summary>An authority with its address, and in one line what belongs to it.</summary>
public sealed record Authority
{
    /// <summary>What the catalogue calls it where a service names it; null: no service does.</summary>
    public string? Code { get; init; }

    public required string Name { get; init; }

    public required string Street { get; init; }

    public required string Town { get; init; }

    public required string For { get; init; }
}
