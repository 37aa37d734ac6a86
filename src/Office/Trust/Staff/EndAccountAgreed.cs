using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>Two agreed that an account ends.</summary>
internal sealed class EndAccountAgreed(ShutAccount shut) : IJointEffect
{
    public JointKind Kind => JointKind.EndAccount;

    public Task Agreed(JointDecision act, CancellationToken stop) => shut.End(act.Subject, stop);

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
