using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Editions;

/// <summary>Publishes a draft from a day on. Refused while anything stands in its way; of two who publish at once, one does and the other is told.</summary>
public sealed class PublishEdition(OfficeDb db, Forms forms, EditionProof proof, FormsInForce inForce, Journal journal, Actor by, TimeProvider clock)
{
    public const int MostDaysAhead = 730;

    private readonly Drafts drafts = new(db, forms, by, clock);

    /// <summary><paramref name="seen"/>: the turn that was looked at; what is published is what was seen.</summary>
    public async Task Run(Guid id, int seen, DateOnly validFrom, CancellationToken stop)
    {
        try
        {
            await Publish(id, seen, validFrom, stop);
        }
        catch (Refused no)
        {
            // What was tried and did not come about stands in the journal as well.
            db.ChangeTracker.Clear();
            journal.Note(JournalKind.FormRefused, id, ReasonCode.OfficeDuty, no.Code);
            await db.SaveChangesAsync(stop);
            throw;
        }

        await inForce.Refresh(db, stop);
    }

    private async Task Publish(Guid id, int seen, DateOnly validFrom, CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (validFrom < today)
            throw new Refused("catalog.valid-past", today);
        if (validFrom > today.AddDays(MostDaysAhead))
            throw new Refused("catalog.valid-far", today.AddDays(MostDaysAhead));

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var edition = await drafts.Lock(id, stop);
        var last = await db.WordingOf(id, stop);
        if (last.Turn != seen)
            throw new Refused("catalog.draft-newer");
        var newest = await drafts.Newest(edition.Code, stop);
        var proven = proof.See(edition.Code, last.Source, newest?.Source);
        if (proven.Obstacles.Count > 0)
            throw new Refused("catalog.not-ready", proven.Obstacles.Count);
        if (proven.Written!.Version <= (newest?.Version ?? 0))
            throw new Refused("catalog.version-taken", proven.Written.Version, newest!.Version + 1);

        (edition.Version, edition.ValidFrom, edition.PublishedAt, edition.PublishedBy) = (proven.Written.Version, validFrom, clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.FormPublished, id, ReasonCode.OfficeDuty, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"version {edition.Version} from {validFrom:yyyy-MM-dd}"));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
