using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Cases;

/// <summary>How many tasks stand behind each filter of the worklist. Kept, not counted: what was folded plus what happened since, in one look.</summary>
public sealed class WorklistCounts(OfficeDb db, Actor by, TimeProvider clock)
{
    public async Task<WorklistNumbers> See(WorklistFilter filter, CancellationToken stop)
    {
        var (me, weeks) = (by.Id ?? Guid.Empty, new Weeks(Law.GermanTime.DayOf(clock.GetUtcNow())));
        var cells = await db.Database.SqlQuery<Cell>($"""
            SELECT mine, nobody, waits, channel, language, turn,
                   CASE WHEN next_on <= {weeks.Today} THEN 0 WHEN next_on <= {weeks.Sunday} THEN 1 WHEN next_on <= {weeks.Sunday.AddDays(7)} THEN 2 ELSE 3 END AS due,
                   sum(n)::bigint AS n
            FROM (SELECT false AS mine, NOT held AS nobody, waits, next_on, channel, language, turn, n FROM cases.worklist_sum
                  UNION ALL SELECT false, assigned_to IS NULL, waits, next_on, channel, language, turn, n FROM cases.worklist_delta
                  UNION ALL SELECT true, false, waits, next_on, channel, language, turn, n FROM cases.worklist_count WHERE assigned_to = {me}
                  UNION ALL SELECT true, false, waits, next_on, channel, language, turn, n FROM cases.worklist_delta WHERE assigned_to = {me}
                   UNION ALL SELECT false, assigned_to IS NULL, waits, next_on, channel, language, turn, -1 FROM cases.barred_cells()) AS kept
            GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0
            """).ToListAsync(stop);

        // Beside each filter stands what it would show together with the others that are chosen.
        bool Fits(Cell c, bool who = true, bool due = true, bool channel = true, bool language = true) =>
            (!who || Holds(filter.Who, c)) && (!due || filter.Due is null || (int)filter.Due == c.Due)
            && (!channel || filter.Channel is null || filter.Channel.ToString() == c.Channel) && (!language || filter.Language is null || filter.Language == c.Language);

        return new()
        {
            Total = cells.Where(c => Fits(c)).Sum(c => c.N),
            Urgent = cells.Where(c => Fits(c) && c.Turn == 0).Sum(c => c.N),
            Lane = cells.Where(c => Fits(c) && c.Turn == 2).Sum(c => c.N),
            Who = Enum.GetValues<Holder>().ToDictionary(h => h, h => cells.Where(c => Fits(c, who: false) && Holds(h, c)).Sum(c => c.N)),
            Due = Enum.GetValues<DueIn>().ToDictionary(d => d, d => cells.Where(c => Fits(c, due: false) && c.Due == (int)d).Sum(c => c.N)),
            Channels = cells.Where(c => Fits(c, channel: false)).GroupBy(c => Enum.Parse<Channel>(c.Channel)).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.N)),
            Languages = cells.Where(c => Fits(c, language: false)).GroupBy(c => c.Language, StringComparer.Ordinal).OrderByDescending(g => g.Sum(c => c.N)).ToDictionary(g => g.Key, g => g.Sum(c => c.N), StringComparer.Ordinal),
        };
    }

    private static bool Holds(Holder who, Cell cell) => who switch
    {
        Holder.Me => cell.Mine,
        Holder.Nobody => cell.Nobody && !cell.Mine,
        Holder.WaitsForPerson => cell.Waits && !cell.Mine,
        _ => !cell.Mine,
    };

    // What is mine stands there twice: among all, and as mine.
    private sealed record Cell(bool Mine, bool Nobody, bool Waits, string Channel, string Language, short Turn, int Due, long N);
}

/// <summary>The numbers beside the filters.</summary>
public sealed record WorklistNumbers
{
    public required long Total { get; init; }

    /// <summary>Of these, what must be looked at on the day it came.</summary>
    public required long Urgent { get; init; }

    /// <summary>Of these, what came above the quota and stands at the end.</summary>
    public required long Lane { get; init; }

    public required IReadOnlyDictionary<Holder, long> Who { get; init; }

    public required IReadOnlyDictionary<DueIn, long> Due { get; init; }

    public required IReadOnlyDictionary<Channel, long> Channels { get; init; }

    /// <summary>By code, the most spoken first.</summary>
    public required IReadOnlyDictionary<string, long> Languages { get; init; }
}
