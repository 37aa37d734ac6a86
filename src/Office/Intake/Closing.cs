using OffenesHaus.Cases;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>Ends a matter within the transaction of the verb that decides it: closing, answering for good, forwarding.</summary>
public sealed class Closing(OfficeDb db, Tasks tasks, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    internal async Task Close(Request request, Outcome outcome, ReasonCode reason, CancellationToken stop)
    {
        // Art. 18 Abs. 2 GDPR: what is restricted is kept, and neither goes on nor ends.
        if (await db.RestrictedSince(request.Id, stop) is not null)
            throw new Refused("desk.restricted");
        request.Close(clock.GetUtcNow(), by, outcome);
        await tasks.Close(request.Id, outcome, stop);

        // With the last task the right to work ends; whoever ended it may look back for a moment, at what they sent and how it reads.
        if (by.Kind == ActorKind.Clerk)
            await grants.GiveLook(request.Id, Grants.Given.Worked, clock.GetUtcNow() + Grants.LookingBack, stop);
        journal.Note(JournalKind.RequestClosed, request.Id, reason);
    }
}
