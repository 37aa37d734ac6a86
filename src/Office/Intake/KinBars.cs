using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>What is handed in is shut at once to every clerk who marked its traits beforehand, within the transaction of the hand-in; what they had of it goes back to everybody. (§ 16 SGB X)</summary>
public sealed class KinBars(OfficeDb db, KinMarks marks, Release release, Journal journal)
{
    internal async Task Set(Guid request, KinTraits traits, CancellationToken stop)
    {
        foreach (var clerk in await marks.Bar(request, traits, stop))
        {
            if (await db.Set<DeskTask>().AnyAsync(t => t.RequestId == request && t.ClosedAt == null && t.AssignedTo == clerk, stop))
                await release.Run(request, clerk, stop);
            journal.Note(JournalKind.KinBarred, request, ReasonCode.OfficeDuty);
        }
    }
}
