namespace OffenesHaus.Web.Shared;

/// <summary>A day asked for in three fields: <c>d</c>, <c>m</c>, <c>y</c>, with what the first of them is called behind.</summary>
public sealed record DayAsked(string Field, string Label, string? Hint, DayWritten Written, string? Wrong)
{
    /// <summary>The second day of a page carries its number: d2, m2, y2.</summary>
    public IEnumerable<(string Part, string Name, string Value)> Fields =>
        [("d", Field, Written.D), ("m", "m" + Field[1..], Written.M), ("y", "y" + Field[1..], Written.Y)];

    public string? DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : Field + "-h", Wrong is null ? null : Field + "-e" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
