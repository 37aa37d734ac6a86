namespace OffenesHaus.Trust.Joint;

/// <summary>A second person declines: what was asked for does not happen.</summary>
public sealed class DeclineAct(Deciding deciding)
{
    public Task Run(Guid id, CancellationToken stop) => deciding.Run(id, JointOutcome.Declined, stop);
}
