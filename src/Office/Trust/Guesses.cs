using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>
/// Counts wrong tries so that guessing does not pay, and never locks an owner out: a network that has opened a number before has its own lane,
/// which strangers cannot fill. (OWASP ASVS 6.3)
/// </summary>
public sealed class Guesses(OfficeDb db, TimeProvider clock, byte[] secret)
{
    /// <summary>Wrong tries an hour: from one network over all numbers, from one network against one number, and from all strangers against one number.</summary>
    private const int PerNetwork = 60, PerLane = 10, Strangers = 100;

    public async Task<bool> MayTry(string network, string subject, CancellationToken stop)
    {
        var hour = Hour();
        byte[][] keys = [Key("network", network), Key("lane", $"{network}|{subject}"), Key("strangers", subject), Key("known", $"{network}|{subject}")];
        var found = await db.Set<Guess>().AsNoTracking().Where(g => keys.Contains(g.Key) && (g.Hour == hour || g.Hour == DateTimeOffset.UnixEpoch)).ToListAsync(stop);
        int Tries(byte[] key) => found.Where(g => g.Key.AsSpan().SequenceEqual(key)).Sum(g => g.Tries);

        return Tries(keys[1]) < PerLane && (Tries(keys[3]) > 0 || Tries(keys[0]) < PerNetwork && Tries(keys[2]) < Strangers);
    }

    public async Task Failed(string network, string subject, CancellationToken stop)
    {
        foreach (var key in new[] { Key("network", network), Key("lane", $"{network}|{subject}"), Key("strangers", subject) })
            await Count(key, Hour(), stop);
    }

    /// <summary>Remembers, without naming it, that this network opened this number: its lane stays free.</summary>
    public Task Succeeded(string network, string subject, CancellationToken stop) =>
        Count(Key("known", $"{network}|{subject}"), DateTimeOffset.UnixEpoch, stop);

    private Task<int> Count(byte[] key, DateTimeOffset hour, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO trust.guess (key, hour, tries) VALUES ({key}, {hour}, 1) ON CONFLICT (key, hour) DO UPDATE SET tries = trust.guess.tries + 1", stop);

    private DateTimeOffset Hour()
    {
        var now = clock.GetUtcNow();
        return new(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
    }

    private byte[] Key(string kind, string about) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind}|{about}"))[..16];
}
