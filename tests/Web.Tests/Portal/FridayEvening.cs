namespace OffenesHaus.Web.Tests.Portal;

/// <summary>A house whose clock shows Friday, 30 October 2026, 20:08 in Musterstadt: closed, and the month nearly over.</summary>
public sealed class FridayEvening : OpenHouse
{
    protected override HouseSettings Settings(HouseSettings settings) => settings with { Time = new(2026, 10, 30, 19, 8, 0, TimeSpan.Zero) };
}
