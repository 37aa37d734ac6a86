using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.People;

/// <summary>By what a person is protected now, and the act that sets it, within the transaction of the verb that was asked for it.</summary>
public sealed class Protections(OfficeDb db, ProtectedKeys keys, Actor by, TimeProvider clock)
{
    public async Task<ProtectionNow> Of(Guid request, CancellationToken stop)
    {
        var standing = await db.Set<Protection>().AsNoTracking().Where(p => p.RequestId == request && p.LiftedAt == null).ToListAsync(stop);
        return new()
        {
            Kinds = standing.Select(p => p.Kind).ToHashSet(),
            Registered = standing.Exists(p => p.Registered),
            Since = standing.Find(p => p.Kind == ProtectionKind.Address)?.SetAt,
        };
    }

    /// <summary>Sets what is not set yet. The key of a new address secrecy, for what has to be covered with it; null: the address was protected before.</summary>
    internal async Task<Secret?> Set(Guid request, IEnumerable<ProtectionKind> kinds, bool registered, CancellationToken stop)
    {
        var now = await Of(request, stop);
        var fresh = kinds.Append(ProtectionKind.Address).Distinct().Where(k => !now.Kinds.Contains(k)).Order().ToList();
        var secret = fresh.Contains(ProtectionKind.Address) ? keys.CreateFor(request) : null;
        foreach (var kind in fresh)
            db.Add(new Protection
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                RequestId = request,
                Kind = kind,
                Registered = registered,
                KeyId = kind == ProtectionKind.Address ? secret!.Id : null,
                SetAt = clock.GetUtcNow(),
                SetBy = by.Kind,
                SetById = by.Kind == ActorKind.Person ? request : by.Id,
            });
        return secret;
    }
}

/// <summary>What protects a person now.</summary>
public sealed record ProtectionNow
{
    public required IReadOnlySet<ProtectionKind> Kinds { get; init; }

    public required bool Registered { get; init; }

    /// <summary>Null: the address is not protected.</summary>
    public required DateTimeOffset? Since { get; init; }

    public bool Address => Kinds.Contains(ProtectionKind.Address);

    public bool CounterOnly => Kinds.Contains(ProtectionKind.Counter);

    public bool Household => Kinds.Contains(ProtectionKind.Household);
}
