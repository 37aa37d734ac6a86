namespace OffenesHaus.Trust.Staff;

/// <summary>A recovery code for the second step, kept as a keyed hash. It goes when it is used.</summary>
internal sealed class SpareCode
{
    public required Guid ClerkId { get; init; }

    public required byte[] Hash { get; init; }
}
