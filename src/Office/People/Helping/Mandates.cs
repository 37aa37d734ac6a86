using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using static OffenesHaus.Trust.JournalKind;

namespace OffenesHaus.People.Helping;

/// <summary>Who helps with a request, did, or wants to; with everything they saw and did: for the person, and for whoever works on it.</summary>
public sealed class Mandates(OfficeDb db, Keys keys, HelperAccounts accounts, TimeProvider clock)
{
    private const int MostActs = 50;

    /// <summary>What a helper sees and does in a request, as the person reads it.</summary>
    internal static readonly JournalKind[] Shown =
        [RequestRead, AnswersSaved, FileAdded, FileRemoved, HandedIn, ReplyReceived, MandateTaken, MandateEnded];

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<MandateView>> Of(Guid request, CancellationToken stop)
    {
        var mandates = await db.Set<Mandate>().AsNoTracking().Where(m => m.RequestId == request).OrderByDescending(m => m.Id).ToListAsync(stop);
        if (mandates.Count == 0)
            return [];
        var helpers = mandates.Select(m => m.Helper).OfType<Guid>().ToHashSet();
        var acts = helpers.Count == 0 ? [] : await db.Set<JournalEntry>().AsNoTracking().Where(e => e.About == request && e.ActorKind == ActorKind.Helper && Shown.Contains(e.Kind))
            .OrderByDescending(e => e.Id).Take(MostActs * helpers.Count).Select(e => new { e.ActorId, e.Kind, e.At }).ToListAsync(stop);
        var names = await accounts.Names(helpers, stop);
        using var key = await keys.Of(request, stop);
        var now = clock.GetUtcNow();
        return
        [
            .. mandates.Select(m => MandateView.Of(m, key, now) with
            {
                TakenBy = m.Helper is { } taker ? names.GetValueOrDefault(taker) : null,
                Acts = m.Helper is null ? [] : [.. acts.Where(a => a.ActorId == m.Helper && a.At >= m.TakenAt && (m.EndedAt is null || a.At <= m.EndedAt)).Take(MostActs).Select(a => new HelpAct(a.Kind, a.At))],
            }),
        ];
    }
}

/// <summary>A mandate, as it is shown.</summary>
public sealed record MandateView
{
    public required Guid Id { get; init; }

    public required MandateKind Kind { get; init; }

    public required MandateState State { get; init; }

    public required HelpScopes Scope { get; init; }

    /// <summary>It is for all matters that one way in of the person opens.</summary>
    public required bool IsWide { get; init; }

    /// <summary>Only where it begins later than it was given.</summary>
    public required DateOnly? FromOn { get; init; }

    /// <summary>As the person calls whoever helps.</summary>
    public required string Name { get; init; }

    public required string? Organisation { get; init; }

    /// <summary>Who brought the code, as their account is called; null while nobody did.</summary>
    public string? TakenBy { get; init; }

    public required DateOnly UntilOn { get; init; }

    public required MandateEvidence Evidence { get; init; }

    public required Channel Through { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required DateTimeOffset? TakenAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required ActorKind? EndedBy { get; init; }

    /// <summary>What was seen and done with it, newest first.</summary>
    public IReadOnlyList<HelpAct> Acts { get; init; } = [];

    public bool Stands => State is MandateState.Proposed or MandateState.Offered or MandateState.InForce or MandateState.Noted;

    internal static MandateView Of(Mandate m, DataKey key, DateTimeOffset now) => new()
    {
        Id = m.Id,
        Kind = m.Kind,
        State = m.StateAt(now),
        Scope = m.Scope,
        IsWide = m.IsWide,
        FromOn = m.FromOn,
        Name = m.Name(key),
        Organisation = m.Organisation(key),
        UntilOn = m.UntilOn,
        Evidence = m.Evidence,
        Through = m.Through,
        GivenAt = m.GivenAt,
        TakenAt = m.TakenAt,
        EndedAt = m.EndedAt,
        EndedBy = m.EndedBy,
    };
}

/// <summary>One thing a helper saw or did.</summary>
public sealed record HelpAct(JournalKind Kind, DateTimeOffset At);
