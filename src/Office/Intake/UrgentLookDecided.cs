using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>A second person said whether an urgent look was needed, or nobody did in time. What was not confirmed is an alarm, and the look ends.</summary>
internal sealed class UrgentLookDecided(Grants grants, Alarms alarms, Journal journal) : IJointEffect
{
    public JointKind Kind => JointKind.UrgentLook;

    public Task Agreed(JointDecision act, CancellationToken stop)
    {
        journal.Note(JournalKind.UrgentLookConfirmed, act.Subject, ReasonCode.OfficeDuty, act.Id.ToString("N"));
        return Task.CompletedTask;
    }

    public async Task NotAgreed(JointDecision act, CancellationToken stop)
    {
        var declined = act.Outcome == JointOutcome.Declined;
        journal.Note(declined ? JournalKind.UrgentLookDeclined : JournalKind.UrgentLookUnconfirmed, act.Subject, ReasonCode.OfficeDuty, act.Id.ToString("N"));
        await grants.End(act.AskedBy, [Right.Look], act.Subject, stop);
        alarms.Raise(new()
        {
            Kind = declined ? AlarmKind.UrgentLookDeclined : AlarmKind.UrgentLookUnconfirmed,
            Subject = act.Subject,
            Number = act.Number,
            Clerk = act.AskedBy,
            Act = act.Id,
            Groups = LookUrgently.Seconds,
        });
    }
}
