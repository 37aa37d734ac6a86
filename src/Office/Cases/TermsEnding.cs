using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.Cases;

/// <summary>What ends on days of a stretch: terms that persons were given, and the house's own targets. Asked before the house is shut on such a day; by law nothing of it moves.</summary>
public sealed class TermsEnding(HouseScope asHouse)
{
    // Several tasks of one request that end on one day are one term.
    private const int Longest = 50;

    public async Task<TermsSeen> See(DateOnly from, DateOnly through, CancellationToken stop)
    {
        // Whoever shuts the house has to know of every term, also of requests they may not read: a date, a number, a form.
        await using var scope = asHouse();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var ending = db.Set<DeskTask>().AsNoTracking().Where(t => t.ClosedAt == null && t.NextOn >= from && t.NextOn <= through);
        return new()
        {
            OfPersons = await ending.Where(t => t.WaitsUntil != null).Select(t => new { t.RequestId, t.NextOn }).Distinct().CountAsync(stop),
            OfHouse = await ending.Where(t => t.WaitsUntil == null).Select(t => new { t.RequestId, t.NextOn }).Distinct().CountAsync(stop),
            First =
            [
                .. await ending.Select(t => new TermSeen { Number = t.Number, On = t.NextOn, Waits = t.WaitsUntil != null, Form = t.Form }).Distinct()
                    .OrderBy(t => !t.Waits).ThenBy(t => t.On).ThenBy(t => t.Number).Take(Longest).ToListAsync(stop),
            ],
        };
    }
}

/// <summary>How many terms end within a stretch of days, and the first of them.</summary>
public sealed record TermsSeen
{
    /// <summary>Persons were asked for something until then.</summary>
    public required int OfPersons { get; init; }

    /// <summary>The house wanted to have looked at it by then.</summary>
    public required int OfHouse { get; init; }

    public required IReadOnlyList<TermSeen> First { get; init; }
}

/// <summary>One term that ends.</summary>
public sealed record TermSeen
{
    /// <summary>Of the request, ten digits.</summary>
    public required long Number { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The date is one the person was given.</summary>
    public required bool Waits { get; init; }

    public required string Form { get; init; }
}
