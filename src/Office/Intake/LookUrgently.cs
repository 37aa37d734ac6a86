using Microsoft.EntityFrameworkCore;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk opens what lies with another team, or a data protection officer anything, because it cannot wait (Notzugriff, § 67c SGB X): at once and for half an hour.
/// A second person confirms it within a day, or it is an alarm; the person gets a letter in either case. Nobody gets in this way to a request they are barred from.
/// </summary>
public sealed class LookUrgently(OfficeDb db, Grants grants, Keys keys, CodeLetters letters, JointActs joint, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Who may confirm it.</summary>
    internal static readonly IReadOnlyList<Guid> Seconds = [Groups.Leads, Groups.Officers];

    /// <param name="number">The request.</param>
    /// <param name="key">Of the page it was asked on: sent again it is the same look.</param>
    /// <param name="words">Why it cannot wait.</param>
    /// <param name="stop">Ends the asking.</param>
    public async Task Run(RequestNumber number, Guid key, string? words, CancellationToken stop)
    {
        var why = JointActs.Proven(words);
        var found = await Numbered.Find(db, number.ToPath(), stop) ?? throw new NotFound();
        var me = by.Id!.Value;
        if (await grants.IsBarred(me, found.Id, stop))
            throw new NotFound();
        if (await db.Set<JointAct>().AnyAsync(a => a.Id == key && a.Subject == found.Id && a.AskedBy == me, stop))
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var look = await grants.GiveLook(found.Id, Grants.Given.Urgent, now + StateReason.Opens, stop);
        await joint.Ask(new() { Key = key, Kind = JointKind.UrgentLook, Subject = found.Id, Number = number.Value, Seconds = Seconds, Words = why }, stop);
        journal.Note(JournalKind.OpenedUrgently, found.Id, ReasonCode.Urgent, look.Id.ToString("N"));
        await Save(stop);

        // Only now is the request seen; what nobody handed in is nobody's business, and all of this is undone.
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == found.Id, stop);
        if (request?.WasOnce(RequestState.Declared) != true)
            throw new NotFound();
        using var own = await keys.Of(request.Id, stop);
        db.Add(new StatedReason { Id = look.Id, RequestId = request.Id, StatedBy = me, StatedAt = now, SealedWords = StatedReason.Seal(why, own, look.Id) });
        await letters.WriteNotice(request, LetterAbout.OpenedUrgently, stop);
        outbox.Promise(ConcealAgain.TopicName, request.Id);
        await Save(stop);
        await transaction.CommitAsync(stop);
    }

    private async Task Save(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // The other press of a double click was faster: it is open.
            throw new Refused("second.changed-meanwhile");
        }
    }
}
