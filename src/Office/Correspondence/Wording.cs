namespace OffenesHaus.Correspondence;

/// <summary>One text in German, which binds, and the same in the person's own language where there is one.</summary>
public sealed record Wording(string German, string? Own = null)
{
    public static implicit operator Wording(string german) => FromString(german);

    public static Wording FromString(string german) => new(german);
}
