using Microsoft.EntityFrameworkCore;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Which words were signed at the counter as a statement for the record (Niederschrift, § 84 Abs. 1 SGG).</summary>
internal static class SignedStatements
{
    /// <summary>Of two objections in one matter each wants its own signature; one said by telephone may be signed days later.</summary>
    public static async Task<bool> IsSigned(this OfficeDb db, Arrival arrival, CancellationToken stop)
    {
        var signed = arrival.Id.ToString("N");
        return arrival.MayBeObjection && await db.Set<ConversationStep>().AsNoTracking()
            .AnyAsync(s => s.RequestId == arrival.RequestId && s.Kind == ConversationStepKind.StatementRecorded && s.Detail == signed, stop);
    }
}
