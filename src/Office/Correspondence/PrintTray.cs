using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;

namespace OffenesHaus.Correspondence;

/// <summary>The letters that wait for the printer, oldest first, and those printed lately.</summary>
public sealed class PrintTray(OfficeDb db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<LetterInTray>> See(bool printed, CancellationToken stop)
    {
        var letters = db.Set<Letter>().AsNoTracking().Where(l => l.PrintedAt != null == printed);
        letters = printed ? letters.OrderByDescending(l => l.PrintedAt) : letters.OrderBy(l => l.WrittenAt);
        var rows = await (
            from letter in letters.Take(Most)
            join message in db.Set<Message>() on letter.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            join trait in db.Set<Trait>() on letter.RequestId equals trait.RequestId
            select new LetterInTray
            {
                Id = letter.Id,
                Person = trait.Name,
                Number = db.Set<DeskTask>().Where(t => t.RequestId == letter.RequestId).Select(t => t.Number).First(),
                Language = db.Set<DeskTask>().Where(t => t.RequestId == letter.RequestId).OrderByDescending(t => t.Id).Select(t => t.Language).First(),
                Kind = message == null ? null : message.Kind,
                AskedUntil = message == null ? null : message.AskedUntil,
                WrittenAt = letter.WrittenAt,
                Pages = letter.Pages,
                IsSet = letter.Blob != null,
                PrintedAt = letter.PrintedAt,
            }).ToListAsync(stop);
        return [.. printed ? rows.OrderByDescending(r => r.PrintedAt) : rows.OrderBy(r => r.WrittenAt)];
    }

    public Task<int> Waiting(CancellationToken stop) => db.Set<Letter>().CountAsync(l => l.PrintedAt == null, stop);
}

/// <summary>A letter in the tray.</summary>
public sealed record LetterInTray
{
    public required Guid Id { get; init; }

    public required string Person { get; init; }

    /// <summary>Of the request, ten digits.</summary>
    public required long Number { get; init; }

    public required string Language { get; init; }

    /// <summary>What it says; null: a cover letter to another authority.</summary>
    public required MessageKind? Kind { get; init; }

    public required DateOnly? AskedUntil { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required int? Pages { get; init; }

    /// <summary>False while the PDF is being made.</summary>
    public required bool IsSet { get; init; }

    public required DateTimeOffset? PrintedAt { get; init; }
}
