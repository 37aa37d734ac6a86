using Microsoft.AspNetCore.Identity;

namespace OffenesHaus.Trust.Staff;

/// <summary>A member of staff with an account of this house.</summary>
public sealed class Clerk : IdentityUser<Guid>
{
    /// <summary>As persons read it under letters and answers.</summary>
    public required string DisplayName { get; set; }

    public required string Team { get; set; }

    public required ClerkRole Role { get; set; }

    /// <summary>Belongs to the demonstration: may be entered with one click, and only while the demonstration is loaded.</summary>
    public bool Invented { get; init; }

    /// <summary>Somebody else chose the password: it opens nothing but the page that sets an own one.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The secret of the code app, sealed under this clerk's data key; null until the second step is set up.</summary>
    public byte[]? SealedTotpSecret { get; set; }

    /// <summary>The last half minute whose code was taken: no code counts twice. (RFC 6238, 5.2)</summary>
    public long LastTotpStep { get; set; }

    /// <summary>At least one passkey is tied to the account; kept by the verbs that add and remove them.</summary>
    public bool HasPasskey { get; set; }

    public DateTimeOffset? LoggedInAt { get; set; }

    /// <summary>Locked by a team lead until unlocked; nobody locks an account by guessing.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Nobody works with it any more. It stays, because its name stands under letters and in the journal.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsActive => LockedAt is null && EndedAt is null;
}

/// <summary>What somebody's work is, and with it which doors open.</summary>
public enum ClerkRole
{
    CaseWorker,
    TeamLead,
    MailRoom,

    /// <summary>Meets people in the house. (Eingangszone)</summary>
    Counter,

    /// <summary>Answers the telephone. (Service-Center)</summary>
    Phone,

    /// <summary>Runs the house and reads no request.</summary>
    Operator,

    /// <summary>Data protection officer (Art. 37 GDPR): looks into alarms, opens a request only urgently and with a second person.</summary>
    PrivacyOfficer,

    /// <summary>Writes forms and their words, publishes them, and reads no request.</summary>
    CatalogueEditor,
}
