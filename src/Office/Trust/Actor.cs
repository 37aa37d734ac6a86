using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Who acts in this scope: set once by the door's authentication or by the job, then only read.</summary>
public sealed class Actor(TimeProvider clock) : IOnBehalf
{
    public ActorKind Kind { get; private set; } = ActorKind.Nobody;

    /// <summary>The clerk's id, or the request's id when a person acts with number and code.</summary>
    public Guid? Id { get; private set; }

    /// <summary>From which network a visit comes, coarsely; null when nobody visits. Never stored as it is.</summary>
    public string? Network { get; init; }

    /// <inheritdoc />
    public Guid? Subject { get; private set; }

    string IOnBehalf.Whose => Kind.ToString();

    DateTimeOffset IOnBehalf.Now => clock.GetUtcNow();

    public void Is(ActorKind kind, Guid? id)
    {
        if (Kind != ActorKind.Nobody && (Kind != kind || Id != id))
            throw new InvalidOperationException("The actor of a scope is set once.");
        (Kind, Id) = (kind, id);
        if (kind == ActorKind.Person)
            Subject ??= id;
    }

    /// <summary>The device was let in to read along with a conversation about this request.</summary>
    public void ReadsAlong(Guid request)
    {
        if (Kind == ActorKind.Nobody)
            Is(ActorKind.Person, request);
        Opens(request);
    }

    /// <summary>A person's visit has shown that this request is theirs, or begins it: from here on its rows are seen, and no others.</summary>
    internal void Opens(Guid request)
    {
        if (Kind == ActorKind.Person)
            Subject = request;
    }
}

/// <summary>On whose behalf something is done.</summary>
public enum ActorKind
{
    /// <summary>Nobody yet: nothing may be saved.</summary>
    Nobody,

    /// <summary>The person the request belongs to.</summary>
    Person,

    /// <summary>A member of staff.</summary>
    Clerk,

    /// <summary>Somebody who helps under a mandate.</summary>
    Helper,

    /// <summary>The house itself: a job, a set-up step.</summary>
    House,
}
