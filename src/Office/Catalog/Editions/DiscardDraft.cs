using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Editions;

/// <summary>Ends a draft that nobody will publish. What was saved of it stays in the database; another may be begun.</summary>
public sealed class DiscardDraft(OfficeDb db, Forms forms, Journal journal, Actor by, TimeProvider clock)
{
    private readonly Drafts drafts = new(db, forms, by, clock);

    public async Task Run(Guid id, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var edition = await drafts.Lock(id, stop);
        (edition.DiscardedAt, edition.DiscardedBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.FormDraftDiscarded, id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
