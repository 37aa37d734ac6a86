namespace OffenesHaus.Correspondence;

/// <summary>Who looked at somebody's details: a list, and whom to ask.</summary>
public sealed record ReadsSheet
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

    /// <summary>Three heads: when, who, what and why.</summary>
    public required IReadOnlyList<Wording> Columns { get; init; }

    public required IReadOnlyList<ReadsSheetLine> Lines { get; init; }
    public required IReadOnlyList<Wording> Notes { get; init; }
    public required string PageOf { get; init; }
    public required string Running { get; init; }
    public bool LargePrint { get; init; }

    internal void Check()
    {
        if (Columns.Count != 3)
            throw new SheetRefused("reads.columns");
    }
}

/// <summary>One look: the instant in words, who, what and why.</summary>
public sealed record ReadsSheetLine(string When, Wording Who, Wording What);
