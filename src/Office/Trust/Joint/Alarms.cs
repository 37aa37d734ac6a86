using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust.Joint;

/// <summary>Raises alarms within the transaction of whatever has the reason, and shows them to those they are for.</summary>
public sealed class Alarms(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    private const int Most = 100;

    internal void Raise(AlarmRaised what)
    {
        var now = clock.GetUtcNow();
        db.Add(new Alarm { Id = Guid.CreateVersion7(now), Kind = what.Kind, Subject = what.Subject, Number = what.Number, Clerk = what.Clerk, ActId = what.Act, Groups = [.. what.Groups], RaisedAt = now, OnDay = what.Looks?.On, Looks = what.Looks?.Matters, Numbers = what.Looks is { } looks ? [.. looks.Numbers] : null });
        journal.Note(JournalKind.AlarmRaised, what.Subject, ReasonCode.OfficeDuty, what.Kind.ToString());
    }

    /// <summary>Open ones for whoever asks, newest first; nobody sees an alarm about themselves.</summary>
    public async Task<IReadOnlyList<AlarmSeen>> See(CancellationToken stop)
    {
        var me = by.Id;
        var open = db.Set<Alarm>().AsNoTracking().Where(a => a.AnsweredAt == null && a.Clerk != me).OrderByDescending(a => a.RaisedAt).Take(Most);
        return await (from alarm in open
                      join clerk in db.Set<ColleagueName>() on alarm.Clerk equals clerk.Id into clerks
                      from clerk in clerks.DefaultIfEmpty()
                      orderby alarm.RaisedAt descending
                      select new AlarmSeen(alarm.Id, alarm.Kind, alarm.Number, clerk == null ? "jemand" : clerk.DisplayName, alarm.RaisedAt) { OnDay = alarm.OnDay, Looks = alarm.Looks, Numbers = alarm.Numbers }).ToListAsync(stop);
    }
}

/// <summary>What an alarm is raised for.</summary>
internal sealed record AlarmRaised
{
    public required AlarmKind Kind { get; init; }

    public required Guid Subject { get; init; }

    public long? Number { get; init; }

    public required Guid Clerk { get; init; }

    public Guid? Act { get; init; }

    public required IReadOnlyList<Guid> Groups { get; init; }

    /// <summary>The looks it is about; null: it is about something else.</summary>
    public LooksTold? Looks { get; init; }
}

/// <summary>Looks that an alarm tells of: their day, how many matters, and the numbers of the first of these.</summary>
internal sealed record LooksTold(DateOnly On, int Matters, IReadOnlyList<long> Numbers);

/// <summary>An alarm as those see it who have to look into it.</summary>
public sealed record AlarmSeen(Guid Id, AlarmKind Kind, long? Number, string Clerk, DateTimeOffset RaisedAt)
{
    /// <summary>Of looks: their day, how many matters, and their numbers. Null: it is about something else.</summary>
    public DateOnly? OnDay { get; init; }

    public int? Looks { get; init; }

    public IReadOnlyList<long>? Numbers { get; init; }
}
