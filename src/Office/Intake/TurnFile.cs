using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A clerk turns a file that was handed in lying on its side, for everybody who reads it after them. Its bytes stay as they came.</summary>
public sealed class TurnFile(OfficeDb db, Grants grants, Journal journal)
{
    /// <summary><paramref name="quarters"/>: how it is to stand, counted from how it came; so a second click turns nothing.</summary>
    public async Task Run(RequestNumber number, Guid file, int quarters, CancellationToken stop)
    {
        var found = await db.FilesOnDesk(number).SingleOrDefaultAsync(f => f.Id == file, stop) ?? throw new NotFound();
        await db.Worked(number, stop);
        found.TurnTo(quarters);
        if (!db.ChangeTracker.HasChanges())
            return;
        journal.Note(JournalKind.FileTurned, found.RequestId, await grants.ReasonFor(found.RequestId, stop), Turned(found));
        await db.SaveAgainstOthers(stop);
    }

    internal static string Turned(EvidenceFile file) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Id:N} {file.Turns}");
}
