namespace OffenesHaus.Catalog;

/// <summary>When a page or question is asked: one field has one of these values, or is not answered with them.</summary>
public sealed class Condition
{
    public required string Question { get; init; }

    public IReadOnlyList<string> Is { get; init; } = [];

    public IReadOnlyList<string> IsNot { get; init; } = [];

    public bool Holds(Answers answers)
    {
        var given = answers.All(Question);
        return (Is.Count == 0 || Is.Any(v => given.Contains(v, StringComparer.Ordinal)))
            && !IsNot.Any(v => given.Contains(v, StringComparer.Ordinal));
    }
}
