using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>Two agreed that somebody's second step is taken away.</summary>
internal sealed class ResetSecondStepAgreed(ResetAccount reset) : IJointEffect
{
    public JointKind Kind => JointKind.ResetSecondStep;

    public Task Agreed(JointDecision act, CancellationToken stop) => reset.SecondStep(act.Subject, stop);

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
