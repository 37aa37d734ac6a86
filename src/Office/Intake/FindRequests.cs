using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>Finds requests, closed ones too, by number, beginning of names, birth date or customer number. Newest first, 50 at most.</summary>
public sealed class FindRequests(OfficeDb db)
{
    private const int Most = 50, FewestLetters = 2;
    private static readonly string[] DayFormats = ["d.M.yyyy", "d.M.yy", "yyyy-MM-dd", "ddMMyyyy"];

    public async Task<IReadOnlyList<RequestFound>> See(string? asked, CancellationToken stop)
    {
        var words = (asked ?? "").Trim();
        if (words.Length < FewestLetters)
            return [];
        if (RequestNumber.TryParse(words, null, out var number) && words.All(c => !char.IsLetter(c)))
            return await Found(db.Set<Request>().Where(r => r.Number == number).Select(r => r.Id), stop);

        var found = db.Set<Trait>().AsNoTracking();
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in parts.ToArray())
            if (DateOnly.TryParseExact(part, DayFormats, CultureInfo.GetCultureInfo("de-DE"), DateTimeStyles.None, out var born))
            {
                found = found.Where(t => t.BornOn == born);
                parts.Remove(part);
            }

        if (parts.Exists(p => p.Any(char.IsAsciiDigit)))
        {
            string[] customer = [string.Concat(parts), string.Concat(parts).ToUpperInvariant()];
            found = found.Where(t => customer.Contains(t.CustomerNumber));
        }
        else if (parts.Count > 0)
        {
            // The folded name holds nothing but letters, digits and gaps: nothing of it can be read as an operator.
            var names = string.Join(" & ", SearchTraits.Fold(string.Join(' ', parts)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n + ":*"));
            if (names.Length == 0)
                return [];
            found = found.Where(t => EF.Functions.ToTsVector("simple", t.Folded).Matches(EF.Functions.ToTsQuery("simple", names)));
        }

        return await Found(found.OrderByDescending(t => t.RequestId).Take(Most).Select(t => t.RequestId), stop);
    }

    private async Task<IReadOnlyList<RequestFound>> Found(IQueryable<Guid> ids, CancellationToken stop)
    {
        var rows = await (
            from id in ids
            join request in db.Set<Request>() on id equals request.Id
            join trait in db.Set<Trait>() on id equals trait.RequestId
            select new { request.Number, request.Form, request.Language, trait.Name, trait.BornOn, trait.CustomerNumber, request.Id,
                Task = db.Set<DeskTask>().Where(t => t.RequestId == request.Id && t.ClosedAt == null).OrderBy(t => t.Turn)
                    .Select(t => new { t.LegalDay, Clerk = db.Set<ColleagueName>().Where(c => c.Id == t.AssignedTo).Select(c => c.DisplayName).FirstOrDefault() }).FirstOrDefault() })
            .AsNoTracking().ToListAsync(stop);
        return [.. rows.OrderByDescending(r => r.Id).Select(r => new RequestFound
        {
            Number = r.Number,
            Form = r.Form,
            Language = r.Language,
            Person = r.Name,
            BornOn = r.BornOn,
            CustomerNumber = r.CustomerNumber,
            IsOpen = r.Task is not null,
            Clerk = r.Task?.Clerk,
        })];
    }
}

/// <summary>A request that fits what was searched for.</summary>
public sealed record RequestFound
{
    public required RequestNumber Number { get; init; }

    public required string Form { get; init; }

    public required string Language { get; init; }

    public required string Person { get; init; }

    public required DateOnly? BornOn { get; init; }

    public required string? CustomerNumber { get; init; }

    public required bool IsOpen { get; init; }

    public required string? Clerk { get; init; }
}
