using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>Whoever is not named and needs a protected address once asks a team lead; with their consent it opens to the one who asked, for half an hour. The person reads who and why.</summary>
public sealed class AskForAddress(OfficeDb db, Protections protections, Grants grants, Keys keys, JointActs joint, Outbox outbox, Journal journal, Actor by, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.OpenAddress;

    public async Task Run(RequestNumber number, Guid key, string? words, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (!(await protections.Of(request.Id, stop)).Address || await grants.IsNamed(request.Id, stop))
            throw new NotFound();
        var why = JointActs.Proven(words);
        var act = await joint.Ask(new() { Key = key, Kind = Kind, Subject = request.Id, Number = number.Value, Seconds = [Groups.Leads], Words = why }, stop);
        if (db.Entry(act).State == Microsoft.EntityFrameworkCore.EntityState.Added)
        {
            // The same words for the person, under the key of their request: the second person needs no more than the act.
            using var own = await keys.Of(request.Id, stop);
            db.Add(new StatedReason { Id = act.Id, RequestId = request.Id, StatedBy = by.Id!.Value, StatedAt = clock.GetUtcNow(), SealedWords = StatedReason.Seal(why, own, act.Id) });
            outbox.Promise(ConcealAgain.TopicName, request.Id);
        }

        await db.SaveAgainstOthers(stop);
    }

    public async Task Agreed(JointDecision act, CancellationToken stop)
    {
        await grants.End(act.AskedBy, [Right.Address], act.Subject, stop);
        grants.Give(new() { Holder = act.AskedBy, Right = Right.Address, Subject = act.Subject, Why = Grants.Given.Joint, WhyId = act.Id, Until = clock.GetUtcNow() + StateReason.Opens });
        journal.Note(JournalKind.ReaderNamed, act.Subject, ReasonCode.OfficeDuty, act.Id.ToString("N"));
    }

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
