namespace OffenesHaus.Law;

/// <summary>The languages in which this shelf explains itself. German binds; English and Arabic are reading aids, and no native reader has checked them yet.</summary>
public enum Language
{
    German,
    English,
    Arabic,
}
