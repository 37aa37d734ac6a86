using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>Sets a letter for the print tray and keeps its PDF sealed under a key of its own. Heard twice, it is set once.</summary>
public sealed class TypesetLetter(OfficeDb db, Keys keys, ProtectedLetters protectedLetters, Typesetter typesetter, FileStore store, Journal journal) : IListener
{
    public const string TopicName = "typeset-letter";
    private const long Largest = 20_000_000;
    private const string ByHand = "(Anschrift von Hand auf den Umschlag)", Unknown = "(Anschrift nicht bekannt)";

    public string Topic => TopicName;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        var letter = await db.Set<Letter>().SingleAsync(l => l.Id == subject, stop);
        if (letter.Blob is not null)
            return;

        using var request = await keys.Of(letter.RequestId, stop);
        using var own = DataKey.Create();
        var safe = await protectedLetters.For(letter.RequestId, stop);
        using var secret = safe?.Secret;
        if (secret is not null && letter.ProtectedBy is null)
            letter.Protect(request, secret.Key, secret.Id);
        var sealing = secret?.Key ?? request;
        var sheet = letter.Sheet(sealing);

        // Here alone the address comes to the letter; what is sealed under the protection key leaves this room only to named readers.
        if (sheet.Address.Any(Masked.Is))
        {
            var known = safe?.Address ?? [];
            letter.HasNoAddress |= known.Count == 0;
            sheet = sheet with { Address = known.Count > 0 ? known : [Unknown] };
        }

        var paper = await Set(sheet, stop);
        using var pdf = new MemoryStream(paper.Pdf);
        letter.IsSet((StoredBlob)await store.Keep(pdf, own, Largest, stop), own, sealing, paper.Pages);
        journal.Note(JournalKind.LetterTypeset, letter.RequestId, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
    }

    // An address that fits no window must not keep a letter from going out: it is set without, for an envelope written by hand.
    private async Task<Paper> Set(LetterSheet sheet, CancellationToken stop)
    {
        try
        {
            return await typesetter.Set(sheet, stop);
        }
        catch (SheetRefused e) when (e.Code is SheetRefused.AddressDoesNotFit or SheetRefused.AddressLines)
        {
            return await typesetter.Set(sheet with { Address = [ByHand] }, stop);
        }
    }
}
