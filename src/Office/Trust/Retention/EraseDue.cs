using Microsoft.Extensions.Logging;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Retention;

/// <summary>Erases whatever's time of keeping is over and nobody holds, the oldest first, one after the other: broken off, it goes on where it was, and one that cannot be erased holds up no other. (Art. 17 Abs. 1 Buchst. a GDPR, § 84 SGB X)</summary>
public sealed partial class EraseDue(OfficeDb db, Erase erase, KeepingRules rules, AtRest resting, Journal journal, TimeProvider clock, ILogger<EraseDue> log)
{
    private const int Piece = 200;

    public async Task<ErasedToday> Run(CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var (erased, held) = (0, 0);
        foreach (var kind in Enum.GetValues<KeptKind>())
            for (var after = new Resting(Guid.Empty, DateTimeOffset.MinValue, false); ; )
            {
                var due = (await resting.Oldest(kind, after, Piece, stop)).TakeWhile(r => rules.IsOver(kind, r.At, today)).ToList();
                foreach (var one in due.Where(d => !d.Held))
                    erased += await One(kind, one.Subject, today, stop) ? 1 : 0;
                held += due.Count(d => d.Held);
                if (due.Count < Piece)
                    break;
                after = due[^1];
            }

        return new(today, erased, held);
    }

    private async Task<bool> One(KeptKind kind, Guid subject, DateOnly today, CancellationToken stop)
    {
        try
        {
            return await erase.Run(subject, kind == KeptKind.Draft ? ErasureGround.NeverSent : ErasureGround.TimeOver, stop, () => StillOver(kind, subject, today, stop));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            NotErased(log, subject, e);
            return false;
        }
    }

    private async Task<bool> StillOver(KeptKind kind, Guid subject, DateOnly today, CancellationToken stop) =>
        await resting.Since(kind, subject, stop) is { } at && rules.IsOver(kind, at, today);

    /// <summary>Writes down that it ran, after everything that showed the erased was cleared.</summary>
    public async Task Note(ErasedToday done, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var run = new RetentionRun { Id = Guid.CreateVersion7(now), Day = done.Day, EndedAt = now, Erased = done.Erased, Held = done.Held };
        db.Add(run);
        journal.Note(JournalKind.RetentionRun, run.Id, ReasonCode.OfficeDuty, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{done.Erased} {done.Held}"));
        await db.SaveChangesAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Subject} is due to be erased and could not be; it will be tried again tomorrow")]
    private static partial void NotErased(ILogger log, Guid subject, Exception e);
}

/// <summary>What a run erased, and what was due and is held.</summary>
/// <param name="Day">The day in Germany whose rules decided.</param>
/// <param name="Erased">How many were erased.</param>
/// <param name="Held">How many stay because of a legal hold.</param>
public sealed record ErasedToday(DateOnly Day, int Erased, int Held);
