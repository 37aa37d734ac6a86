namespace OffenesHaus.Platform;

/// <summary>Writes promises into the running transaction. They are kept after the commit, at least once each: a listener must bear being called twice.</summary>
public sealed class Outbox(OfficeDb db, TimeProvider clock)
{
    internal void Promise(string topic, Guid subject)
    {
        var now = clock.GetUtcNow();
        db.Add(new OutboxEntry { Id = Guid.CreateVersion7(now), Topic = topic, Subject = subject, WrittenAt = now, DueAt = now });
    }
}

/// <summary>Keeps one kind of promise. Runs in a scope of its own, as the house.</summary>
public interface IListener
{
    string Topic { get; }

    Task Hear(Guid subject, CancellationToken stop);
}
