using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Reach;

/// <summary>
/// Proposes a change of the hours; a second person publishes it. At once it holds only where one person runs the office,
/// and for a short closure that begins within a day: a burst pipe waits for nobody, and nobody shuts a house for weeks alone.
/// </summary>
public sealed class ProposeHours(OfficeDb db, OfficeSettings office, HoursInForce hours, Journal journal, Actor by, TimeProvider clock)
{
    private const int MostDays = 92, MostYearsAhead = 2, LongestReason = 200;
    private static readonly TimeSpan Urgent = TimeSpan.FromHours(24);

    /// <summary>So long one person alone may shut a way.</summary>
    public const int MostDaysAlone = 3;

    /// <summary>True when it holds at once.</summary>
    public async Task<bool> Run(HoursWanted wanted, CancellationToken stop)
    {
        Prove(wanted);
        var now = clock.GetUtcNow();
        var atOnce = HoldsAtOnce(wanted);
        var change = new HoursChange
        {
            Id = Guid.CreateVersion7(now),
            Wanted = wanted,
            ProposedAt = now,
            ProposedBy = by.Id,
            PublishedAt = atOnce ? now : null,
            PublishedBy = atOnce ? by.Id : null,
        };
        db.Add(change);
        journal.Note(JournalKind.HoursProposed, change.Id, ReasonCode.OfficeDuty);
        if (atOnce)
            journal.Note(JournalKind.HoursPublished, change.Id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
        if (atOnce)
            await hours.Refresh(db, stop);
        return atOnce;
    }

    /// <summary>No second person is needed.</summary>
    public bool HoldsAtOnce(HoursWanted wanted) =>
        office.OnePerson || (wanted is ClosureWanted closure && closure.From < clock.GetUtcNow() + Urgent && closure.Until - closure.From <= TimeSpan.FromDays(MostDaysAlone));

    /// <summary>Throws <see cref="Refused"/> where the change cannot be meant so; also before it is shown as a preview.</summary>
    public void Prove(HoursWanted wanted)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (wanted.Channels.Count == 0 || wanted.Channels.Any(c => c is not (Channel.Counter or Channel.Phone or Channel.Letterbox)))
            throw new Refused("reach.no-channel");
        if (wanted.Days.From > today.AddYears(MostYearsAhead))
            throw new Refused("reach.too-far", today.AddYears(MostYearsAhead));

        switch (wanted)
        {
            case WeekWanted week:
                if (week.ValidFrom < today)
                    throw new Refused("reach.past", today);
                if (week.LastAdmission is < 0 or > 120)
                    throw new Refused("reach.last-admission");
                if (week.Week.Count != 7 || week.Week.Any(d => HoursText.Read(d) is null) || (week.Holidays is not ("" or WeekWanted.OfOffice) && !Place.TryParse(week.Holidays, null, out _)))
                    throw new Refused("reach.hours-unreadable");
                break;
            case SpecialWanted special:
                if (special.From < today)
                    throw new Refused("reach.past", today);
                if (special.Through < special.From)
                    throw new Refused("reach.ends-before");
                if (special.Through.DayNumber - special.From.DayNumber >= MostDays)
                    throw new Refused("reach.too-long", MostDays);
                if (HoursText.Read(special.Hours) is null)
                    throw new Refused("reach.hours-unreadable");
                ProveReason(special.Reason);
                break;
            case ClosureWanted closure:
                if (closure.Until <= closure.From)
                    throw new Refused("reach.ends-before");
                if (closure.Until <= clock.GetUtcNow())
                    throw new Refused("reach.over");
                if (closure.Until - closure.From > TimeSpan.FromDays(MostDays))
                    throw new Refused("reach.too-long", MostDays);
                if (closure.Instead is { } instead && closure.Shut.Contains(instead))
                    throw new Refused("reach.instead-shut");
                ProveReason(closure.Reason);
                break;
        }
    }

    private static void ProveReason(Wording reason)
    {
        if (reason.German.Length == 0)
            throw new Refused("reach.no-reason");
        if (reason.German.Length > LongestReason || reason.English.Length > LongestReason || reason.Arabic.Length > LongestReason)
            throw new Refused("reach.reason-long", LongestReason);
    }
}
