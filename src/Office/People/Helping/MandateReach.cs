using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People.Helping;

/// <summary>
/// How far mandates for all matters of a person reach. What opens less, closes here, within the transaction that has the reason; what it opens besides, the house works out
/// a moment later, because whoever acts sees one request and not the others.
/// </summary>
public sealed class MandateReach(OfficeDb db, Grants grants, Outbox outbox)
{
    internal const string Topic = "mandate-reach";

    /// <summary>Ways in of this request, or its mandates, have changed.</summary>
    internal void LookAgain(Guid request) => outbox.Promise(Topic, request);

    /// <summary>It ends: every right that came of it, in whichever request.</summary>
    internal async Task End(Mandate mandate, CancellationToken stop)
    {
        await grants.EndAllOf(mandate.PartOf ?? mandate.Id, stop);
        LookAgain(mandate.RequestId);
    }

    /// <summary>A way in no longer shows whose request this is. <paramref name="means"/>: which one; null: none does any more.</summary>
    internal async Task Loosen(Guid request, Guid? means, CancellationToken stop)
    {
        var given = await db.Set<Mandate>().Where(m => m.RequestId == request && m.Means != null && (means == null || m.Means == means)).Select(m => m.Id).ToListAsync(stop);
        await grants.EndParts(request, given, stop);
        LookAgain(request);
    }
}
