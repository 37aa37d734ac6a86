using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>A clerk prints for a person who looked at their details, to hand it over at the counter or to put it into a letter. That is noted, too.</summary>
public sealed class PrintReadList(OfficeDb db, ReadsPaper paper, Journal journal)
{
    public async Task<byte[]> Run(RequestNumber number, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        await journal.NoteLook(JournalKind.ReadListPrinted, request.Id, null, stop);
        return await paper.Run(request.Id, Language.Parse(request.Language, null), stop);
    }
}
