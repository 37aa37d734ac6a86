using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.People.Helping;

/// <summary>A helper names who could help next, with no more than they may themselves. It opens nothing until the person has said yes and the next one has brought the code.</summary>
public sealed class ProposeNext(OfficeDb db, HelpInForce help, GiveMandate give, Journal journal)
{
    public async Task Run(Guid request, MandateWanted wanted, CancellationToken stop)
    {
        var mine = await help.Of(request, stop) ?? throw new NotFound();
        if (wanted.Kind is not (MandateKind.Adviser or MandateKind.Family or MandateKind.Representative))
            throw new Refused("mandate.next-kind");
        // More than this request is the person's alone to give.
        if (mine.IsWide)
            throw new Refused("mandate.next-all");
        var next = await give.Write(request, wanted with { Scope = wanted.Scope & mine.Scope, Evidence = MandateEvidence.Portal, EvidenceFile = null, Through = Channel.Helper }, agreed: false, mine.Id, stop);
        journal.Note(JournalKind.MandateGiven, request, ReasonCode.OwnWish, $"proposed {next.Id:N}");
        await db.SaveChangesAsync(stop);
    }
}
