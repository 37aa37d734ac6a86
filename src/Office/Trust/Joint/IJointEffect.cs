namespace OffenesHaus.Trust.Joint;

/// <summary>What a joint act of one kind brings about. Runs within the transaction that decides it; what it refuses undoes the decision, too.</summary>
public interface IJointEffect
{
    JointKind Kind { get; }

    Task Agreed(JointDecision act, CancellationToken stop);

    /// <summary>Declined, withdrawn or lapsed.</summary>
    Task NotAgreed(JointDecision act, CancellationToken stop);
}
