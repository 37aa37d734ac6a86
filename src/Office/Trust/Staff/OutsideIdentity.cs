namespace OffenesHaus.Trust.Staff;

/// <summary>Who somebody is at the office's identity provider (OpenID Connect), proven by the door: issuer and subject together name a person for good, a user name only for today.</summary>
public sealed record OutsideIdentity
{
    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required string? UserName { get; init; }

    /// <summary>The provider says that it asked for a second factor, in the words the operator named.</summary>
    public required bool SecondStepDone { get; init; }
}
