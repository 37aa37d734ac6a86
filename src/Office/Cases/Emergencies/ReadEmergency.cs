using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>One emergency with what was said. A look is noted like any other.</summary>
public sealed class ReadEmergency(OfficeDb db, EmergencyPlan plan, Keys keys, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    public async Task<EmergencyView> Run(Guid id, CancellationToken stop)
    {
        var e = await db.Set<Emergency>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) ?? throw new NotFound();
        await journal.NoteLook(JournalKind.EmergencyRead, e.RequestId ?? id, id, stop);
        var names = await db.NamesOf([.. ((Guid?[])[e.RaisedBy, e.AcceptedBy, e.ClosedBy]).OfType<Guid>().Distinct()], stop);
        using var key = await keys.Of(id, stop);
        var now = clock.GetUtcNow();
        return new()
        {
            Id = id,
            Kind = plan.Find(e.Kind) ?? new(e.Kind, e.Kind, [], [], []),
            Channel = e.Channel,
            Conversation = e.ConversationId,
            Number = e.Number,
            Words = e.Words(key),
            RaisedAt = e.RaisedAt,
            RaisedBy = names.GetValueOrDefault(e.RaisedBy, "–"),
            AcceptBy = e.AcceptBy,
            AcceptedAt = e.AcceptedAt,
            AcceptedBy = e.AcceptedBy is { } who ? names.GetValueOrDefault(who, "–") : null,
            AcceptedById = e.AcceptedBy,
            IsMine = e.AcceptedBy == by.Id,
            MayAccept = e.ClosedAt is null && e.AcceptedBy != by.Id && await grants.Holds(Right.Desk, stop),
            HasRisen = e.AcceptedAt is null && e.ClosedAt is null && e.AcceptBy <= now,
            Waits = now - e.RaisedAt,
            ClosedAt = e.ClosedAt,
            ClosedBy = e.ClosedBy is { } closer ? names.GetValueOrDefault(closer, "–") : null,
            Outcome = e.Outcome(key),
        };
    }
}

/// <summary>An emergency as its page shows it.</summary>
public sealed record EmergencyView
{
    public required Guid Id { get; init; }

    public required EmergencyKind Kind { get; init; }

    public required Channel Channel { get; init; }

    public required Guid? Conversation { get; init; }

    public required long? Number { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required string RaisedBy { get; init; }

    public required DateTimeOffset AcceptBy { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    public required string? AcceptedBy { get; init; }

    public required Guid? AcceptedById { get; init; }

    /// <summary>Whoever asks has it.</summary>
    public required bool IsMine { get; init; }

    public required bool MayAccept { get; init; }

    public required bool HasRisen { get; init; }

    public required TimeSpan Waits { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required string? ClosedBy { get; init; }

    /// <summary>What was done.</summary>
    public required string Outcome { get; init; }
}
