using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>Writes an internal note on a request, open or closed. Notes are never changed: who was wrong writes another.</summary>
public sealed class WriteNote(OfficeDb db, Keys keys, Protections protections, Outbox outbox, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    private const int Longest = 4_000, MostTries = 5;

    /// <param name="number">The request.</param>
    /// <param name="note">The key of the page it was written on: the same words under it twice are one note.</param>
    /// <param name="words">As written.</param>
    /// <param name="stop">Ends the writing.</param>
    public async Task Run(RequestNumber number, Guid note, string words, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (string.IsNullOrWhiteSpace(words))
            throw new Refused("desk.no-note");
        if (words.Length > Longest)
            throw new Refused("desk.note-too-long", Longest);

        using var key = await keys.Of(request.Id, stop);
        var covers = (await protections.Of(request.Id, stop)).Address;
        for (var tries = 1; await FreeId(request.Id, note, words.Trim(), key, stop) is { } free; tries++)
        {
            db.Add(new DeskNote
            {
                Id = free,
                RequestId = request.Id,
                SealedWords = DeskNote.Seal(words.Trim(), key, free),
                WrittenAt = clock.GetUtcNow(),
                WrittenBy = by.Id!.Value,
            });
            if (covers)
                outbox.Promise(ConcealAgain.TopicName, request.Id);
            journal.Note(JournalKind.NoteWritten, request.Id, await grants.ReasonFor(request.Id, stop));
            try
            {
                await db.SaveChangesAsync(stop);
                return;
            }
            catch (DbUpdateException e) when (e.IsRace() && tries < MostTries)
            {
                // The other click of a double click was faster: with the same words the note stands, others get an id of their own.
                db.ChangeTracker.Clear();
            }
        }
    }

    // Null: this very note stands already. A page gone back to and written anew carries the old id, and is another note.
    private async Task<Guid?> FreeId(Guid request, Guid id, string words, DataKey key, CancellationToken stop)
    {
        while (await db.Set<DeskNote>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, stop) is { } known)
        {
            if (known.RequestId == request && known.Words(key) == words)
                return null;
            id = known.NextId(request);
        }

        return id;
    }
}
