namespace OffenesHaus.Trust.Staff;

/// <summary>A session of a clerk (Anmeldung). It is over when it is ended here, whatever a browser still keeps.</summary>
internal sealed class StaffSession
{
    public required Guid Id { get; init; }

    public required Guid ClerkId { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A session that has just begun, and whose.</summary>
public sealed record SessionBegun(Guid Session, ClerkView Clerk);
