using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>
/// Who may read a request because work on it is open: everybody who works requests while nobody has it; then whoever has it, and the leads of their team.
/// The open task is the reason (Zugriffsgrund, § 67c SGB X); with the last task the right ends.
/// </summary>
public sealed class WorkRights(OfficeDb db, Grants grants)
{
    private const string Why = "task";

    /// <summary>Makes the rights follow from the tasks that are open now.</summary>
    internal async Task Follow(Guid request, IEnumerable<DeskTask> tasks, CancellationToken stop)
    {
        var holders = new HashSet<Guid>();
        foreach (var clerk in tasks.Where(t => t.ClosedAt is null).Select(t => t.AssignedTo).Distinct())
        {
            holders.Add(clerk ?? Groups.Workers);
            if (clerk is not null && await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == clerk).Select(c => c.Team).SingleOrDefaultAsync(stop) is { } team)
                holders.Add(Groups.LeadsOf(team));
        }

        await grants.Keep(request, Right.Work, holders, Why, stop);
    }
}
