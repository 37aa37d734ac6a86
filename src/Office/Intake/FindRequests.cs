using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>Finds requests, closed ones too, by number, beginning of names, birth date or customer number. Newest first, page by page; pages are marked by rows.</summary>
public sealed class FindRequests(OfficeDb db)
{
    public const int PageLength = 50;

    /// <param name="sought">What is looked for; empty finds nothing.</param>
    /// <param name="after">The last row of the page before, null for the first page.</param>
    /// <param name="stop">Ends the asking.</param>
    public async Task<FoundPage> See(Sought sought, Guid? after, CancellationToken stop)
    {
        if (sought.IsEmpty)
            return new([], HasLater: false);
        if (sought.Number is { } number)
            return new(await Found(db.Set<Request>().Where(r => r.Number == number).Select(r => r.Id), stop), HasLater: false);

        var ids = await Traits(sought, after).Select(t => t.RequestId).ToListAsync(stop);
        var page = ids.OrderByDescending(i => i.ToString("N"), StringComparer.Ordinal).Take(PageLength).ToList();

        // Two of one household share its number: where they are kept apart, it leads to neither.
        var apart = sought is { Customer: not null, Names: null, BornOn: null };
        return new(await Found(db.Set<Request>().Where(r => page.Contains(r.Id) && !(apart && db.Set<Protection>().Any(p => p.RequestId == r.Id && p.Kind == ProtectionKind.Household && p.LiftedAt == null))).Select(r => r.Id), stop), HasLater: ids.Count > PageLength);
    }

    private IQueryable<Trait> Traits(Sought sought, Guid? after)
    {
        string[]? spellings = sought.Customer is { } customer ? [customer, customer.ToUpperInvariant()] : null;
        return db.Set<Trait>().FromSql($"SELECT * FROM people.found({sought.Names}, {sought.BornOn}, {spellings}, {after}, {PageLength + 1})").AsNoTracking();
    }

    // Of each row's tasks single values only: a row of a row would be numbered over the tasks of the whole office.
    private async Task<IReadOnlyList<RequestFound>> Found(IQueryable<Guid> ids, CancellationToken stop)
    {
        var rows = await (
            from id in ids
            join request in db.Set<Request>() on id equals request.Id
            join trait in db.Set<Trait>() on id equals trait.RequestId
            select new { request.Number, request.Form, request.Language, trait.Name, trait.BornOn, trait.CustomerNumber, request.Id,
                IsOpen = db.Set<DeskTask>().Any(t => t.RequestId == request.Id && t.ClosedAt == null),
                Clerk = db.Set<DeskTask>().Where(t => t.RequestId == request.Id && t.ClosedAt == null).OrderBy(t => t.Turn)
                    .Select(t => db.Set<ColleagueName>().Where(c => c.Id == t.AssignedTo).Select(c => c.DisplayName).FirstOrDefault()).FirstOrDefault() })
            .AsNoTracking().ToListAsync(stop);
        return [.. rows.OrderByDescending(r => r.Id.ToString("N"), StringComparer.Ordinal).Select(r => new RequestFound
        {
            Id = r.Id,
            Number = r.Number,
            Form = r.Form,
            Language = r.Language,
            Person = r.Name,
            BornOn = r.BornOn,
            CustomerNumber = r.CustomerNumber,
            IsOpen = r.IsOpen,
            Clerk = r.Clerk,
        })];
    }
}

/// <summary>A page of hits, newest first, and whether there is one behind it.</summary>
public sealed record FoundPage(IReadOnlyList<RequestFound> Rows, bool HasLater);

/// <summary>A request that fits what was searched for.</summary>
public sealed record RequestFound
{
    /// <summary>Marks its place in the list.</summary>
    public required Guid Id { get; init; }

    public required RequestNumber Number { get; init; }

    public required string Form { get; init; }

    public required string Language { get; init; }

    public required string Person { get; init; }

    public required DateOnly? BornOn { get; init; }

    public required string? CustomerNumber { get; init; }

    public required bool IsOpen { get; init; }

    public required string? Clerk { get; init; }
}
