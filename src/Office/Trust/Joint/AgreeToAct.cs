namespace OffenesHaus.Trust.Joint;

/// <summary>A second person agrees: what was asked for happens now.</summary>
public sealed class AgreeToAct(Deciding deciding)
{
    public Task Run(Guid id, CancellationToken stop) => deciding.Run(id, JointOutcome.Agreed, stop);
}
