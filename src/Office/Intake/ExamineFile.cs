using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Looks into a file after it was kept: how many pages, and whether it can be read. What cannot be read becomes a task, never a refusal.</summary>
public sealed class ExamineFile(OfficeDb db, Keys keys, Examining examining, Tasks tasks, Journal journal) : IListener
{
    internal const string TopicName = "examine-file";

    public string Topic => TopicName;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        if (await db.Set<EvidenceFile>().SingleOrDefaultAsync(f => f.Id == subject, stop) is not { Readability: Readability.NotYetTried, RemovedAt: null } file)
            return;

        using var key = await keys.Of(file.RequestId, stop);
        using var own = file.FileKey(key);
        var seen = file.ReleasedAt is null ? await examining.Run(file.Stored(own), stop) : await examining.Draw(file.Stored(own), stop);

        // Looking took a while: it may have been handed in or taken away meanwhile.
        await db.Entry(file).ReloadAsync(stop);
        (file.Pages, file.Readability) = (seen.Pages, seen.Readability);

        // A draft is nobody's work yet; when it is handed in, the clerk who reads it sees the file's state beside it.
        if (file.Readability != Readability.Readable && await Cause(file, stop) is { } cause)
            await tasks.Open(cause, stop);
        if (seen.Found is { } found)
            journal.Note(JournalKind.FileQuarantined, file.RequestId, ReasonCode.OfficeDuty, $"{file.Id:N} {found}");
        else
            journal.Note(JournalKind.FileExamined, file.RequestId, ReasonCode.OfficeDuty);
        await db.SaveAgainstOthers(stop);
    }

    private async Task<Tasks.Cause?> Cause(EvidenceFile file, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == file.RequestId, stop);
        var arrival = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).SingleOrDefaultAsync(a => a.Id == file.ArrivalId, stop);
        return arrival is null ? null : new()
        {
            RequestId = request.Id,
            Number = request.Number.Value,
            Kind = file.Readability == Readability.Quarantined ? TaskKind.VirusFound : TaskKind.LookAtFile,
            Form = request.Form,
            Channel = arrival.Channel,
            Language = request.Language,
            ReceivedAt = arrival.ReceivedAt,
            LegalDay = arrival.Day.Day,
        };
    }
}
