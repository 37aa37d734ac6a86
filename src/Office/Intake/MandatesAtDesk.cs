using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk who works on a request takes down what the person says about their helpers: on paper that lies among the files, in the house, or on the telephone.
/// The same verbs, with the channel the person used; the code is told to the person, and to nobody else.
/// </summary>
public sealed class MandatesAtDesk(OfficeDb db, GiveMandate give, EndMandate end, Mandates mandates, JoinedMatters matters, Keys keys)
{
    public async Task<IReadOnlyList<MandateView>> See(RequestNumber number, CancellationToken stop) => await mandates.Of((await db.OnDesk(number, stop)).Request.Id, stop);

    /// <summary>What may be the paper it stands on, by the names this clerk may read.</summary>
    public async Task<IReadOnlyList<FileView>> Papers(DeskHeadView head, CancellationToken stop)
    {
        using var key = await keys.Of(head.Id, stop);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == head.Id && f.ArrivalId != null).OrderBy(f => f.KeptAt).ToListAsync(stop);
        return [.. files.Select(f => head.ShutsFiles ? FileView.Of(f, key) with { Name = Masked.Sign } : FileView.Of(f, key))];
    }

    /// <summary>The one way in that tells which matters are of this person; null: none, or several.</summary>
    public async Task<Guid?> OnlyWay(RequestNumber number, CancellationToken stop) => await matters.OnlyWay((await db.OnDesk(number, stop)).Request.Id, stop);

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
        // Said words reach this matter, which the clerk works on; what opens others as well, the person has signed.
        if (wanted.Means is not null && wanted.Evidence != MandateEvidence.Paper)
            throw new Refused("mandate.all-paper");
        if (wanted.Means is { } means && means != await matters.OnlyWay(request.Id, stop))
            throw new Refused("mandate.no-way");
        return await give.Run(request.Id, wanted.Evidence == MandateEvidence.Paper ? wanted : wanted with { EvidenceFile = null }, stop);
    }

    public async Task End(RequestNumber number, Guid mandate, Channel through, CancellationToken stop) =>
        await end.Run((await db.Worked(number, stop)).Request.Id, mandate, through, stop);
}
