using Microsoft.EntityFrameworkCore;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Which words were signed at the counter as a statement for the record (Niederschrift, § 84 Abs. 1 SGG).</summary>
internal static class SignedStatements
{
    /// <summary>A statement records what was handed in last in its conversation, and nothing else: another objection may still want its signature.</summary>
    public static async Task<bool> IsSigned(this OfficeDb db, Arrival arrival, CancellationToken stop)
    {
        if (arrival is not { MayBeObjection: true, Channel: Channel.Counter })
            return false;
        var steps = await db.Set<ConversationStep>().AsNoTracking()
            .Where(s => s.RequestId == arrival.RequestId && (s.Kind == ConversationStepKind.HandedIn || s.Kind == ConversationStepKind.StatementRecorded))
            .OrderBy(s => s.Turn).ToListAsync(stop);
        var begins = arrival.Id.ToString("N");
        return steps.Find(s => s.Kind == ConversationStepKind.HandedIn && s.Detail!.StartsWith(begins, StringComparison.Ordinal)) is { } handed
            && steps.Where(s => s.ConversationId == handed.ConversationId).SkipWhile(s => s != handed).Skip(1).FirstOrDefault() is { Kind: ConversationStepKind.StatementRecorded };
    }
}
