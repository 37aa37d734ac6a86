using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Papers;

/// <summary>The letterbox log (Leerungsbuch): every emptying of every box with its interval, who noted it, what came out of it, and each correction. Newest first.</summary>
public sealed class LetterboxLog(OfficeDb db, OfficeSettings office, Keys keys)
{
    public const int PageLength = 50;

    public IReadOnlyList<Letterbox> Boxes => office.Boxes;

    /// <summary><paramref name="before"/>: the last emptying of the page before.</summary>
    public async Task<LogPage> See(DateTimeOffset? before, CancellationToken stop)
    {
        var found = await db.Emptyings().Where(e => before == null || e.EmptiedAt < before).OrderByDescending(e => e.EmptiedAt).Take(PageLength + 1).ToListAsync(stop);
        var ids = found.Select(e => e.Id).ToList();
        var values = (await db.Set<Emptying>().AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.Turn).ToListAsync(stop)).ToLookup(e => e.Id);
        var clerks = values.SelectMany(v => v).Select(e => e.SetBy).Distinct().ToList();
        var names = await db.NamesOf(clerks, stop);
        var papers = await db.Set<InboundPaper>().AsNoTracking().Where(p => p.EmptyingId != null && ids.Contains(p.EmptyingId.Value)).GroupBy(p => p.EmptyingId!.Value)
            .Select(g => new { g.Key, All = g.Count(), Open = g.Count(p => p.EndedAt == null), Filed = g.Count(p => p.FiledAt != null) }).ToDictionaryAsync(g => g.Key, stop);
        var lines = new List<EmptyingLine>();
        foreach (var emptying in found.Take(PageLength))
        {
            var count = papers.GetValueOrDefault(emptying.Id);
            lines.Add(new()
            {
                Id = emptying.Id,
                Box = office.Boxes.FirstOrDefault(b => b.Code == emptying.Box) ?? new() { Code = emptying.Box, Name = emptying.Box },
                At = emptying.EmptiedAt,
                Before = (await db.Before(emptying, stop))?.EmptiedAt,
                Values = await Told(values[emptying.Id], names, stop),
                Papers = count?.All ?? 0,
                Open = count?.Open ?? 0,
                Filed = count?.Filed ?? 0,
            });
        }

        return new(lines, HasOlder: found.Count > PageLength);
    }

    /// <summary>Boxes whose log has not begun: there the emptying before is asked for as well.</summary>
    public async Task<IReadOnlySet<string>> NotBegun(CancellationToken stop)
    {
        var begun = await db.Set<Emptying>().AsNoTracking().Select(e => e.Box).Distinct().ToListAsync(stop);
        return office.Boxes.Select(b => b.Code).Except(begun, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<EmptyingValue>> Told(IEnumerable<Emptying> values, Dictionary<Guid, string> names, CancellationToken stop)
    {
        var told = new List<EmptyingValue>();
        foreach (var value in values)
        {
            using var key = value.SealedReason is null ? null : await keys.Of(value.Id, stop);
            told.Add(new(value.EmptiedAt, value.SetAt, names.GetValueOrDefault(value.SetBy, "jemand"), key is null ? null : value.Reason(key)));
        }

        return told;
    }
}

/// <summary>A page of the log, and whether there is an older one behind it.</summary>
public sealed record LogPage(IReadOnlyList<EmptyingLine> Lines, bool HasOlder);

/// <summary>One emptying as it counts now.</summary>
public sealed record EmptyingLine
{
    public required Guid Id { get; init; }

    public required Letterbox Box { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The one before: what came out was dropped in between. Null for the beginning of the log.</summary>
    public required DateTimeOffset? Before { get; init; }

    /// <summary>Oldest first; more than one when it was corrected.</summary>
    public required IReadOnlyList<EmptyingValue> Values { get; init; }

    public required int Papers { get; init; }

    /// <summary>Of these, not filed yet.</summary>
    public required int Open { get; init; }

    /// <summary>Of these, filed: their day stands on a receipt.</summary>
    public required int Filed { get; init; }
}

/// <summary>One value of an emptying; <paramref name="Why"/>: why the one before was wrong.</summary>
public sealed record EmptyingValue(DateTimeOffset At, DateTimeOffset SetAt, string SetBy, string? Why);
