using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>
/// A data protection officer asks that one look stays out of the person's list until a day, and says why; a team lead who is not the one who looked agrees.
/// The list says that something is held back, until when and by whom. (Art. 23 GDPR with §§ 82a, 83 SGB X)
/// </summary>
public sealed class HoldBackLook(OfficeDb db, JointActs joint, Grants grants, Actor by, TimeProvider clock)
{
    /// <summary>Days. Longer takes a second decision.</summary>
    public const int Longest = 90;

    public async Task Run(HoldWanted wanted, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(wanted.Number, stop);
        var why = JointActs.Proven(wanted.Words);
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (wanted.Until is not { } until || until <= today || until > today.AddDays(Longest))
            throw new Refused("hold.until", today.AddDays(Longest));
        var entry = await db.Set<JournalEntry>().AsNoTracking().Where(OwnReads.ShownTo(request.Id)).SingleOrDefaultAsync(e => e.Id == wanted.Entry && e.ActorKind != ActorKind.Helper, stop) ?? throw new Refused("hold.none");
        if (entry.ActorId == by.Id)
            throw new Refused("hold.own");
        if (await grants.IsBarred(by.Id!.Value, request.Id, stop))
            throw new NotFound();

        await joint.Ask(new()
        {
            Key = wanted.Key,
            Kind = JointKind.HoldBackLook,
            Subject = request.Id,
            Number = wanted.Number.Value,
            Concerns = entry.ActorId,
            Detail = string.Create(CultureInfo.InvariantCulture, $"{entry.Id:N} {until:yyyy-MM-dd}"),
            Seconds = [Groups.Leads],
            Words = why,
        }, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("second.asked-already");
        }
    }
}

/// <summary>Which look is to be held back, until which day, and why.</summary>
public sealed record HoldWanted
{
    public required RequestNumber Number { get; init; }

    /// <summary>Of the page it was asked on.</summary>
    public required Guid Key { get; init; }

    /// <summary>The entry of the journal; null: none was chosen.</summary>
    public required Guid? Entry { get; init; }

    /// <summary>The last day; null: none that exists.</summary>
    public required DateOnly? Until { get; init; }

    public required string? Words { get; init; }
}
