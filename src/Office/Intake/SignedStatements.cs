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

    /// <summary>The text that says what the newest objection nobody has signed at the counter still needs; null: there is none.</summary>
    public static async Task<string?> ObjectionNeeds(this OfficeDb db, IEnumerable<Arrival> arrivals, CancellationToken stop)
    {
        foreach (var arrival in arrivals.Where(a => a.MayBeObjection).Reverse())
            if (!await db.IsSigned(arrival, stop))
                return Needs(arrival.Channel);
        return null;
    }

    /// <summary>The text that says what an objection that came on this way still needs.</summary>
    public static string Needs(Channel channel) => channel switch
    {
        Channel.Post or Channel.Letterbox => "objection/sentence.paper",
        Channel.Counter => "objection/sentence.counter",
        Channel.Phone => "objection/sentence.phone",
        _ => "objection/sentence",
    };
}
