namespace OffenesHaus.Catalog.Exchange;

/// <summary>A field or a group of an outside schema, as far as the house has a use for it.</summary>
internal sealed record XdfPart
{
    public required int Line { get; init; }

    public required bool IsGroup { get; init; }

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>What it is called where somebody fills it in.</summary>
    public string Label { get; init; } = "";

    public string? Help { get; init; }

    public int Least { get; init; }

    /// <summary><see cref="int.MaxValue"/>: as many as one likes.</summary>
    public int Most { get; init; } = 1;

    public string FieldKind { get; init; } = "";

    public string Type { get; init; } = "";

    public int? MaxLength { get; init; }

    /// <summary>It also bounds values, lengths or signs in a way the house does not check.</summary>
    public bool IsBounded { get; init; }

    public string? Content { get; init; }

    public IReadOnlyList<(string Code, string Name)> Values { get; init; } = [];

    /// <summary>Its values stand in a list that is kept elsewhere.</summary>
    public bool HasOutsideList { get; init; }

    public IReadOnlyList<XdfRule> Rules { get; init; } = [];

    /// <summary>By their address.</summary>
    public IReadOnlyDictionary<string, string> Keywords { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<XdfPart> Parts { get; init; } = [];
}

/// <summary>A rule of an outside schema.</summary>
internal sealed record XdfRule(string Name, string Words, string Script);
