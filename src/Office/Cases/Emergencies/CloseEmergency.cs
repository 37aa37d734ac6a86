using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>Whoever has an emergency says what was done. One that nobody has cannot be closed: it would be over without anybody.</summary>
public sealed class CloseEmergency(OfficeDb db, Tasks tasks, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    private const int Shortest = 3;

    public Task Run(Guid id, string? outcome, CancellationToken stop) => db.Racing(async () =>
    {
        var done = (outcome ?? "").Trim();
        var emergency = await db.Set<Emergency>().SingleOrDefaultAsync(e => e.Id == id, stop) ?? throw new NotFound();
        if (emergency.ClosedAt is not null)
            return;
        if (emergency.AcceptedBy is null)
            throw new Refused("emergency.nobody-has-it");
        if (emergency.AcceptedBy != by.Id)
            throw new Refused("emergency.not-yours");
        if (done.Length is < Shortest or > Raise.Longest)
            throw new Refused("emergency.outcome", Shortest, Raise.Longest);
        using var key = await keys.Of(id, stop);
        emergency.Close(done, key, clock.GetUtcNow(), by.Id!.Value);
        if (emergency.RequestId is { } request && !await db.Set<Emergency>().AnyAsync(e => e.RequestId == request && e.Id != id && e.ClosedAt == null, stop))
            await tasks.Over(request, TaskKind.Emergency, stop);
        journal.Note(JournalKind.EmergencyClosed, emergency.RequestId ?? id, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });
}
