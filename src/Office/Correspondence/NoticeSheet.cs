namespace OffenesHaus.Correspondence;

/// <summary>Aushang: one page for a door, with a code to type and the same as a picture.</summary>
public sealed record NoticeSheet
{
    public required Letterhead Head { get; init; }
    public required string Title { get; init; }
    public required string Heading { get; init; }
    public required string Lead { get; init; }
    public required IReadOnlyList<string> Body { get; init; }
    public required IReadOnlyList<FactLine> Facts { get; init; }
    public required string CodeLabel { get; init; }

    /// <summary>In groups of four.</summary>
    public required IReadOnlyList<string> Code { get; init; }

    public required PageCode Picture { get; init; }
    public required string PictureLabel { get; init; }
    public required IReadOnlyList<string> Check { get; init; }
    public required string PageOf { get; init; }
}
