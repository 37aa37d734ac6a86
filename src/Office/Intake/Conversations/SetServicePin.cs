using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>Sets a service PIN for somebody at the counter who showed who they are. It is shown once, to be handed over on paper; an earlier one ends.</summary>
public sealed class SetServicePin(OfficeDb db, Talks talks, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The digits in two groups. <paramref name="once"/>: drawn with the page; sent twice it is one PIN, and both answers show it.</summary>
    public Task<string> Run(Guid id, Guid request, Guid? once, CancellationToken stop) => db.Racing(async () =>
    {
        var now = clock.GetUtcNow();
        var talk = await talks.OpenNow(id, stop);
        Talks.Concern(talk, request);
        Talks.DemandCounter(talk);
        // Whoever has begun it here and now is no less its person than whoever shows a paper for it.
        if (!Talks.MayFill(talk, request))
            throw new Refused("talk.not-proven");
        using var key = await keys.Of(request, stop);
        if (once is not null && talk.Steps.Exists(s => s.Once == once))
            return Shown((await db.Set<ServicePin>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == once, stop) ?? throw new NotFound()).Digits(key));
        foreach (var earlier in await db.Set<ServicePin>().Where(p => p.RequestId == request && p.EndedAt == null).ToListAsync(stop))
            earlier.EndedAt = now;
        var (pin, digits) = ServicePin.Draw(once ?? Guid.CreateVersion7(now), request, key, now, by.Id!.Value);
        db.Add(pin);
        talk.Note(ConversationStepKind.ServicePinSet, now, by.Id, request).Once = once;
        journal.Note(JournalKind.ServicePinSet, request, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return Shown(digits);
    });

    private static string Shown(string digits) => $"{digits[..4]} {digits[4..]}";
}
