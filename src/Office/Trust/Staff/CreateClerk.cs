using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>Makes an account.</summary>
public sealed class CreateClerk(UserManager<Clerk> clerks, StaffDb staff, PasswordRules rules, Grants grants, JointActs joint, StaffChange change, TimeProvider clock)
{
    public async Task<Guid> Run(NewClerk wanted, CancellationToken stop)
    {
        var clerk = new Clerk
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = wanted.UserName.Trim(),
            DisplayName = wanted.DisplayName.Trim(),
            Team = wanted.Team.Trim(),
            Role = wanted.Role,
            Invented = wanted.Invented,
            MustChangePassword = wanted.MustChangePassword,
            LockedAt = wanted.Waits ? clock.GetUtcNow() : null,
        };
        if (clerk.UserName.Length == 0 || clerk.DisplayName.Length == 0)
            throw new Refused("staff.name-missing");
        if (await clerks.FindByNameAsync(clerk.UserName) is not null)
            throw new Refused("staff.name-taken");
        if (wanted.Password is { } password)
            rules.Demand("staff", password, SetOwnPassword.Own(clerk));

        try
        {
            await change.Run(JournalKind.ClerkCreated, clerk.Id, async () =>
            {
                var made = wanted.Password is { } chosen ? await clerks.CreateAsync(clerk, chosen) : await clerks.CreateAsync(clerk);
                if (!made.Succeeded)
                    throw new Refused("staff.name-odd");
                if (wanted.Waits)
                    await joint.Ask(ProposeForAccount.Asked(clerk.Id, JointKind.GiveRole, Guid.CreateVersion7(clock.GetUtcNow())), stop);
                else
                    grants.Give(clerk);
                await staff.SaveChangesAsync(stop);
            }, stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // Two team leads gave the same name at the same moment.
            throw new Refused("staff.name-taken");
        }

        return clerk.Id;
    }
}

/// <summary>What is known of somebody before they have an account.</summary>
public sealed record NewClerk
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string Team { get; init; }

    public required ClerkRole Role { get; init; }

    /// <summary>Null: nobody can log in with a password.</summary>
    public string? Password { get; init; }

    /// <summary>True when somebody else chose the password.</summary>
    public bool MustChangePassword { get; init; }

    public bool Invented { get; init; }

    /// <summary>A second person has to agree to its role first; until then it is shut.</summary>
    public bool Waits { get; init; }
}
