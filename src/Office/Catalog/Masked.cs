namespace OffenesHaus.Catalog;

/// <summary>What stands in place of a protected address: five dots, the same in every language and in a field that may be written over.</summary>
public static class Masked
{
    public const string Sign = "•••••";

    public static bool Is(string? answer) => answer == Sign;
}
