namespace OffenesHaus.Trust.Joint;

/// <summary>A second person declines: what was asked for does not happen.</summary>
public sealed class DeclineAct(Deciding deciding)
{
    /// <param name="id">The act.</param>
    /// <param name="because">Why, for whoever it is about. Asked for where the law gives them the reason; kept nowhere but in what they are told.</param>
    /// <param name="stop">Ends it undone.</param>
    public Task Run(Guid id, string? because, CancellationToken stop) => deciding.Run(id, JointOutcome.Declined, stop, because);
}
