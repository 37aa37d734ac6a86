using OffenesHaus.Catalog.Editions;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>
/// Takes into the draft what came back from translators. A file that cannot be read, or is another form's, changes nothing; of a readable one every text is taken
/// that fits, and each that does not is told.
/// </summary>
public sealed class TakeTranslations(OfficeDb db, Forms forms, EditionProof proof, Journal journal, Actor by, TimeProvider clock)
{
    private readonly Drafts drafts = new(db, forms, by, clock);

    public async Task<TranslationsTaken> Run(Guid draft, Language language, byte[] file, CancellationToken stop)
    {
        try
        {
            return await Take(draft, language, file, stop);
        }
        catch (Refused no)
        {
            db.ChangeTracker.Clear();
            journal.Note(JournalKind.FormRefused, draft, ReasonCode.OfficeDuty, no.Code);
            await db.SaveChangesAsync(stop);
            throw;
        }
    }

    private async Task<TranslationsTaken> Take(Guid draft, Language language, byte[] file, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var edition = await drafts.Lock(draft, stop);
        var last = await db.WordingOf(draft, stop);
        var form = proof.See(edition.Code, last.Source, before: null).Form ?? throw new Refused("catalog.definition-first");
        var returned = TranslationFile.Read(file, form, last.Words, language);
        if (returned.Taken > 0)
            drafts.Say(draft, last.Turn + 1, last.Source with { Words = returned.Words }, last.LeftOut);
        journal.Note(JournalKind.FormTextsTaken, draft, ReasonCode.OfficeDuty, $"{language} {returned.Taken} left {returned.LeftOut.Count}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new(returned.Taken, returned.LeftOut);
    }
}

/// <summary>What came of a translators' file: how many texts were taken, and what was left out or taken with a mark.</summary>
public sealed record TranslationsTaken(int Taken, IReadOnlyList<LeftOut> LeftOut);
