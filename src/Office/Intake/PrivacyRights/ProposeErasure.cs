using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>
/// Proposes, by number alone, that a matter or a draft is erased before its time, and says why; a team lead or another data protection officer agrees, and <see cref="EraseAgreed"/> does it.
/// The person is told when it is proposed: afterwards there is nothing left to tell them by. Opens nothing of the matter. (Art. 17 GDPR)
/// </summary>
public sealed class ProposeErasure(OfficeDb db, HouseScope asHouse, JointActs joint, Grants grants, TellPerson tell, Actor by, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.EraseOnRequest;

    /// <summary>The same key again is the same proposal. Throws <see cref="Refused"/> for a number nobody has, for what is erased, and while something stands against it.</summary>
    public Task Run(string? written, ErasureAsked asked, CancellationToken stop) => db.Racing(async () =>
    {
        if (await Numbered.Find(db, written, stop) is not { } found || !RequestNumber.TryParse(written, null, out var number) || await grants.IsBarred(by.Id!.Value, found.Id, stop))
            throw new Refused("erase.no-such-number");
        if (asked.Ground is not (ErasureGround.OwnWish or ErasureGround.Unlawful))
            throw new Refused("erase.no-ground");
        if (await db.IsErased(found.Id, stop))
            throw new Refused("erase.erased");

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var act = await joint.Ask(new()
        {
            Key = asked.Key,
            Kind = Kind,
            Subject = found.Id,
            Number = number.Value,
            Detail = string.Create(CultureInfo.InvariantCulture, $"{found.Id:N} {asked.Ground}"),
            Seconds = [Groups.Leads, Groups.Officers],
            Words = JointActs.Proven(asked.Words, "erase.reason-length"),
        }, stop);
        if (db.Entry(act).State == EntityState.Added)
        {
            Demand(await Waits(found.Id, asked.Ground.Value, clock.GetUtcNow(), stop));
            // Art. 12 Abs. 3 GDPR: what was done about a wish is told; here it can be told beforehand only.
            await tell.Run(found.Id, new() { Why = act.Id, In = (t, _) => Task.FromResult($"{t[asked.Ground == ErasureGround.OwnWish ? "letter/erase.wished" : "letter/erase.unlawful"]} {t["letter/erase.what", t.Day(GermanTime.DayOf(act.LapsesAt))]}") }, stop);
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    });

    /// <summary>The act itself is what <see cref="EraseAgreed"/> goes by; a letter may still be on its way out then.</summary>
    public async Task Agreed(JointDecision act, CancellationToken stop) =>
        Demand(await Waits(act.Subject, Ground(act.Detail), await AskedAt(act.Id, stop), stop), ErasureWaits.Letter, ErasureWaits.OnItsWay);

    // Lapsed by itself it is said by nobody: the person was told until when to wait.
    public async Task NotAgreed(JointDecision act, CancellationToken stop)
    {
        if (act.Outcome == JointOutcome.Lapsed || !await CanBeTold(act.Subject, stop))
            return;
        // Art. 12 Abs. 4 GDPR: whose wish is not followed is told why.
        var because = act.Outcome == JointOutcome.Declined ? JointActs.Proven(act.Because, "erase.because-length") : "";
        because += because is [] or [.., '.' or '!' or '?'] ? "" : ".";
        await tell.Run(act.Subject, new() { Why = act.Id, In = (t, _) => Task.FromResult(act.Outcome == JointOutcome.Withdrawn ? t["letter/erase.withdrawn"] : t["letter/erase.kept", because]) }, stop);
    }

    // Of a draft nothing has arrived, and nobody is told. Asked as the house: whoever decides need not see the matter.
    private async Task<bool> CanBeTold(Guid request, CancellationToken stop)
    {
        await using var house = asHouse();
        return await house.ServiceProvider.GetRequiredService<OfficeDb>().Set<Arrival>().AnyAsync(a => a.RequestId == request, stop);
    }

    internal static ErasureGround Ground(string? detail) => Enum.Parse<ErasureGround>(detail!.Split(' ')[1]);

    private Task<DateTimeOffset> AskedAt(Guid act, CancellationToken stop) => db.Set<JointAct>().AsNoTracking().Where(a => a.Id == act).Select(a => a.AskedAt).SingleAsync(stop);

    private async Task<ErasureWaits> Waits(Guid request, ErasureGround ground, DateTimeOffset asked, CancellationToken stop)
    {
        await using var house = asHouse();
        return await house.ServiceProvider.GetRequiredService<ErasureReady>().Of(request, ground, asked, stop);
    }

    private static void Demand(ErasureWaits waits, params ReadOnlySpan<ErasureWaits> bearable)
    {
        if (waits != ErasureWaits.Nothing && !bearable.Contains(waits))
            throw new Refused(waits switch
            {
                ErasureWaits.Hold => "erase.held",
                ErasureWaits.News => "erase.news",
                ErasureWaits.Letter => "erase.letter",
                _ => "erase.moves",
            });
    }
}

/// <summary>Why a matter is to be erased before its time.</summary>
public sealed record ErasureAsked
{
    /// <summary>Of the page: sent twice it asks once.</summary>
    public required Guid Key { get; init; }

    /// <summary>The person's wish, or that it should never have been kept.</summary>
    public required ErasureGround? Ground { get; init; }

    public required string? Words { get; init; }
}
