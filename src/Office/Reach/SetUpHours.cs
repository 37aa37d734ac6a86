using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law.Openings;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Reach;

/// <summary>Gives an office that has no hours yet those of a plan: how the invented office gets its own. Does nothing where anybody ever set hours.</summary>
public sealed class SetUpHours(OfficeDb db, HoursInForce hours, Journal journal, TimeProvider clock)
{
    public async Task Run(OpeningPlan plan, CancellationToken stop)
    {
        if (await db.Set<HoursChange>().AnyAsync(stop))
            return;

        var now = clock.GetUtcNow();
        var weeks = plan.Channels.Where(c => c.Channel != Channel.Portal).SelectMany(c => c.Weeks, HoursWanted (c, w) => new WeekWanted
        {
            Channel = c.Channel,
            ValidFrom = w.ValidFrom,
            Week = [.. Enumerable.Range(1, 7).Select(day => HoursText.Write(w.Week.On((DayOfWeek)(day % 7))))],
            LastAdmission = (int)w.LastAdmission.TotalMinutes,
            Holidays = w.HolidaysOf is null ? "" : WeekWanted.OfOffice,
        });
        var closures = plan.Closures.Select(HoursWanted (c) => new ClosureWanted { Shut = c.Channels, From = c.From, Until = c.Until, Reason = c.Reason, Instead = c.Instead });
        foreach (var wanted in weeks.Concat(closures))
        {
            var change = new HoursChange { Id = Guid.CreateVersion7(now), Wanted = wanted, ProposedAt = now, ProposedBy = null, PublishedAt = now };
            db.Add(change);
            journal.Note(JournalKind.HoursPublished, change.Id, ReasonCode.SetUp);
        }

        await db.SaveChangesAsync(stop);
        await hours.Refresh(db, stop);
    }
}
