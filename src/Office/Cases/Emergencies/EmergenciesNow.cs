using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>The emergencies that are not over, above every worklist and on every screen of those who speak with people: what nobody has stands first. Never a word of what was said.</summary>
public sealed class EmergenciesNow(OfficeDb db, Actor by, TimeProvider clock)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<EmergencyLine>> See(CancellationToken stop)
    {
        var (me, now) = (by.Id, clock.GetUtcNow());
        var open = await db.Set<Emergency>().AsNoTracking().Where(e => e.ClosedAt == null && (e.AcceptedAt == null || e.RaisedBy == me || e.AcceptedBy == me))
            .OrderBy(e => e.AcceptedAt != null).ThenBy(e => e.RaisedAt).Take(Most)
            .Select(e => new { e.Id, e.Kind, e.Channel, e.Number, e.RaisedAt, e.RaisedBy, e.AcceptBy, e.AcceptedAt, e.AcceptedBy }).ToListAsync(stop);
        if (open.Count == 0)
            return [];
        var names = await db.NamesOf([.. open.SelectMany(e => (Guid?[])[e.RaisedBy, e.AcceptedBy]).OfType<Guid>().Distinct()], stop);
        return
        [
            .. open.Select(e => new EmergencyLine
            {
                Id = e.Id,
                Kind = e.Kind,
                Channel = e.Channel,
                Number = e.Number,
                RaisedAt = e.RaisedAt,
                RaisedBy = names.GetValueOrDefault(e.RaisedBy, "–"),
                IsMine = e.RaisedBy == me,
                AcceptedAt = e.AcceptedAt,
                AcceptedBy = e.AcceptedBy is { } who ? names.GetValueOrDefault(who, "–") : null,
                HasRisen = e.AcceptedAt is null && e.AcceptBy <= now,
                Waits = now - e.RaisedAt,
            }),
        ];
    }
}

/// <summary>One line about an emergency.</summary>
public sealed record EmergencyLine
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Of its request; null: it is about none.</summary>
    public required long? Number { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required string RaisedBy { get; init; }

    /// <summary>Whoever asks raised it.</summary>
    public required bool IsMine { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Null: nobody has it.</summary>
    public required string? AcceptedBy { get; init; }

    /// <summary>Nobody had it in time: it is with the team leads.</summary>
    public required bool HasRisen { get; init; }

    public required TimeSpan Waits { get; init; }
}
