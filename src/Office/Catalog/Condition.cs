using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>When a page or question is asked: one field has one of these values, or is not answered with them; and a further condition, if there is one.</summary>
public sealed record Condition
{
    public required string Question { get; init; }

    public IReadOnlyList<string> Is { get; init; } = [];

    public IReadOnlyList<string> IsNot { get; init; } = [];

    public Condition? And { get; init; }

    /// <summary>Holds when something was written into any of these fields: the row that a page is asked about is there.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? AnyWritten { get; init; }

    public bool Holds(Answers answers) => HoldsAlone(answers) && (And?.Holds(answers) ?? true);

    /// <summary>This condition and all that are chained to it.</summary>
    public IEnumerable<Condition> All() => And is null ? [this] : [this, .. And.All()];

    private bool HoldsAlone(Answers answers)
    {
        if (AnyWritten is not null)
            return AnyWritten.Any(f => answers[f] is not null);
        var given = answers.All(Question);
        return (Is.Count == 0 || Is.Any(v => given.Contains(v, StringComparer.Ordinal)))
            && !IsNot.Any(v => given.Contains(v, StringComparer.Ordinal));
    }
}
