using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// The conversation is about a request there was before. Without a proof of who speaks nothing of it is told; what is said is received for it all the same (§ 20 Abs. 3 SGB X).
/// The wrong one is left again, with a reason, and both stay written down.
/// </summary>
public sealed class JoinMatter(OfficeDb db, Talks talks, Grants grants, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    private const int ShortestReason = 3, LongestReason = 500;

    public Task<Guid> Run(Guid id, string? number, CancellationToken stop) => db.Racing(async () =>
    {
        var talk = await talks.OpenNow(id, stop);
        var request = await Numbered.Find(db, number, stop);
        if (request is null || await grants.IsBarred(by.Id!.Value, request.Id, stop))
            throw new Refused("talk.no-such-number");
        if (await db.IsErased(request.Id, stop))
            throw new Refused("talk.erased");
        if (talk.Since(request.Id).Count == 0)
        {
            talk.Note(ConversationStepKind.MatterJoined, clock.GetUtcNow(), by.Id, request.Id).Detail = RequestNumber.Parse(number!, null).ToPath();
            journal.Note(JournalKind.MatterJoined, request.Id, ReasonCode.OfficeDuty, id.ToString("N"));
            await db.SaveChangesAsync(stop);
        }

        return request.Id;
    });

    /// <summary>It was the wrong one: what it opened is shut at once.</summary>
    public Task Leave(Guid id, Guid request, string? reason, CancellationToken stop) => db.Racing(async () =>
    {
        var why = (reason ?? "").Trim();
        if (why.Length is < ShortestReason or > LongestReason)
            throw new Refused("talk.why-left", ShortestReason, LongestReason);
        var talk = await talks.OpenAtDesk(id, stop);
        Talks.Concern(talk, request);
        // Words spoken here are somebody's declaration: they are handed in, or joined to the right person by the case worker, never dropped.
        if (talk.SpokenAt(request) is not null && await HasWords(request, stop))
            throw new Refused("talk.has-words");
        var step = talk.Note(ConversationStepKind.MatterLeft, clock.GetUtcNow(), by.Id, request);
        // Sealed with the conversation: whoever left a request has no key to it.
        using (var key = await keys.Of(id, stop))
            step.Say(why, key);
        await grants.EndTalk(id, request, stop);
        journal.Note(JournalKind.MatterLeft, request, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });

    private Task<bool> HasWords(Guid request, CancellationToken stop) => db.Set<AnswerRevision>().AnyAsync(a => a.RequestId == request, stop);
}
