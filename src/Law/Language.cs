namespace OffenesHaus.Law;

/// <summary>The two languages in which this shelf explains itself. German binds; English is a reading aid.</summary>
public enum Language
{
    German,
    English,
}
