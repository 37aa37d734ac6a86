using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Correspondence;

/// <summary>A clerk opens the PDF of a letter. Reading is an entry in the journal that names the letter; one look is one entry.</summary>
public sealed class ReadLetter(OfficeDb db, Keys keys, ProtectedKeys secrets, FileStore store, Journal journal, Actor by)
{
    public async Task<Stream> Run(Guid id, CancellationToken stop)
    {
        var letter = await db.Handled().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.Blob != null, stop) ?? throw new NotFound();
        if (letter.StaysShut || (letter.About == LetterAbout.Pin && !await MayPrintPin(letter.RequestId, stop)))
            throw new NotFound();
        await journal.NoteLook(JournalKind.LetterRead, letter.RequestId, id, stop);
        if (letter.ProtectedBy is not null)
            await journal.NoteLook(JournalKind.AddressRead, letter.RequestId, id, stop);
        using var secret = letter.ProtectedBy is { } protectedBy ? await secrets.Of(protectedBy, stop) : null;
        using var request = await keys.Of(letter.RequestId, stop);
        using var own = letter.BlobKey(secret?.Key ?? request);
        using var sealedPdf = store.OpenRead(new(letter.Blob!.Value), own);
        var pdf = new MemoryStream();
        await sealedPdf.CopyToAsync(pdf, stop);
        pdf.Position = 0;
        return pdf;
    }

    // A PIN is for the person's letterbox: who works requests may order one and never reads it, and nobody prints what they ordered, or where they typed the birth date that goes with it.
    private async Task<bool> MayPrintPin(Guid request, CancellationToken stop) =>
        await db.Set<ColleagueName>().AnyAsync(c => c.Id == by.Id && c.Role != ClerkRole.CaseWorker, stop)
        && !await db.Set<JournalEntry>().AnyAsync(e => e.About == request && (e.Kind == JournalKind.CodeLetterWritten || e.Kind == JournalKind.AnswersSaved || e.Kind == JournalKind.PaperFiled) && e.ActorId == by.Id, stop);
}
