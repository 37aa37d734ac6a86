using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Persons;

/// <summary>
/// Which requests are of one person: those that one way in opens (decision 23), and those a clerk has put to them and nobody has taken away again. The house keeps no record of persons;
/// this is asked anew each time.
/// </summary>
public sealed class MattersOfPerson(OfficeDb db)
{
    internal const int Most = 60;

    private const int MostRounds = 8;

    internal async Task<IReadOnlyList<Guid>> Of(Guid request, CancellationToken stop)
    {
        HashSet<Guid> known = [request];
        for (var (fresh, round) = ((Guid[])[request], 0); fresh.Length > 0 && known.Count < Most && round < MostRounds; round++)
        {
            var asked = fresh;
            fresh = [.. (await ByWayIn(asked, stop)).Concat(await ByClerk(asked, stop)).Where(known.Add)];
        }

        return [.. known.Take(Most)];
    }

    private Task<List<Guid>> ByWayIn(Guid[] requests, CancellationToken stop) =>
        db.Database.SqlQuery<Guid>($"""
            SELECT DISTINCT o.request_id AS "Value" FROM people.sign_in m JOIN people.sign_in o ON o.credential = m.credential AND o.kind = m.kind
            WHERE m.request_id = ANY ({requests}) AND m.ended_at IS NULL AND o.ended_at IS NULL
              AND m.code_version = intake.code_version(m.request_id) AND o.code_version = intake.code_version(o.request_id)
            """).ToListAsync(stop);

    private async Task<IEnumerable<Guid>> ByClerk(Guid[] requests, CancellationToken stop) =>
        (await Standing().Where(s => requests.Contains(s.RequestId) || requests.Contains(s.OtherId)).Select(s => new { s.RequestId, s.OtherId }).ToListAsync(stop)).SelectMany(s => (Guid[])[s.RequestId, s.OtherId]);

    internal IQueryable<SamePerson> Standing() =>
        db.Set<SamePerson>().AsNoTracking().Where(s => s.Undoes == null && !db.Set<SamePerson>().Any(u => u.Undoes == s.Id));
}
