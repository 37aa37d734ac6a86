using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>
/// Counts wrong tries so that guessing does not pay, and never locks an owner out: a network that has opened a number before has its own lane,
/// which strangers cannot fill. (OWASP ASVS 6.3)
/// </summary>
public sealed class Guesses(OfficeDb db, Actor by, TimeProvider clock, Refusals refusals, byte[] secret)
{
    /// <summary>Wrong tries an hour: from one network over all numbers, from one network against one number, and from all strangers against one number.</summary>
    private const int PerNetwork = 60, PerLane = 10, Strangers = 100;

    /// <summary>How long a network counts as known to a number that it opened.</summary>
    private const int MonthsKnown = 12;

    // Of a network that is known, the month it last opened the number, counted from the year 0.
    private int ThisMonth => clock.GetUtcNow() is var now ? (now.Year * 12) + now.Month : 0;

    /// <summary>
    /// Counts this try, then says whether it may be made: tries sent all at once see each other. A try that may not be made is given back,
    /// so that a network shut out cannot fill what strangers share.
    /// </summary>
    public async Task<bool> Begin(string network, string subject, CancellationToken stop)
    {
        var known = Known(network, subject);
        var knows = await db.Set<Guess>().AsNoTracking().AnyAsync(g => g.Key == known && g.Hour == DateTimeOffset.UnixEpoch, stop);
        var tries = await Count(network, subject, 1, stop);
        var may = tries[1] <= PerLane && (knows || (tries[0] <= PerNetwork && tries[2] <= Strangers));
        if (!may)
        {
            await Count(network, subject, -1, stop);
            await refusals.Other("guessing", Convert.ToHexString(Key("lane", $"{network}|{subject}")), null, stop);
        }

        return may;
    }

    /// <summary>The try was right: it does not count, and this network's lane to this number stays free, without naming either.</summary>
    public async Task Succeeded(string network, string subject, CancellationToken stop)
    {
        await Count(network, subject, -1, stop);
        var known = Known(network, subject);
        await db.Database.ExecuteSqlAsync($"INSERT INTO trust.guess (key, hour, tries) VALUES ({known}, {DateTimeOffset.UnixEpoch}, {ThisMonth}) ON CONFLICT (key, hour) DO UPDATE SET tries = EXCLUDED.tries", stop);
    }

    /// <summary>True for the first who asks, false for everybody after: what was answered once cannot be answered again. Remembered until the answer would be too late anyway.</summary>
    public async Task<bool> Once(string what, DateTimeOffset until, CancellationToken stop)
    {
        var (key, hour) = (Key("once", what), Hour(until));
        return await db.Database.ExecuteSqlAsync($"INSERT INTO trust.guess (key, hour, tries) VALUES ({key}, {hour}, 1) ON CONFLICT DO NOTHING", stop) == 1;
    }

    /// <summary>Within the verb that begins a request: whoever got number and code here is no stranger here.</summary>
    internal void Begun(string subject)
    {
        if (by.Network is { } network)
            db.Add(new Guess { Key = Known(network, subject), Hour = DateTimeOffset.UnixEpoch, Tries = ThisMonth });
    }

    /// <summary>Clears the counts of hours that are over, networks that opened nothing for a year, and ended sessions that would be over anyway.</summary>
    public async Task Forget(CancellationToken stop)
    {
        var (now, hour) = (clock.GetUtcNow(), Hour(clock.GetUtcNow()));
        await db.Set<EndedSession>().Where(e => e.Until < now).ExecuteDeleteAsync(stop);
        await db.Set<Guess>().Where(g => g.Hour < hour && g.Hour != DateTimeOffset.UnixEpoch).ExecuteDeleteAsync(stop);
        var year = ThisMonth - MonthsKnown;
        await db.Set<Guess>().Where(g => g.Hour == DateTimeOffset.UnixEpoch && g.Tries < year).ExecuteDeleteAsync(stop);
    }

    private async Task<IReadOnlyList<int>> Count(string network, string subject, int more, CancellationToken stop)
    {
        byte[][] keys = [Key("network", network), Key("lane", $"{network}|{subject}"), Key("strangers", subject)];
        var hour = Hour(clock.GetUtcNow());

        // In one order for everybody, so that two at once never wait for each other crosswise.
        var rows = await db.Database.SqlQuery<Counted>($"""
            INSERT INTO trust.guess AS g (key, hour, tries) SELECT key, {hour}, {more} FROM unnest({keys}) AS key ORDER BY key
            ON CONFLICT (key, hour) DO UPDATE SET tries = g.tries + {more} RETURNING key, tries
            """).ToListAsync(stop);
        return [.. keys.Select(k => rows.Single(r => r.Key.AsSpan().SequenceEqual(k)).Tries)];
    }

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    private byte[] Known(string network, string subject) => Key("known", $"{network}|{subject}");

    private byte[] Key(string kind, string about) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind}|{about}"))[..16];

    private sealed record Counted(byte[] Key, int Tries);
}
