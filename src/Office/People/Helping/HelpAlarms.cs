using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.People.Helping;

/// <summary>Which accounts of helpers did more than expected: for whoever makes the accounts, and for the data protection officer. Never whom they helped.</summary>
public sealed class HelpAlarms(OfficeDb db, HelperAccounts accounts, Alarms alarms, Journal journal, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Within the transaction of whatever has the reason, once an hour at most: an entry that keeps the count, and an alarm that stands until somebody has looked into it.</summary>
    internal async Task Raise(Guid helper, AlarmKind kind, int count, CancellationToken stop)
    {
        var hour = clock.GetUtcNow().AddHours(-1);
        if (await db.Set<JournalEntry>().AnyAsync(e => e.About == helper && e.Kind == JournalKind.HelpAlarmed && e.At > hour, stop))
            return;
        journal.Note(JournalKind.HelpAlarmed, helper, ReasonCode.OfficeDuty, $"{(kind == AlarmKind.HelperReadsMany ? "read" : "people")} {count}");
        alarms.Raise(new() { Kind = kind, Subject = helper, Clerk = helper, Groups = [Groups.Leads, Groups.Officers] });
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<HelpAlarm>> See(CancellationToken stop)
    {
        var helpers = await db.Set<HelperAccount>().AsNoTracking().Select(a => a.Id).ToListAsync(stop);
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => helpers.Contains(e.About) && e.Kind == JournalKind.HelpAlarmed).OrderByDescending(e => e.Id).Take(Most).ToListAsync(stop);
        var names = await accounts.Names([.. entries.Select(e => e.About)], stop);
        return [.. entries.Select(e => Of(e, names.GetValueOrDefault(e.About, "?")))];
    }

    private static HelpAlarm Of(JournalEntry entry, string name) =>
        (entry.Detail ?? "").Split(' ') is [var what, var count] && int.TryParse(count, CultureInfo.InvariantCulture, out var many) ? new(entry.At, name, what == "read", many) : new(entry.At, name, Read: false, 0);
}

/// <summary>A warning about an account. <paramref name="Read"/>: too many requests opened in an hour; else more people than one may help.</summary>
public sealed record HelpAlarm(DateTimeOffset At, string Helper, bool Read, int Count);
