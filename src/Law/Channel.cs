namespace OffenesHaus.Law;

/// <summary>The ways in that the law knows, as this shelf dates them.</summary>
public enum Channel
{
    Portal,
    Post,
    Letterbox,
    Counter,
    Phone,
    Helper,
}
