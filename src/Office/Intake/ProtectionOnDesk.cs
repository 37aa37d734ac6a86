using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>How a person is protected, for whoever works on it: what holds, how they may be reached, who is named. Never an address.</summary>
public sealed class ProtectionOnDesk(OfficeDb db, Keys keys, Protections protections, Grants grants, Actor by)
{
    public async Task<ProtectionView> See(RequestNumber number, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        using var key = await keys.Of(request.Id, stop);
        var contact = await db.Set<SafeContact>().AsNoTracking().Where(c => c.RequestId == request.Id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        return new()
        {
            Now = await protections.Of(request.Id, stop),
            Contact = contact?.Wish(key),
            HasAddressOrNumber = contact is not null && await db.Set<ProtectedAddress>().AsNoTracking().AnyAsync(a => a.RequestId == request.Id && (a.Kind == ReachedBy.ContactPost || a.Kind == ReachedBy.ContactOther), stop),
            Waiting = await db.Set<JointAct>().AsNoTracking().Where(a => a.Subject == request.Id && a.Outcome == null && (a.Kind == JointKind.LiftProtection || a.Kind == JointKind.OpenAddress)).Select(a => a.Kind).ToListAsync(stop),
            IsNamed = await grants.IsNamed(request.Id, stop),
            MayName = await db.Set<ColleagueName>().AnyAsync(c => c.Id == by.Id && c.Role == ClerkRole.TeamLead, stop),
            Readers = await (from g in db.Set<Grant>().AsNoTracking()
                             join clerk in db.Set<ColleagueName>() on g.Holder equals clerk.Id
                             where g.Subject == request.Id && g.Right == Right.Address && g.EndedAt == null && g.Until == null
                             orderby clerk.DisplayName
                             select new NamedReader(clerk.Id, clerk.DisplayName, clerk.Team, g.GivenAt)).ToListAsync(stop),
        };
    }
}

/// <summary>The protection of one person as the desk sees it.</summary>
public sealed record ProtectionView
{
    public required ProtectionNow Now { get; init; }

    /// <summary>Without address and number; null: the person said nothing about it.</summary>
    public required ContactWish? Contact { get; init; }

    /// <summary>An address or number belongs to the contact, and whoever asks may read it.</summary>
    public required bool HasAddressOrNumber { get; init; }

    /// <summary>What was asked of a second person and is not decided, as far as whoever asks may know.</summary>
    public required IReadOnlyList<JointKind> Waiting { get; init; }

    public required bool IsNamed { get; init; }

    public required bool MayName { get; init; }

    public required IReadOnlyList<NamedReader> Readers { get; init; }
}

/// <summary>Who may read a protected address, since when.</summary>
public sealed record NamedReader(Guid Id, string Name, string Team, DateTimeOffset Since);
