using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>Two agreed that an account gets its role: it opens.</summary>
internal sealed class GiveRoleAgreed(ShutAccount shut) : IJointEffect
{
    public JointKind Kind => JointKind.GiveRole;

    public Task Agreed(JointDecision act, CancellationToken stop) => shut.Admit(act.Subject, stop);

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
