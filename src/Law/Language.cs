namespace OffenesHaus.Law;

/// <summary>The languages in which this shelf explains itself. German binds; English and Arabic are reading aids, and no native reader has checked them yet.</summary>
public enum Language
{
    /// <summary>It binds.</summary>
    German,

    /// <summary>A reading aid.</summary>
    English,

    /// <summary>A reading aid, written from right to left.</summary>
    Arabic,
}
