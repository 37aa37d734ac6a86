using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Writes an internal note on a request, open or closed. Notes are never changed: who was wrong writes another.</summary>
public sealed class WriteNote(OfficeDb db, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    private const int Longest = 4_000;

    /// <param name="number">The request.</param>
    /// <param name="note">The key of the page it was written on: the same note twice is one.</param>
    /// <param name="words">As written.</param>
    /// <param name="stop">Ends the writing.</param>
    public async Task Run(RequestNumber number, Guid note, string words, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (string.IsNullOrWhiteSpace(words))
            throw new Refused("desk.no-note");
        if (words.Length > Longest)
            throw new Refused("desk.note-too-long", Longest);
        if (await db.Set<DeskNote>().AnyAsync(n => n.Id == note, stop))
            return;

        using var key = await keys.Of(request.Id, stop);
        db.Add(new DeskNote
        {
            Id = note,
            RequestId = request.Id,
            SealedWords = DeskNote.Seal(words.Trim(), key, note),
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = by.Id!.Value,
        });
        journal.Note(JournalKind.NoteWritten, request.Id, ReasonCode.OpenTask);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // The other click of a double click was faster: the note stands.
            db.ChangeTracker.Clear();
        }
    }
}
