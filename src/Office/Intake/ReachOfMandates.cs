using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>
/// Lets a mandate for all matters reach exactly as far as its way in does: a part with its right in each request that joins, none in one that no longer does, none anywhere once it has ended.
/// Never where this helper has a mandate of its own, or had one that was ended since; never where all is told in person. Run twice it changes nothing.
/// </summary>
internal sealed class ReachOfMandates(OfficeDb db, JoinedMatters matters, HandOvers handOvers, Grants grants, Keys keys, Journal journal, TimeProvider clock) : IListener
{
    public string Topic => MandateReach.Topic;

    /// <summary><paramref name="subject"/>: a request whose ways in or mandates have changed.</summary>
    public async Task Hear(Guid subject, CancellationToken stop)
    {
        var credentials = await db.Set<SignIn>().Where(s => s.RequestId == subject).Select(s => s.Credential).Distinct().ToListAsync(stop);
        var ways = await db.Set<SignIn>().Where(s => credentials.Contains(s.Credential)).Select(s => s.Id).ToListAsync(stop);
        var wide = await db.Set<Mandate>().Where(m => m.Means != null && ways.Contains(m.Means.Value) && m.TakenAt != null
            && (m.EndedAt == null || db.Set<Mandate>().Any(p => p.PartOf == m.Id && p.EndedAt == null))).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(stop);
        foreach (var id in wide)
            await Reach(id, stop);
    }

    private async Task Reach(Guid id, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await handOvers.Hold(id, stop);
        var whole = await db.Set<Mandate>().SingleAsync(m => m.Id == id, stop);
        var parts = await db.Set<Mandate>().Where(m => m.PartOf == id).ToListAsync(stop);

        // Ended in one request is ended: a part that the house took back for want of the way in is not.
        if (whole.EndedAt is null && parts.Find(p => p.EndedAt is not null && p.EndedBy != ActorKind.House) is { } said)
            EndAs(whole, said);
        if (whole.EndedAt is not null)
            parts.Where(p => p.EndedAt is null).ToList().ForEach(p => EndAs(p, whole));
        else if (whole.HoldsUntil > clock.GetUtcNow())
            await Join(whole, parts, stop);

        if (whole.EndedAt is not null)
            await grants.EndAllOf(id, stop);
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private async Task Join(Mandate whole, List<Mandate> parts, CancellationToken stop)
    {
        var (helper, now) = (whole.Helper!.Value, clock.GetUtcNow());
        var opened = (await matters.Of(whole.Means!.Value, stop)).Select(w => w.RequestId).Where(r => r != whole.RequestId).ToList();
        var inPerson = await db.Set<Protection>().Where(p => opened.Contains(p.RequestId) && p.Kind == ProtectionKind.Counter && p.LiftedAt == null).Select(p => p.RequestId).ToListAsync(stop);
        var joined = opened.Except(inPerson).ToList();
        foreach (var part in parts.Where(p => p.EndedAt is null && !joined.Contains(p.RequestId)))
        {
            (part.EndedAt, part.EndedBy, part.EndedThrough) = (now, ActorKind.House, whole.Through);
            await grants.EndParts(part.RequestId, [], stop);
            journal.Note(JournalKind.MandateEnded, part.RequestId, ReasonCode.OfficeDuty, $"reach {part.Id:N}");
        }

        var helped = await db.Set<Grant>().Where(g => g.Holder == helper && g.Right == Right.Help && g.EndedAt == null && g.Until > now).Select(g => g.Subject!.Value).ToListAsync(stop);
        foreach (var request in joined.Except(helped).Order())
        {
            if (parts.Find(p => p.RequestId == request) is not { } part)
                part = await WasTakenBack(request, helper, whole, stop) ? null : await Add(whole, request, stop);
            if (part is not { EndedAt: null })
                continue;
            // One that ran out lies there without opening anything.
            await grants.End(helper, [Right.Help], request, stop);
            grants.Give(new() { Holder = helper, Right = Right.Help, Subject = request, Why = Grants.Given.Part, WhyId = whole.Id, Until = whole.HoldsUntil });
            journal.Note(JournalKind.MandateTaken, request, ReasonCode.OwnWish, part.Id.ToString("N"));
        }
    }

    // The person did not want this helper in this request: a mandate for all does not undo it.
    private Task<bool> WasTakenBack(Guid request, Guid helper, Mandate whole, CancellationToken stop) =>
        db.Set<Mandate>().AnyAsync(m => m.RequestId == request && m.Helper == helper && m.EndedAt >= whole.GivenAt && m.EndedBy != ActorKind.House, stop);

    private async Task<Mandate> Add(Mandate whole, Guid request, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        using DataKey from = await keys.Of(whole.RequestId, stop), to = await keys.Of(request, stop);
        var part = new Mandate
        {
            Id = id,
            RequestId = request,
            PartOf = whole.Id,
            Kind = whole.Kind,
            Scope = whole.Scope,
            SealedName = Mandate.SealName(whole.Name(from), to, id),
            SealedOrganisation = Mandate.SealOrganisation(whole.Organisation(from), to, id),
            FromOn = whole.FromOn,
            UntilOn = whole.UntilOn,
            Evidence = whole.Evidence,
            Through = whole.Through,
            GivenAt = whole.GivenAt,
            GivenBy = whole.GivenBy,
            GivenById = whole.GivenBy == ActorKind.Person ? request : whole.GivenById,
            AgreedAt = whole.AgreedAt,
            Helper = whole.Helper,
            TakenAt = now,
        };
        db.Add(part);
        journal.Note(JournalKind.MandateGiven, request, ReasonCode.OwnWish, $"part {id:N}");
        return part;
    }

    private void EndAs(Mandate ends, Mandate like)
    {
        (ends.EndedAt, ends.EndedBy, ends.EndedThrough) = (like.EndedAt, like.EndedBy, like.EndedThrough);
        ends.EndedById = like.EndedBy == ActorKind.Person ? ends.RequestId : like.EndedById;
        journal.Note(JournalKind.MandateEnded, ends.RequestId, ReasonCode.OwnWish, $"{like.EndedThrough} {ends.Id:N}");
    }
}
