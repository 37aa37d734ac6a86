namespace OffenesHaus.Trust.Staff;

/// <summary>Letters and digits that nobody takes for one another when they are read aloud or typed off paper.</summary>
internal static class Unmistakable
{
    public const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
}
