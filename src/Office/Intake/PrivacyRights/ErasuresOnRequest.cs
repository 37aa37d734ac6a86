using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;
using Noted = OffenesHaus.Trust.JournalKind;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>
/// What was erased before its time, as proof that it was, and what two agreed to and still waits. Numbers, days and colleagues only; asked as the house, because whoever looks after data protection sees no matter.
/// </summary>
public sealed class ErasuresOnRequest(HouseScope asHouse)
{
    private const int Most = 50;

    public async Task<ErasuresSeen> See(CancellationToken stop)
    {
        await using var scope = asHouse();
        var (db, ready) = (scope.ServiceProvider.GetRequiredService<OfficeDb>(), scope.ServiceProvider.GetRequiredService<ErasureReady>());
        List<ErasureWaiting> waiting = [];
        foreach (var act in (await db.Set<JointAct>().AsNoTracking().Where(a => a.Kind == JointKind.EraseOnRequest && a.Outcome == JointOutcome.Agreed).OrderByDescending(a => a.Id).Take(Most).ToListAsync(stop)).DistinctBy(a => a.Subject))
            waiting.Add(new(act.Number!.Value, ProposeErasure.Ground(act.Detail), act.DecidedAt!.Value, await ready.Of(act.Subject, ProposeErasure.Ground(act.Detail), act.AskedAt, stop)));

        var done = await (from erased in db.Set<Erased>().AsNoTracking()
                          join request in db.Set<Request>() on erased.Subject equals request.Id
                          where erased.Ground == ErasureGround.OwnWish || erased.Ground == ErasureGround.Unlawful
                          orderby erased.At descending
                          select new { erased.Subject, request.Number, erased.Ground, erased.At }).Take(Most).ToListAsync(stop);
        var subjects = done.ConvertAll(d => d.Subject);
        var said = (await db.Set<JournalEntry>().AsNoTracking().Where(e => subjects.Contains(e.About) && (e.Kind == Noted.JointAsked || e.Kind == Noted.JointAgreed)).OrderBy(e => e.Id).ToListAsync(stop))
            .FindAll(e => e.Detail?.StartsWith(nameof(JointKind.EraseOnRequest), StringComparison.Ordinal) == true);
        var names = await db.NamesOf([.. said.Select(e => e.ActorId).OfType<Guid>().Distinct()], stop);
        return new(waiting, [.. done.Select(d => new ErasureProof(d.Number.Value, d.Ground, d.At, Who(d.Subject, Noted.JointAsked), Who(d.Subject, Noted.JointAgreed)))]);

        string Who(Guid subject, Noted kind) => said.FindLast(e => e.About == subject && e.Kind == kind)?.ActorId is { } id ? names.GetValueOrDefault(id, "–") : "–";
    }
}

/// <summary>The newest first.</summary>
public sealed record ErasuresSeen(IReadOnlyList<ErasureWaiting> Waiting, IReadOnlyList<ErasureProof> Done);

/// <summary>Two agreed that it is erased, and it is not yet.</summary>
public sealed record ErasureWaiting(long Number, ErasureGround Ground, DateTimeOffset AgreedAt, ErasureWaits Waits);

/// <summary>That a matter was erased before its time: when, on what ground, and which two decided it.</summary>
public sealed record ErasureProof(long Number, ErasureGround Ground, DateTimeOffset At, string AskedBy, string AgreedBy);
