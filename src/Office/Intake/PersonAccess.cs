using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>What a clerk has to know to help somebody who lost their code: where a letter would go, and which PINs still hold. Never a PIN.</summary>
public sealed class PersonAccess(OfficeDb db, Keys keys, KnownAddresses addresses, TimeProvider clock)
{
    public async Task<PersonAccessView> See(RequestNumber number, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        using var key = await keys.Of(request.Id, stop);
        var now = clock.GetUtcNow();
        var pins = await db.Set<LetterPin>().AsNoTracking().Where(p => p.Subject == request.Id && p.Purpose == PinPurpose.NewCode).OrderBy(p => p.Id).ToListAsync(stop);
        return new()
        {
            Addresses = await addresses.Of(request, key, stop),
            HasBirthDate = await addresses.BornOn(request, key, stop) is not null,
            Running = [.. pins.Where(p => p.RunsAt(now)).Select(p => new PinRunning(p.DrawnAt, p.EndsAt))],
        };
    }
}

/// <summary>How somebody could get a new code by letter.</summary>
public sealed record PersonAccessView
{
    public required AddressesKnown Addresses { get; init; }

    public required bool HasBirthDate { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<PinRunning> Running { get; init; }

    public bool CanBeSent => HasBirthDate && Addresses.First.Count > 0;
}

/// <summary>A PIN that still holds: since when and until when.</summary>
public sealed record PinRunning(DateTimeOffset DrawnAt, DateTimeOffset EndsAt);
