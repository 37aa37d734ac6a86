using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>Looks into a scan after it was kept: how many pages, and whether they can be shown. Once filed, <see cref="ExamineFile"/> does that for the request.</summary>
public sealed class ExamineSheet(OfficeDb db, Keys keys, Examining examining, Journal journal) : IListener
{
    internal const string TopicName = "examine-sheet";

    public string Topic => TopicName;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        if (await db.Set<PaperSheet>().SingleOrDefaultAsync(s => s.Id == subject, stop) is not { Readability: Readability.NotYetTried, SealedKey: not null } sheet)
            return;
        using var key = await keys.Of(sheet.PaperId, stop);
        using var own = sheet.FileKey(key);
        var seen = await examining.Run(new() { Blob = new(sheet.Id), Kind = sheet.Kind, Key = own }, stop);

        // It may have been filed while we looked: then its row of the request is looked at.
        await db.Entry(sheet).ReloadAsync(stop);
        if (sheet.SealedKey is null)
            return;
        (sheet.Pages, sheet.Readability) = (seen.Pages, seen.Readability);
        if (seen.Found is { } found)
            journal.Note(JournalKind.FileQuarantined, sheet.PaperId, ReasonCode.OfficeDuty, $"{sheet.Id:N} {found}");
        else
            journal.Note(JournalKind.FileExamined, sheet.PaperId, ReasonCode.OfficeDuty);
        await db.SaveAgainstOthers(stop);
    }
}
