using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Web.Desk;

/// <summary>What is asked for when an erasure before its time is proposed.</summary>
public sealed record ErasureFields
{
    public ErasureGround? Ground { get; init; }

    public string? Because { get; init; }

    public string? Number { get; init; }

    /// <summary>The page is about no matter of its own.</summary>
    public bool AsksNumber { get; init; }
}
