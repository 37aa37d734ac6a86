namespace OffenesHaus.Correspondence;

/// <summary>Everything the house holds about one request: sections with entries of label and value.</summary>
public sealed record CopySheet
{
    public required Letterhead Head { get; init; }
    public required string Title { get; init; }
    public Tongue? Own { get; init; }
    public required Wording Heading { get; init; }
    public required Wording NumberLabel { get; init; }

    /// <summary>In groups, as it is read aloud.</summary>
    public required string Number { get; init; }

    public required Wording Stated { get; init; }
    public required Wording Lead { get; init; }
    public required IReadOnlyList<CopySheetSection> Sections { get; init; }
    public required IReadOnlyList<Wording> Notes { get; init; }
    public required string PageOf { get; init; }
    public required string Running { get; init; }
    public bool LargePrint { get; init; }
}

/// <summary>A heading, and below it one entry after the other.</summary>
public sealed record CopySheetSection(Wording Title, IReadOnlyList<IReadOnlyList<CopySheetLine>> Entries);

/// <summary>What it is, and what stands there: free words as they were written.</summary>
public sealed record CopySheetLine(Wording Label, Wording Value);
