using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>A paper that was set aside is something of ours after all: it waits again, with the day it had from the beginning.</summary>
public sealed class TakeUpPaper(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        var paper = await db.Set<InboundPaper>().Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new NotFound();
        if (paper.FiledAt is not null)
            throw new Refused("paper.filed-already");
        if (paper.EndedAt is null)
            return;
        paper.EndedAt = null;
        paper.Note(PaperStepKind.TakenUpAgain, clock.GetUtcNow(), by.Id!.Value);
        journal.Note(JournalKind.PaperTakenUp, id, ReasonCode.OfficeDuty);
        await db.SaveAgainstOthers(stop);
    }
}
