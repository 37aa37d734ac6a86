using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>Raises an emergency within the transaction of the verb that heard of it: it stands in the database before anybody is told that it does.</summary>
public sealed class Raise(OfficeDb db, Tasks tasks, EmergencyPlan plan, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    public const int Longest = 2_000;

    internal async Task Run(Heard heard, Tasks.Cause? about, CancellationToken stop)
    {
        if (plan.Find(heard.Kind) is not { } kind)
            throw new Refused("emergency.no-kind");
        var words = (heard.Words ?? "").Trim();
        if (words.Length > Longest)
            throw new Refused("emergency.too-long", Longest);
        if (await db.Set<Emergency>().AsNoTracking().AnyAsync(e => e.Id == heard.Id, stop))
            return;

        var now = clock.GetUtcNow();
        using var key = keys.CreateFor(heard.Id);
        db.Add(new Emergency
        {
            Id = heard.Id,
            Kind = kind.Code,
            Channel = heard.Channel,
            ConversationId = heard.Conversation,
            RequestId = heard.Request,
            Number = heard.Number,
            SealedWords = words.Length == 0 ? null : Emergency.Seal(words, key, heard.Id),
            RaisedAt = now,
            RaisedBy = by.Id!.Value,
            AcceptBy = now + plan.WaitsOn(GermanTime.DayOf(now)),
        });
        journal.Note(JournalKind.EmergencyRaised, heard.Request ?? heard.Id, ReasonCode.OfficeDuty, $"{heard.Id:N} {kind.Code}");
        if (about is not null)
            await tasks.Open(about, stop);
    }
}

/// <summary>An emergency as it was heard. <paramref name="Id"/>: drawn with the page.</summary>
public sealed record Heard(Guid Id, string? Kind, string? Words)
{
    public Channel Channel { get; init; } = Channel.Phone;

    public Guid? Conversation { get; init; }

    public Guid? Request { get; init; }

    /// <summary>Of the request, ten digits.</summary>
    public long? Number { get; init; }
}
