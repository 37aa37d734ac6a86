using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// The receipt with number and code, for the person who sits beside the helper: printed once, on the day they began the request together, and noted. The only paper of a helper
/// on which the code stands; it is the person's to take.
/// </summary>
public sealed class PrintForPerson(OfficeDb db, HelpInForce help, ReceiptPaper paper, Guesses guesses, Journal journal, TimeProvider clock)
{
    public async Task<byte[]> Run(Guid request, Guid arrival, Language language, CancellationToken stop)
    {
        if (await help.Of(request, stop) is not { Evidence: MandateEvidence.Beside } mandate)
            throw new NotFound();
        var pdf = await paper.ForPerson(request, arrival, language, stop);
        if (!await guesses.Once($"keys|{request:N}", mandate.HoldsUntil, stop))
            throw new Refused("helping.printed");
        journal.Note(JournalKind.KeysPrinted, request, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return clock.GetUtcNow() < mandate.HoldsUntil ? pdf : throw new NotFound();
    }
}
