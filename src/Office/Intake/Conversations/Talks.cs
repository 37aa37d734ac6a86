using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Conversations;

/// <summary>What every verb within a conversation does in its transaction: finds it open, and lends whoever speaks a right for as long as the person is there.</summary>
public sealed class Talks(OfficeDb db, Grants grants, Keys keys, Actor by, TimeProvider clock)
{
    /// <summary>How long somebody counts as there without a word about it: at the counter they may have gone, a call is there until it ends.</summary>
    internal static TimeSpan Lasts(Channel channel) => channel == Channel.Counter ? TimeSpan.FromMinutes(30) : TimeSpan.FromHours(4);

    /// <summary>Whoever only answers the telephone stands before nobody: no identity paper is shown to them, so no visit is theirs.</summary>
    internal async Task DemandDesk(Channel channel, CancellationToken stop)
    {
        var me = by.Id;
        if (channel == Channel.Counter && await db.Set<ColleagueName>().AsNoTracking().AnyAsync(c => c.Id == me && c.Role == ClerkRole.Phone, stop))
            throw new Refused("talk.phone-only");
    }

    /// <summary>Absent, not visible or over: <see cref="NotFound"/>.</summary>
    internal async Task<Conversation> Open(Guid id, CancellationToken stop) =>
        await db.Set<Conversation>().Include(c => c.Steps.OrderBy(s => s.Turn)).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();

    /// <summary>As <see cref="Open"/>, by somebody who may sit where it is led: they change it, and may not have it before them.</summary>
    internal async Task<Conversation> OpenAtDesk(Guid id, CancellationToken stop)
    {
        var talk = await Open(id, stop);
        await DemandDesk(talk.Channel, stop);
        return talk;
    }

    /// <summary>As <see cref="Open"/>, it is theirs, and the person is there: else whoever speaks has to say so first.</summary>
    internal async Task<Conversation> OpenNow(Guid id, CancellationToken stop)
    {
        var talk = await Open(id, stop);
        if (talk.HeldBy != by.Id)
            throw new Refused("talk.not-yours");
        return talk.PresentUntil > clock.GetUtcNow() ? talk : throw new Refused("talk.still-there");
    }

    /// <summary>The right ends with the conversation, and without it when the person must have gone.</summary>
    internal async Task Lend(Conversation talk, Guid request, Right right, CancellationToken stop)
    {
        if (await grants.IsBarred(by.Id!.Value, request, stop))
            throw new NotFound();
        await grants.EndOwn(right, request, talk.Id, stop);
        grants.Give(new() { Holder = by.Id!.Value, Right = right, Subject = request, Why = Grants.Given.Talk, WhyId = talk.Id, Until = talk.PresentUntil });
    }

    /// <summary>Everything that is open in it, for whoever goes on with it. What they never see stays shut to them, and hinders them in nothing else.</summary>
    internal async Task LendWhatIsOpen(Conversation talk, CancellationToken stop)
    {
        foreach (var request in talk.Matters.Where(r => IsOpen(talk, r)).ToList())
            if (!await IsBarred(request, stop))
                await Lend(talk, request, Right.Type, stop);
    }

    /// <summary>Whoever acts never sees this request (§§ 16, 17 SGB X). The house is barred from nothing.</summary>
    internal async Task<bool> IsBarred(Guid request, CancellationToken stop) => by.Id is { } clerk && await grants.IsBarred(clerk, request, stop);

    /// <summary>On the telephone nothing is told of what is told in person only, to nobody, whatever they proved. Asked of the database itself: nobody may have a right to the request.</summary>
    internal async Task<bool> TellsNothing(Conversation talk, Guid request, CancellationToken stop) =>
        talk.Channel == Channel.Phone && await db.Database.SqlQuery<bool>($"SELECT intake.only_in_person({request}) AS \"Value\"").SingleAsync(stop);

    /// <summary>What only whoever stands before the person may do.</summary>
    internal static void DemandCounter(Conversation talk)
    {
        if (talk.Channel != Channel.Counter)
            throw new Refused("talk.only-at-counter");
    }

    /// <summary>What was lent for one act only.</summary>
    internal Task TakeBack(Conversation talk, Guid request, CancellationToken stop) => grants.EndOwn(Right.Type, request, talk.Id, stop);

    /// <summary>Whether whoever speaks holds the right to it here and now: what is told in person only, and was there before, is shut on the telephone again.</summary>
    internal async Task<bool> Opens(Conversation talk, Guid request, CancellationToken stop) =>
        IsOpen(talk, request) && (talk.SpokenAt(request) is not null || !await TellsNothing(talk, request, stop));

    /// <summary>What began here may be written on by whoever speaks with the person; what was there before, once they proved who they are.</summary>
    internal static bool IsOpen(Conversation talk, Guid request) => talk.SpokenAt(request) is not null || talk.Proof(request) is not null;

    /// <summary>Whose code is shown is the person, as at the portal; an identity paper shows it to whoever stands before them. The rest tells where it stands, and no more.</summary>
    internal static bool MayFill(Conversation talk, Guid request) => talk.SpokenAt(request) is not null || talk.Proof(request) is ProveCaller.Code or ProveCaller.Identity;

    /// <summary>Free words of a step: under the key of the request where it is about one.</summary>
    internal async Task Say(ConversationStep step, string words, CancellationToken stop)
    {
        using var key = await keys.Of(step.RequestId ?? step.ConversationId, stop);
        step.Say(words, key);
    }

    /// <summary>A concern of this conversation; anything else is as if it were not there.</summary>
    internal static Guid Concern(Conversation talk, Guid request) => talk.Since(request).Count > 0 ? request : throw new NotFound();
}
