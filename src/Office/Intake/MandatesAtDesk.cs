using Microsoft.EntityFrameworkCore;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk who works on a request takes down what the person says about their helpers: on paper that lies among the files, in the house, or on the telephone.
/// The same verbs, with the channel the person used; the code is told to the person, and to nobody else.
/// </summary>
public sealed class MandatesAtDesk(OfficeDb db, GiveMandate give, EndMandate end, Mandates mandates)
{
    public async Task<IReadOnlyList<MandateView>> See(RequestNumber number, CancellationToken stop) => await mandates.Of((await db.OnDesk(number, stop)).Request.Id, stop);

    public async Task<MandateGiven> Give(RequestNumber number, MandateWanted wanted, CancellationToken stop)
    {
        var (request, _) = await db.Worked(number, stop);
        if (wanted.Through is not (Channel.Post or Channel.Letterbox or Channel.Counter or Channel.Phone))
            throw new Refused("mandate.channel");
        if (wanted.Evidence is not (MandateEvidence.Paper or MandateEvidence.Spoken))
            throw new Refused("mandate.evidence");
        if (wanted.Evidence == MandateEvidence.Paper && !await db.Set<EvidenceFile>().AnyAsync(f => f.Id == wanted.EvidenceFile && f.RequestId == request.Id && f.ArrivalId != null, stop))
            throw new Refused("mandate.paper");
        if (wanted.Evidence == MandateEvidence.Spoken && wanted.Through is not (Channel.Counter or Channel.Phone))
            throw new Refused("mandate.paper");
        return await give.Run(request.Id, wanted.Evidence == MandateEvidence.Paper ? wanted : wanted with { EvidenceFile = null }, stop);
    }

    public async Task End(RequestNumber number, Guid mandate, Channel through, CancellationToken stop) =>
        await end.Run((await db.Worked(number, stop)).Request.Id, mandate, through, stop);
}
