namespace OffenesHaus.House.Tests.Planted.Beside;

internal static class RoomBeside
{
    public static string Say() => "next";
}
