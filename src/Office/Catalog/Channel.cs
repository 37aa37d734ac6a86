namespace OffenesHaus.Catalog;

/// <summary>The way in law by which something reaches the office. Not to be confused with a door, which is a place in the program.</summary>
public enum Channel
{
    Portal,
    Post,
    Letterbox,
    Counter,
    Phone,
    Helper,
}
