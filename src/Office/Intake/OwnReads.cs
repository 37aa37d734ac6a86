using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Correspondence;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using static OffenesHaus.Trust.JournalKind;

namespace OffenesHaus.Intake;

/// <summary>Who of the house, and who with a mandate, opened a request, its files and letters, when and why: for the person it belongs to. (Art. 15 GDPR)</summary>
public sealed class OwnReads(OfficeDb db, Keys keys, HelperAccounts helpers, TimeProvider clock)
{
    public const int PageLength = 50;

    private static readonly JournalKind[] Shown = [ReasonStated, OpenedUrgently, UrgentLookConfirmed, UrgentLookDeclined, RequestRead, FileRead, OriginalTaken, EvidenceRead, LetterRead, TaskTaken, TaskAssigned, RequestForwarded, ReadListPrinted, ReadsReported, CopyMade, CodeLetterWritten, LetterWithdrawn, ProtectionSet, ProtectionLifted, ContactSet, ReaderNamed, ReaderEnded, AddressRead];

    /// <summary>The entries that the person of this request is shown.</summary>
    internal static Expression<Func<JournalEntry, bool>> ShownTo(Guid request) =>
        e => e.About == request && ((e.ActorKind == ActorKind.Clerk && Shown.Contains(e.Kind)) || (e.ActorKind == ActorKind.Helper && Mandates.Shown.Contains(e.Kind)) || e.Kind == UrgentLookUnconfirmed);

    /// <summary>Newest first. <paramref name="before"/>: the last entry of the page before.</summary>
    public Task<ReadsView> See(Guid request, Guid? before, int most, CancellationToken stop) => See(request, new ReadsPart(before, most, ShowsHeld: false), stop);

    internal async Task<ReadsView> See(Guid request, ReadsPart part, CancellationToken stop)
    {
        var (before, most) = (part.Before, part.Most);
        var number = await db.Set<Request>().AsNoTracking().Where(r => r.Id == request).Select(r => (RequestNumber?)r.Number).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        var found = db.Set<JournalEntry>().AsNoTracking().Where(ShownTo(request));
        if (before is not null)
            found = found.Where(e => e.Id < before);
        var entries = await (from entry in found.OrderByDescending(e => e.Id).Take(most + 1)
                             join clerk in db.Set<ColleagueName>() on entry.ActorId equals clerk.Id into clerks
                             from clerk in clerks.DefaultIfEmpty()
                             orderby entry.Id descending
                             select new { entry.Id, entry.Kind, entry.At, entry.ActorKind, entry.ActorId, entry.Reason, entry.Detail, Name = clerk == null ? null : clerk.DisplayName, Role = clerk == null ? null : (ClerkRole?)clerk.Role }).ToListAsync(stop);
        using var key = await keys.Of(request, stop);
        var files = (await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == request).ToListAsync(stop)).ToDictionary(f => f.Id.ToString("N"), f => FileView.Of(f, key).Name, StringComparer.Ordinal);
        var letters = await db.Set<Letter>().AsNoTracking().Where(l => l.RequestId == request).ToDictionaryAsync(l => l.Id.ToString("N"), l => l.WrittenAt, StringComparer.Ordinal, stop);
        var reasons = (await db.Set<StatedReason>().AsNoTracking().Where(r => r.RequestId == request).ToListAsync(stop)).ToDictionary(r => r.Id.ToString("N"), r => r.Words(key), StringComparer.Ordinal);
        var today = Law.GermanTime.DayOf(clock.GetUtcNow());
        var held = (await db.Set<HeldLook>().AsNoTracking().Where(h => h.RequestId == request && h.UntilOn >= today).ToListAsync(stop)).GroupBy(h => h.EntryId).ToDictionary(g => g.Key, g => g.Max(h => h.UntilOn));
        var names = await helpers.Names([.. entries.Take(most).Where(e => e.ActorKind == ActorKind.Helper && (part.ShowsHeld || !held.ContainsKey(e.Id))).Select(e => e.ActorId).OfType<Guid>()], stop);
        return new()
        {
            Number = number,
            Lines =
            [
                .. entries.Take(most).Select(e => !part.ShowsHeld && held.TryGetValue(e.Id, out var until) ? ReadLine.Held(e.Id, e.At, until) : new ReadLine
                {
                    Id = e.Id,
                    Kind = e.Kind,
                    At = e.At,
                    Reason = e.Reason,
                    Name = e.ActorKind == ActorKind.Helper ? names.GetValueOrDefault(e.ActorId ?? Guid.Empty) : e.Name,
                    Role = e.Role,
                    File = e.Kind is FileRead or OriginalTaken or EvidenceRead ? files.GetValueOrDefault(e.Detail ?? "", "?") : null,
                    Words = e.Kind is ReasonStated or OpenedUrgently or ReaderNamed ? reasons.GetValueOrDefault(e.Detail ?? "", "?") : null,
                    LetterAt = e.Kind == LetterRead && letters.TryGetValue(e.Detail ?? "", out var at) ? at : null,
                }),
            ],
            HasOlder = entries.Count > most,
        };
    }
}

/// <summary>Which looks: those before an entry, how many, and whether those that are held back from the person are among them.</summary>
internal sealed record ReadsPart(Guid? Before, int Most, bool ShowsHeld);

/// <summary>A page of looks.</summary>
public sealed record ReadsView
{
    public required RequestNumber Number { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ReadLine> Lines { get; init; }

    public required bool HasOlder { get; init; }
}

/// <summary>One look, or what else a clerk did that the person should know of.</summary>
public sealed record ReadLine
{
    public required Guid Id { get; init; }

    public required JournalKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ReasonCode Reason { get; init; }

    /// <summary>As it stands under letters; null: the account is of another program and no longer known here.</summary>
    public required string? Name { get; init; }

    public required ClerkRole? Role { get; init; }

    /// <summary>The name of the file that was opened, or of the first of several that were opened as one document.</summary>
    public required string? File { get; init; }

    /// <summary>The reason a clerk wrote down.</summary>
    public required string? Words { get; init; }

    /// <summary>When the letter that was opened had been written.</summary>
    public required DateTimeOffset? LetterAt { get; init; }

    /// <summary>Held back until the end of this day; nothing else of it is said. Null: shown.</summary>
    public DateOnly? HeldUntil { get; private init; }

    internal static ReadLine Held(Guid id, DateTimeOffset at, DateOnly until) =>
        new() { Id = id, Kind = LookHeldBack, At = at, Reason = ReasonCode.OfficeDuty, Name = null, Role = null, File = null, Words = null, LetterAt = null, HeldUntil = until };
}
