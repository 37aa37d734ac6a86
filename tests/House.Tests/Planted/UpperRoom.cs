namespace OffenesHaus.House.Tests.Planted.Upper;

internal static class UpperRoom
{
    public static int Count => 1;
}
