namespace OffenesHaus.Trust;

/// <summary>Who acts in this scope: set once by the door's authentication or by the job, then only read.</summary>
public sealed class Actor
{
    public ActorKind Kind { get; private set; } = ActorKind.Nobody;

    /// <summary>The clerk's id, or the request's id when a person acts with number and code.</summary>
    public Guid? Id { get; private set; }

    /// <summary>From which network a visit comes, coarsely; null when nobody visits. Never stored as it is.</summary>
    public string? Network { get; init; }

    public void Is(ActorKind kind, Guid? id)
    {
        if (Kind != ActorKind.Nobody && (Kind != kind || Id != id))
            throw new InvalidOperationException("The actor of a scope is set once.");
        (Kind, Id) = (kind, id);
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

    /// <summary>The house itself: a job, a set-up step.</summary>
    House,
}
