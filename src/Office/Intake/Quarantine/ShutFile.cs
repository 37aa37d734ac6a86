using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake.Quarantine;

/// <summary>What is known about a file that a virus scanner shut, for whoever stands before it: what they may ask for, what was asked, and whether the original is open to them.</summary>
public sealed class ShutFile(OfficeDb db, Actor by, TimeProvider clock)
{
    /// <summary>So long an agreement opens the original.</summary>
    public static readonly TimeSpan Opens = TimeSpan.FromMinutes(30);

    public async Task<ShutFileView> See(Guid request, Guid file, CancellationToken stop)
    {
        var acts = await db.Set<JointAct>().AsNoTracking().Where(a => a.Subject == request && (a.Kind == JointKind.OpenQuarantined || a.Kind == JointKind.ReleaseQuarantined) && a.Detail == file.ToString("N")).OrderBy(a => a.Id).ToListAsync(stop);
        return new()
        {
            IsOfficer = await IsOfficer(stop),
            MayAsk = await db.Works(request).AnyAsync(stop) || await IsOfficer(stop),
            Opening = acts.Exists(a => a.Kind == JointKind.OpenQuarantined && a.Outcome is null),
            Releasing = acts.Exists(a => a.Kind == JointKind.ReleaseQuarantined && a.Outcome is null),
            Kept = acts.LastOrDefault(a => a is { Kind: JointKind.ReleaseQuarantined, Outcome: JointOutcome.Declined })?.DecidedAt,
            OpenUntil = await IsOfficer(stop) && acts.LastOrDefault(a => a is { Kind: JointKind.OpenQuarantined, Outcome: JointOutcome.Agreed } && a.AskedBy == by.Id)?.DecidedAt + Opens is { } until && until > clock.GetUtcNow() ? until : null,
        };
    }

    internal Task<bool> IsOfficer(CancellationToken stop)
    {
        var me = by.Id;
        return db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Holder == me && g.Right == Right.Member && g.Subject == Groups.Officers && g.EndedAt == null, stop);
    }
}

/// <summary>A shut file as its page shows it.</summary>
public sealed record ShutFileView
{
    public required bool IsOfficer { get; init; }

    /// <summary>Works the request, or is a data protection officer who opened it.</summary>
    public required bool MayAsk { get; init; }

    /// <summary>Somebody asked to look at the original, and a second person has not decided.</summary>
    public required bool Opening { get; init; }

    /// <summary>The same for its release.</summary>
    public required bool Releasing { get; init; }

    /// <summary>When two last decided that it stays shut.</summary>
    public required DateTimeOffset? Kept { get; init; }

    /// <summary>Until when whoever looks may download the original; null: not.</summary>
    public required DateTimeOffset? OpenUntil { get; init; }
}
