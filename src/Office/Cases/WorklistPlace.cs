using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Cases;

/// <summary>Where somebody stands in the list they came from, and what lies before and behind: one goes on without going back. It goes by rows, for a request may have several.</summary>
public sealed class WorklistPlace(Worklist worklist, WorklistCounts counts)
{
    /// <summary>Nobody counts further than this to know where they are.</summary>
    private const int MostCounted = 1_000;

    /// <summary>Null: the row is not in this list, or no longer.</summary>
    public async Task<PlaceInList?> Of(long number, WorklistMark here, WorklistFilter filter, CancellationToken stop)
    {
        var list = worklist.Filtered(filter).AsNoTracking();
        if (!await list.AnyAsync(t => t.Id == here.Id && t.Number == number, stop))
            return null;

        var back = list.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.Turn, t.LegalDay, t.Id), ValueTuple.Create(here.Turn, here.LegalDay, here.Id)))
            .OrderByDescending(t => t.Turn).ThenByDescending(t => t.LegalDay).ThenByDescending(t => t.Id);
        var on = list.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Turn, t.LegalDay, t.Id), ValueTuple.Create(here.Turn, here.LegalDay, here.Id)))
            .OrderBy(t => t.Turn).ThenBy(t => t.LegalDay).ThenBy(t => t.Id);
        var counted = await back.Select(t => t.Id).Take(MostCounted).CountAsync(stop);
        return new()
        {
            Place = counted < MostCounted ? counted + 1 : null,
            Total = (await counts.See(filter, stop)).Total,
            Previous = await back.Select(Row).FirstOrDefaultAsync(stop),
            Next = await on.Select(Row).FirstOrDefaultAsync(stop),
        };
    }

    private static readonly System.Linq.Expressions.Expression<Func<DeskTask, RowBeside>> Row =
        t => new RowBeside(t.Number, new() { Turn = t.Turn, LegalDay = t.LegalDay, Id = t.Id });
}

/// <summary>A place in a list of tasks; <see cref="Place"/> null: further down than one counts.</summary>
public sealed record PlaceInList
{
    public required int? Place { get; init; }

    public required long Total { get; init; }

    /// <summary>Null at the ends.</summary>
    public required RowBeside? Previous { get; init; }

    public required RowBeside? Next { get; init; }
}

/// <summary>The row before or behind: the number of its request, ten digits, and its own place.</summary>
public sealed record RowBeside(long Number, WorklistMark Mark);
