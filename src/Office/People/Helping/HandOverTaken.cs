using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.People.Helping;

/// <summary>What happens when somebody brings a hand-over code: one wins the mandate, everybody else gets the sentence that fits. Within the transaction of the verb.</summary>
public sealed class HandOverTaken(OfficeDb db, HandOvers handOvers, EndMandate end, MandateReach reach, Grants grants, HelpLimits limits, HelpAlarms alarms, Journal journal, TimeProvider clock)
{
    internal async Task<HandOverEnd> Try(Guid request, Guid helper, string? written, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (found, code) = await handOvers.Try(request, written, stop);
        var helping = await db.Set<Grant>().AsNoTracking().Where(g => g.Holder == helper && g.Right == Right.Help && g.EndedAt == null && g.Until > now).Select(g => new { g.Subject, g.Why }).ToListAsync(stop);
        // All matters of one person are one person.
        var people = helping.Count(g => g.Why != Grants.Given.Part);
        var come = found != HandOverEnd.Taken ? found
            : helping.Exists(g => g.Subject == request) ? HandOverEnd.Already
            : people >= limits.MostPeople ? HandOverEnd.TooMany
            : HandOverEnd.Taken;
        if (come != HandOverEnd.Taken)
        {
            journal.Note(JournalKind.MandateRefused, request == Guid.Empty ? helper : request, ReasonCode.OwnWish, come.ToString());
            if (come == HandOverEnd.TooMany)
                await alarms.Raise(helper, AlarmKind.HelperWantsMany, people, stop);
            return come;
        }

        code!.UsedAt = now;
        // One that ran out lies there without opening anything.
        await grants.End(helper, [Right.Help], request, stop);
        grants.Give(new() { Holder = helper, Right = Right.Help, Subject = request, Why = "mandate", WhyId = code.Id, Until = code.HelpsUntil });
        journal.Note(JournalKind.MandateTaken, request, ReasonCode.OwnWish, code.Id.ToString("N"));
        await db.SaveChangesAsync(stop);

        // Only now is its row seen.
        var mandate = await db.Set<Mandate>().SingleAsync(m => m.Id == code.Id, stop);
        (mandate.Helper, mandate.TakenAt) = (helper, now);
        if (mandate.IsWide)
            reach.LookAgain(request);
        if (mandate.TakesOverFrom is { } before && await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == before && m.EndedAt == null, stop) is { } old)
        {
            await end.End(old, Channel.Helper, stop);
            journal.Note(JournalKind.MandateEnded, request, ReasonCode.OwnWish, $"{Channel.Helper} {before:N}");
        }

        await db.SaveChangesAsync(stop);
        return HandOverEnd.Taken;
    }
}
