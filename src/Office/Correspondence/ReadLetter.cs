using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>A clerk opens the PDF of a letter. Reading is an entry in the journal that names the letter; one look is one entry.</summary>
public sealed class ReadLetter(OfficeDb db, Keys keys, FileStore store, Journal journal)
{
    public async Task<Stream> Run(Guid id, CancellationToken stop)
    {
        var letter = await db.Set<Letter>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.Blob != null, stop) ?? throw new NotFound();
        if (letter.StaysShut)
            throw new NotFound();
        await journal.NoteLook(JournalKind.LetterRead, letter.RequestId, id, stop);
        using var request = await keys.Of(letter.RequestId, stop);
        using var own = letter.BlobKey(request);
        using var sealedPdf = store.OpenRead(new(letter.Blob!.Value), own);
        var pdf = new MemoryStream();
        await sealedPdf.CopyToAsync(pdf, stop);
        pdf.Position = 0;
        return pdf;
    }
}
