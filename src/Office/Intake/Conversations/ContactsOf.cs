using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Conversations;

/// <summary>What was spoken about a request, for whoever reads it: who called or came, how they showed who they are, what was told and promised.</summary>
public sealed class ContactsOf(OfficeDb db, Keys keys, Articles articles)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<ContactLine>> See(Guid request, CancellationToken stop)
    {
        var steps = await db.Set<ConversationStep>().AsNoTracking().Where(s => s.RequestId == request).OrderByDescending(s => s.Turn).Take(Most).ToListAsync(stop);
        if (steps.Count == 0)
            return [];
        var people = steps.Select(s => s.By).OfType<Guid>().Distinct().ToList();
        var names = await db.NamesOf(people, stop);
        var titles = await articles.Titles([.. steps.SelectMany(s => s.Sources ?? []).Distinct(StringComparer.Ordinal)], stop);
        using var key = await keys.Of(request, stop);
        return [.. steps.Select(s => new ContactLine(s.Channel, new(s.Kind, s.At, s.By is { } who ? names.GetValueOrDefault(who, "–") : null, null, s.Detail) { Until = s.PromisedUntil, Sources = [.. (s.Sources ?? []).Select(source => titles.GetValueOrDefault(source, source))] }, s.Kind == ConversationStepKind.MatterLeft ? null : s.Words(key)))];
    }
}

/// <summary>One step of a call or visit, as the desk shows it. <paramref name="Words"/>: null where it holds none.</summary>
public sealed record ContactLine(Channel Channel, ConversationLine Line, string? Words);
