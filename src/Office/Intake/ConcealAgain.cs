using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Covers what came into a protected request beside its mask: words of staff who may not know the address, and what was saved in the very moment it was protected.</summary>
public sealed class ConcealAgain(OfficeDb db, ProtectedKeys secrets, Conceal conceal, Keys keys, Journal journal) : IListener
{
    public const string TopicName = "conceal-again";

    public string Topic => TopicName;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        using var secret = await secrets.Now(subject, stop);
        if (secret is null || await db.Set<Request>().SingleOrDefaultAsync(r => r.Id == subject, stop) is not { } request)
            return;
        using var key = await keys.Of(subject, stop);
        if (await conceal.Run(request, key, secret, stop) == 0 && !db.ChangeTracker.HasChanges())
            return;
        journal.Note(JournalKind.ProtectionSet, subject, ReasonCode.OfficeDuty, "again");
        await db.SaveChangesAsync(stop);
    }
}
