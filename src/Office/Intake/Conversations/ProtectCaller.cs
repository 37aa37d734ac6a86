using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// Somebody says on the telephone or at the counter that where they live must stay secret: it holds at once, whoever speaks and without proof (§ 35 SGB I, § 51 BMG).
/// Where letters and calls may go instead, and what tells less than before, is taken down only for whoever showed who they are: else a stranger could lead the post to themselves.
/// </summary>
public sealed class ProtectCaller(OfficeDb db, Talks talks, Protect protect, Journal journal, Actor by, TimeProvider clock)
{
    public Task Run(Guid id, Guid request, ProtectionWish wish, CancellationToken stop) => db.Racing(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.OpenNow(id, stop);
        Talks.Concern(talk, request);
        var proven = Talks.MayFill(talk, request);
        if (!proven && (wish.Contact is not null || wish.Kinds.Any(k => k != ProtectionKind.Address)))
            throw new Refused("talk.protect-address-only");
        // Lent for the act: it is set without proof, and what the clerk had of the request besides is asked again below.
        await talks.Lend(talk, request, Right.Type, stop);
        journal.Note(JournalKind.ConversationNoted, request, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
        await protect.Within(request, wish, stop);
        talk.Note(ConversationStepKind.ProtectionWished, clock.GetUtcNow(), by.Id, request).Detail = string.Join(' ', wish.Kinds.Append(ProtectionKind.Address).Distinct().Order());
        // What is told only in person is not told on the telephone any more, to nobody. What began in this call is still taken down, and handed in.
        if (!await talks.Opens(talk, request, stop))
            await talks.TakeBack(talk, request, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    });
}
