using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Draws one-time PINs for letters and takes each once. Within the transaction of the verb, which notes what came of it.</summary>
public sealed class LetterPins(OfficeDb db, TimeProvider clock, byte[] secret)
{
    private const int Length = 12;

    /// <summary>So many may hold at once: an older letter stays good when a stranger orders another.</summary>
    internal const int MostRunning = 3;

    internal DrawnPin Draw(Guid subject, PinPurpose purpose)
    {
        var digits = RandomNumberGenerator.GetString("0123456789", Length);
        var now = clock.GetUtcNow();
        var pin = new LetterPin { Id = Guid.CreateVersion7(now), Subject = subject, Purpose = purpose, Hash = Hash(subject, purpose, digits), DrawnAt = now, EndsAt = now + LetterPin.Holds };
        db.Add(pin);
        return new($"{digits[..4]} {digits[4..8]} {digits[8..]}", pin.EndsAt);
    }

    /// <summary>All of a subject, oldest first, held until the transaction ends: parallel orders and tries queue here, and each sees what the one before it did.</summary>
    internal async Task<IReadOnlyList<LetterPin>> Hold(Guid subject, PinPurpose purpose, CancellationToken stop)
    {
        var named = purpose.ToString();
        return await db.Set<LetterPin>().FromSql($"SELECT * FROM trust.letter_pin WHERE subject = {subject} AND purpose = {named} ORDER BY id FOR UPDATE").ToListAsync(stop);
    }

    /// <summary>Tries a PIN. <paramref name="traitFits"/>: the second trait, which no letter tells, is right.</summary>
    internal async Task<PinEnd> Try(Guid subject, PinPurpose purpose, string? written, bool traitFits, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var hash = Hash(subject, purpose, Digits.Of(written) ?? "");
        var pins = await Hold(subject, purpose, stop);
        var meant = pins.FirstOrDefault(p => CryptographicOperations.FixedTimeEquals(p.Hash, hash));
        var running = pins.Where(p => p.RunsAt(now)).ToList();

        // Who has neither the letter nor the trait is a stranger: Guesses stops them, and they use up nobody's PIN.
        foreach (var pin in running.Where(p => traitFits || p == meant))
            pin.Tries++;
        if (meant is null || (!traitFits && running.Contains(meant)))
            return PinEnd.Wrong;
        if (!running.Contains(meant))
            return meant switch
            {
                { UsedAt: not null } => PinEnd.Used,
                { WithdrawnAt: not null } => PinEnd.Withdrawn,
                { Tries: >= LetterPin.MostTries } => PinEnd.UsedUp,
                _ => PinEnd.Expired,
            };

        meant.UsedAt = now;
        foreach (var other in running.Where(p => p != meant))
            other.WithdrawnAt = now;
        return PinEnd.Taken;
    }

    private byte[] Hash(Guid subject, PinPurpose purpose, string digits) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}|{subject:N}|{digits}"));
}

/// <summary>A PIN as it goes into its letter: in groups of four, and until when it holds.</summary>
internal sealed record DrawnPin(string Digits, DateTimeOffset EndsAt);
