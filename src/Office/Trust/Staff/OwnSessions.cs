using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Where a clerk is logged in, and what happened to the account: for the page where both are changed, and for the first minutes after a log-in. (OWASP ASVS 6.3.5, 6.3.7, 7.5.2)</summary>
public sealed class OwnSessions(StaffDb staff, OfficeDb db, TimeProvider clock)
{
    /// <summary>A session of staff and helpers, however much it is used. (OWASP ASVS 7.3.2)</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private static readonly TimeSpan Told = TimeSpan.FromDays(7);
    private static readonly JournalKind[] Changes = [JournalKind.ClerkSecretChanged, JournalKind.ClerkReset, JournalKind.ClerkTied, JournalKind.ClerkUntied];

    /// <summary>Sessions that may still last, the newest first. One without a page for half an hour is over and may still stand here.</summary>
    public async Task<IReadOnlyList<OwnSessionLine>> Open(Guid clerk, Guid present, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Longest;
        // With a new secret every session ended but the one it was set in.
        var ended = await db.Set<JournalEntry>().Where(e => e.About == clerk && ((e.Kind == JournalKind.ClerkSecretChanged && (e.Detail == "password" || e.Detail!.StartsWith("passkey"))) || e.Kind == JournalKind.ClerkReset || e.Kind == JournalKind.ClerkUntied))
            .MaxAsync(e => (DateTimeOffset?)e.At, stop) ?? DateTimeOffset.MinValue;
        return await staff.Set<StaffSession>().AsNoTracking().Where(s => s.ClerkId == clerk && s.EndedAt == null && s.BegunAt > since && (s.Id == present || s.BegunAt > ended))
            .OrderByDescending(s => s.BegunAt).Select(s => new OwnSessionLine(s.Id, s.BegunAt, s.Id == present)).ToListAsync(stop);
    }

    /// <summary>What opens the account and changed within a week before that session, and how often somebody tried and did not come in.</summary>
    public async Task<AccountNews> News(Guid clerk, DateTimeOffset before, CancellationToken stop)
    {
        var since = before - Told;
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.About == clerk && e.At > since && e.At < before && (Changes.Contains(e.Kind) || e.Kind == JournalKind.LogInRefused || e.Kind == JournalKind.SignInRefused))
            .OrderByDescending(e => e.At).Select(e => new { e.Kind, e.Detail, e.At }).ToListAsync(stop);
        return new([.. entries.Where(e => Changes.Contains(e.Kind)).Select(e => new AccountChange(e.Kind, e.Detail, e.At))], entries.Count(e => !Changes.Contains(e.Kind)));
    }
}

/// <summary>A session as its owner sees it.</summary>
public sealed record OwnSessionLine(Guid Id, DateTimeOffset BegunAt, bool IsThis);

/// <summary>What happened to an account lately.</summary>
public sealed record AccountNews(IReadOnlyList<AccountChange> Changes, int Refused)
{
    public bool IsEmpty => Changes.Count == 0 && Refused == 0;
}

/// <summary>A change of what opens an account.</summary>
public sealed record AccountChange(JournalKind Kind, string? Detail, DateTimeOffset At);
