namespace OffenesHaus.Trust.Staff;

/// <summary>A member of staff, as pages and verbs know them.</summary>
public sealed record ClerkView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Team { get; init; }

    public required ClerkRole Role { get; init; }

    public required bool Invented { get; init; }

    /// <summary>Changes with every secret; a session with an older one is over.</summary>
    public required string Stamp { get; init; }

    public required bool MustChangePassword { get; init; }

    /// <summary>False: made for whoever comes from the provider.</summary>
    public required bool HasPassword { get; init; }

    public required bool HasCodeApp { get; init; }

    public required bool HasPasskey { get; init; }

    public bool HasSecondStep => HasCodeApp || HasPasskey;

    public required string UserName { get; init; }

    public required DateTimeOffset? LockedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public bool IsActive => LockedAt is null && EndedAt is null;

    /// <summary>May be given requests to work on.</summary>
    public bool WorksRequests => IsActive && Role is (ClerkRole.CaseWorker or ClerkRole.TeamLead);

    /// <summary>M. Sommer.</summary>
    public string ShortName => Short(Name);

    public static string Short(string name) => name.Split(' ', 2) is [{ Length: > 0 } first, { } last] ? $"{first[0]}. {last}" : name;

    internal static ClerkView Of(Clerk clerk) => new()
    {
        Id = clerk.Id,
        Name = clerk.DisplayName,
        Team = clerk.Team,
        Role = clerk.Role,
        Invented = clerk.Invented,
        Stamp = clerk.SecurityStamp ?? "",
        MustChangePassword = clerk.MustChangePassword,
        HasPassword = clerk.PasswordHash is not null,
        HasCodeApp = clerk.SealedTotpSecret is not null,
        HasPasskey = clerk.HasPasskey,
        UserName = clerk.UserName ?? "",
        LockedAt = clerk.LockedAt,
        EndedAt = clerk.EndedAt,
    };
}
