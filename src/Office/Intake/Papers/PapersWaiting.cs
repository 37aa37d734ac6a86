using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Papers;

/// <summary>Papers that are not filed yet, oldest first, or those that were set aside, newest first. The count is the count of the same list.</summary>
public sealed class PapersWaiting(OfficeDb db, PaperDays days)
{
    public const int PageLength = 50;

    public Task<int> Count(CancellationToken stop) => Open().CountAsync(stop);

    /// <summary><paramref name="after"/>: the last paper of the page before.</summary>
    public async Task<PapersPage> See(bool aside, Guid? after, CancellationToken stop)
    {
        var mark = after is null ? null : await db.Set<InboundPaper>().AsNoTracking().Where(p => p.Id == after).Select(p => (DateTimeOffset?)p.CapturedAt).SingleOrDefaultAsync(stop);
        var all = aside ? Aside() : Open();
        var ordered = aside ? all.Where(p => mark == null || p.CapturedAt < mark).OrderByDescending(p => p.CapturedAt) : all.Where(p => mark == null || p.CapturedAt > mark).OrderBy(p => p.CapturedAt);
        var papers = await ordered.Include(p => p.Sheets).Take(PageLength + 1).ToListAsync(stop);
        var clerks = papers.Select(p => p.CapturedBy).Distinct().ToList();
        var names = await db.NamesOf(clerks, stop);
        var begun = papers.Select(p => p.RequestId).OfType<Guid>().ToList();
        var forms = await db.Set<Request>().AsNoTracking().Where(r => begun.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Form, stop);
        var lines = new List<PaperLine>();
        foreach (var paper in papers.Take(PageLength))
            lines.Add(new()
            {
                Id = paper.Id,
                Channel = paper.Channel,
                Day = (await days.Of(paper, stop)).Day.On,
                PaperOn = paper.PaperOn,
                CapturedAt = paper.CapturedAt,
                CapturedBy = names.GetValueOrDefault(paper.CapturedBy, "jemand"),
                Pages = paper.Sheets.Sum(s => s.Pages ?? 1),
                Form = paper.RequestId is { } request ? forms.GetValueOrDefault(request) : null,
                WrongDoor = paper.WrongDoor,
            });
        return new(lines, await all.CountAsync(stop), HasMore: papers.Count > PageLength);
    }

    private IQueryable<InboundPaper> Open() => db.Set<InboundPaper>().AsNoTracking().Where(p => p.EndedAt == null);

    private IQueryable<InboundPaper> Aside() => db.Set<InboundPaper>().AsNoTracking().Where(p => p.EndedAt != null && p.FiledAt == null);
}

/// <summary>A page of papers, how many there are in all, and whether there are more behind it.</summary>
public sealed record PapersPage(IReadOnlyList<PaperLine> Lines, int All, bool HasMore);

/// <summary>A paper in the list.</summary>
public sealed record PaperLine
{
    public required Guid Id { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The legal day it will count for.</summary>
    public required DateOnly Day { get; init; }

    public required DateOnly? PaperOn { get; init; }

    public required DateTimeOffset CapturedAt { get; init; }

    public required string CapturedBy { get; init; }

    public required int Pages { get; init; }

    /// <summary>The form it is being typed into; null: nobody has begun.</summary>
    public required string? Form { get; init; }

    public required bool WrongDoor { get; init; }
}
