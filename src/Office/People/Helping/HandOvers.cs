using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.People.Helping;

/// <summary>Draws hand-over codes and finds what one is good for. Within the transaction of the verb, which notes what came of it.</summary>
public sealed class HandOvers(OfficeDb db, TimeProvider clock, byte[] secret)
{
    private const int Length = 12;

    internal HandOverCode Draw(Mandate mandate)
    {
        var (digits, now) = (RandomNumberGenerator.GetString("0123456789", Length), clock.GetUtcNow());
        var from = mandate.FromOn is { } day ? GermanTime.StartOf(day) : (DateTimeOffset?)null;
        var last = (from ?? now) + HandOver.Holds;
        var ends = last < mandate.HoldsUntil ? last : mandate.HoldsUntil;
        db.Add(new HandOver { Id = mandate.Id, RequestId = mandate.RequestId, Hash = Hash(mandate.RequestId, digits), DrawnAt = now, EndsAt = ends, HelpsFrom = from, HelpsUntil = mandate.HoldsUntil });
        return new($"{digits[..4]} {digits[4..8]} {digits[8..]}", ends);
    }

    /// <summary>Counts the try. Parallel tries queue here until the transaction ends, and each sees what the one before it did.</summary>
    internal async Task<(HandOverEnd End, HandOver? Meant)> Try(Guid request, string? written, CancellationToken stop)
    {
        var (now, hash) = (clock.GetUtcNow(), Hash(request, Digits.Of(written) ?? ""));
        var codes = await db.Set<HandOver>().FromSql($"SELECT * FROM people.hand_over WHERE request_id = {request} ORDER BY id FOR UPDATE").ToListAsync(stop);
        var meant = codes.Find(c => CryptographicOperations.FixedTimeEquals(c.Hash, hash));
        if (meant is null)
        {
            codes.Where(c => c.RunsAt(now) || c.IsEarlyAt(now)).ToList().ForEach(c => c.Tries++);
            return (HandOverEnd.Wrong, null);
        }

        return (meant switch
        {
            _ when meant.RunsAt(now) => HandOverEnd.Taken,
            { UsedAt: not null } => HandOverEnd.Used,
            { WithdrawnAt: not null } => HandOverEnd.Withdrawn,
            { Tries: >= HandOver.MostTries } => HandOverEnd.UsedUp,
            _ when meant.IsEarlyAt(now) => HandOverEnd.TooEarly,
            _ => HandOverEnd.Expired,
        }, meant);
    }

    internal async Task Withdraw(Guid mandate, CancellationToken stop)
    {
        if (await db.Set<HandOver>().SingleOrDefaultAsync(c => c.Id == mandate && c.UsedAt == null && c.WithdrawnAt == null, stop) is { } code)
            code.WithdrawnAt = clock.GetUtcNow();
    }

    /// <summary>Those of a request that nobody has taken: which mandates they were for.</summary>
    internal async Task<IReadOnlyList<Guid>> WithdrawAll(Guid request, CancellationToken stop)
    {
        var open = await db.Set<HandOver>().Where(c => c.RequestId == request && c.UsedAt == null && c.WithdrawnAt == null).ToListAsync(stop);
        open.ForEach(c => c.WithdrawnAt = clock.GetUtcNow());
        return [.. open.Select(c => c.Id)];
    }

    /// <summary>Until the transaction ends nobody else takes this mandate, ends it, or lets it reach further.</summary>
    internal Task Hold(Guid mandate, CancellationToken stop) => db.Database.ExecuteSqlAsync($"SELECT FROM people.hand_over WHERE id = {mandate} FOR UPDATE", stop);

    // Keyed, for 12 digits alone could be tried out by whoever reads the table.
    private byte[] Hash(Guid request, string digits) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{request:N}|{digits}"));
}

/// <summary>A hand-over code as it is shown once: in groups of four, and until when it holds.</summary>
public sealed record HandOverCode(string Digits, DateTimeOffset EndsAt);
