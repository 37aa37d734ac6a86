using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Persons;

/// <summary>
/// Puts a further request to the same person, with a reason, by a clerk who may read both; and takes a wrong assignment back. Both stay in the line of both requests, and nothing else is changed:
/// who reads what stays a matter of rights.
/// </summary>
public sealed class JoinPerson(OfficeDb db, MattersOfPerson matters, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="key"/>: drawn with the page.</summary>
    public Task Run(RequestNumber number, RequestNumber? other, string? why, Guid key, CancellationToken stop) => db.Racing(async () =>
    {
        var reason = Reason(why);
        var here = (await db.OnDesk(number, stop)).Request;
        if (await db.Set<SamePerson>().AsNoTracking().AnyAsync(s => s.Id == key, stop))
            return;
        if (other is not { } asked || asked == number)
            throw new Refused("person.no-such-number");
        var there = await Read(asked, stop);
        if ((await matters.Of(here.Id, stop)).Contains(there.Id))
            throw new Refused("person.joined-already");
        await Add(new() { Id = key, RequestId = here.Id, OtherId = there.Id, At = clock.GetUtcNow(), By = by.Id!.Value }, reason, JournalKind.PersonJoined, stop);
    });

    /// <summary>It was the wrong one. Whoever may read one of the two may say so.</summary>
    public Task Part(RequestNumber number, Guid assignment, string? why, CancellationToken stop) => db.Racing(async () =>
    {
        var reason = Reason(why);
        var here = (await db.OnDesk(number, stop)).Request;
        var joined = await db.Set<SamePerson>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == assignment && s.Undoes == null && (s.RequestId == here.Id || s.OtherId == here.Id), stop) ?? throw new NotFound();
        if (await db.Set<SamePerson>().AnyAsync(s => s.Undoes == assignment, stop))
            return;
        await Add(new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), RequestId = joined.RequestId, OtherId = joined.OtherId, At = clock.GetUtcNow(), By = by.Id!.Value, Undoes = assignment }, reason, JournalKind.PersonParted, stop);
    });

    private async Task Add(SamePerson same, string why, JournalKind kind, CancellationToken stop)
    {
        var granted = await db.Set<WrappedKey>().AsNoTracking().Where(k => (k.Subject == same.RequestId || k.Subject == same.OtherId) && Sight.IsGranted(k.Subject)).Select(k => k.Subject).ToListAsync(stop);
        using var key = granted.Contains(same.RequestId) ? await keys.Of(same.RequestId, stop) : null;
        using var other = granted.Contains(same.OtherId) ? await keys.Of(same.OtherId, stop) : null;
        same.Say(why, key, other);
        db.Add(same);
        journal.Note(kind, same.RequestId, ReasonCode.OpenTask, same.OtherId.ToString("N"));
        journal.Note(kind, same.OtherId, ReasonCode.OpenTask, same.RequestId.ToString("N"));
        await db.SaveChangesAsync(stop);
    }

    private async Task<Request> Read(RequestNumber number, CancellationToken stop)
    {
        try
        {
            return (await db.OnDesk(number, stop)).Request;
        }
        catch (NotFound)
        {
            throw new Refused("person.no-such-number");
        }
        catch (ReasonNeeded)
        {
            // Whoever says that two are one person has seen both.
            throw new Refused("person.read-first");
        }
    }

    private static string Reason(string? why) =>
        (why ?? "").Trim() is { Length: >= SamePerson.Shortest and <= SamePerson.Longest } reason ? reason : throw new Refused("person.why", SamePerson.Shortest, SamePerson.Longest);
}
