using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Retention;

/// <summary>Erases whatever's time of keeping is over and nobody holds, the oldest first, one after the other: broken off, it goes on where it was. (Art. 17 Abs. 1 Buchst. a GDPR, § 84 SGB X)</summary>
public sealed class EraseDue(OfficeDb db, Erase erase, KeepingRules rules, AtRest resting, Journal journal, TimeProvider clock)
{
    private const int Piece = 200;

    /// <summary>How many were erased.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var (erased, held) = (0, 0);
        foreach (var kind in Enum.GetValues<KeptKind>())
            for (var after = new Resting(Guid.Empty, DateTimeOffset.MinValue, false); ; )
            {
                var due = (await resting.Oldest(kind, after, Piece, stop)).TakeWhile(r => rules.IsOver(kind, r.At, today)).ToList();
                foreach (var one in due.Where(d => !d.Held))
                    erased += await erase.Run(one.Subject, kind == KeptKind.Draft ? ErasureGround.NeverSent : ErasureGround.TimeOver, stop, () => StillOver(kind, one.Subject, today, stop)) ? 1 : 0;
                held += due.Count(d => d.Held);
                if (due.Count < Piece)
                    break;
                after = due[^1];
            }

        await Note(today, erased, held, stop);
        return erased;
    }

    private async Task<bool> StillOver(KeptKind kind, Guid subject, DateOnly today, CancellationToken stop) =>
        await resting.Since(kind, subject, stop) is { } at && rules.IsOver(kind, at, today);

    private async Task Note(DateOnly today, int erased, int held, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var run = new RetentionRun { Id = Guid.CreateVersion7(now), Day = today, EndedAt = now, Erased = erased, Held = held };
        db.Add(run);
        journal.Note(JournalKind.RetentionRun, run.Id, ReasonCode.OfficeDuty, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{erased} {held}"));
        await db.SaveChangesAsync(stop);
    }
}
