namespace OffenesHaus.Correspondence;

/// <summary>Niederschrift: what somebody declared at the counter, to be read to them, approved and signed by both (§ 84 Abs. 1 SGG). In German, and for whom it was read in another language, that it was.</summary>
public sealed record StatementSheet
{
    public required Letterhead Head { get; init; }
    public required string Title { get; init; }
    public required string Heading { get; init; }
    public required IReadOnlyList<FactLine> Facts { get; init; }
    public required string Lead { get; init; }
    public required IReadOnlyList<FactLine> Said { get; init; }
    public required IReadOnlyList<string> Closing { get; init; }
    public required string PlaceAndDate { get; init; }

    /// <summary>Of the person, and of whoever took it down.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }
    public required IReadOnlyList<string> Law { get; init; }
    public required string PageOf { get; init; }
}
