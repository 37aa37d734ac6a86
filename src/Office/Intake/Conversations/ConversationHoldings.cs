using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Conversations;

/// <summary>Calls and visits themselves: who called, as it was noted. What was taken down belongs to its request.</summary>
internal sealed class ConversationHoldings(OfficeDb db, Keys keys) : IHoldings
{
    // Its steps about a matter are that matter's contacts, and stay as long as it does. What was told about none goes with the conversation, and not before the day that was promised.
    public string AtRest => """
        SELECT 'Conversation' AS kind, c.id AS subject,
            GREATEST(c.ended_at, (SELECT max(s.promised_until)::timestamp AT TIME ZONE 'Europe/Berlin' FROM intake.conversation_step s WHERE s.conversation_id = c.id)) AS at
        FROM intake.conversation c
        WHERE c.ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM intake.conversation_step s WHERE s.conversation_id = c.id AND s.request_id IS NOT NULL)
        """;

    public IReadOnlyList<CopiedTable> Tables { get; } =
    [
        new("intake.conversation_step", "conversations"), new("intake.conversation", "conversations"), new("intake.service_pin", "service-pins"),
    ];

    public async Task Export(Guid subject, OwnCopy into, CancellationToken stop)
    {
        using var key = await keys.Of(subject, stop);
        var steps = await db.Set<ConversationStep>().AsNoTracking().Where(s => s.RequestId == subject).OrderBy(s => s.Turn).ToListAsync(stop);
        var names = await db.NamesOf([.. steps.Select(s => s.By).OfType<Guid>().Distinct()], stop);
        // Words about a request that was the wrong one lie under the key of the right one.
        foreach (var step in steps)
            into.Begin("conversations").With("at", step.At).With("channel", step.Channel, "receipt/channel.").With("what", step.Kind, "conversation").With("detail", step.Detail)
                .With("words", step.Kind == ConversationStepKind.MatterLeft ? null : step.Words(key)).With("name", step.By is { } who ? names.GetValueOrDefault(who) : null)
                .With("promisedUntil", step.PromisedUntil).With("sources", step.Sources is null ? null : string.Join(", ", step.Sources));
        foreach (var pin in await db.Set<ServicePin>().AsNoTracking().Where(p => p.RequestId == subject).OrderBy(p => p.Id).ToListAsync(stop))
            into.Begin("service-pins").With("at", pin.SetAt).With("tries", pin.Tries).With("endedAt", pin.EndedAt);
    }

    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        await db.Forget("conversation_id", subject, ["intake.conversation_step"], stop);
        await db.Forget("id", subject, ["intake.conversation"], stop);
        return [];
    }
}
