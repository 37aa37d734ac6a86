using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// Whoever sends words of somebody says with it that they are there. A colleague who was lent nothing of that matter, or no longer, goes on with the conversation by it: a refusal would cost the words.
/// </summary>
public sealed class StayBySending(OfficeDb db, Talks talks, TakeOverConversation take, Actor by, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    /// <summary>True: what stands in the matter was not to be seen by them until now.</summary>
    public async Task<bool> Run(Guid id, RequestNumber number, CancellationToken stop)
    {
        var (talk, me, now) = (await talks.Open(id, stop), by.Id, clock.GetUtcNow());
        var request = talk.Matters.FirstOrDefault(r => ReadConversation.NumberOf(talk, r) == number && Talks.MayFill(talk, r));
        // Whoever never sees that matter takes no conversation about it from anybody.
        if (request != Guid.Empty && await talks.IsBarred(request, stop))
            throw new NotFound();
        var isLent = await db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Why == Grants.Given.Talk && g.WhyId == id && g.Holder == me && g.Subject == request && g.EndedAt == null && (g.Until == null || g.Until > now), stop);
        if (talk.HeldBy == me ? talk.PresentUntil < now + Soon : request != Guid.Empty && !isLent)
            await take.Run(id, stop);
        return talk.HeldBy != me && !isLent;
    }
}
