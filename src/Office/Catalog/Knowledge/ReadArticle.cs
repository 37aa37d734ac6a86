using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>One page of the knowledge, in the version that holds today or in an older one, with what is new in it; for its editor also who has confirmed it.</summary>
public sealed class ReadArticle(OfficeDb db, KeepServicePages pages, Actor by, TimeProvider clock)
{
    private static readonly ClerkRole[] Telling = [ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.Counter, ClerkRole.Phone];

    /// <summary><paramref name="version"/> null: the one that holds today, else the first that will.</summary>
    public async Task<ArticleView> Run(string code, int? version, CancellationToken stop)
    {
        await pages.Run(stop);
        var all = await db.Set<Article>().AsNoTracking().Where(a => a.Code == code).OrderBy(a => a.Version).ToListAsync(stop);
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var holds = all.FindLast(a => a.ValidFrom <= today);
        var shown = (version is { } wanted ? all.Find(a => a.Version == wanted) : holds ?? all.FirstOrDefault()) ?? throw new NotFound();
        var before = all.FindLast(a => a.Version < shown.Version)?.Body.Split('\n').ToHashSet(StringComparer.Ordinal);
        var names = await db.NamesOf([.. all.Select(a => a.WrittenBy).OfType<Guid>().Distinct()], stop);
        return new()
        {
            Line = Articles.Line(shown),
            Id = shown.Id,
            Parts = [.. shown.Body.Split('\n').Where(l => l.Length > 0).Select(l => new ArticlePart(l, before is not null && !before.Contains(l)))],
            Body = shown.Body,
            Services = shown.Services,
            Holds = holds?.Version,
            WrittenBy = shown.WrittenBy is { } who ? names.GetValueOrDefault(who, "–") : null,
            Versions = [.. all.OrderByDescending(a => a.Version).Select(a => new ArticleVersion(a.Version, a.Title, a.ValidFrom, a.WrittenAt, a.WrittenBy is { } w ? names.GetValueOrDefault(w, "–") : null))],
            ConfirmedAt = shown.MustRead ? await db.Set<ArticleConfirmed>().AsNoTracking().Where(c => c.ArticleId == shown.Id && c.ClerkId == by.Id).Select(c => (DateTimeOffset?)c.At).SingleOrDefaultAsync(stop) : null,
        };
    }

    /// <summary>The newest version of an article of the house, whether it holds or will: its next one is written from it.</summary>
    public async Task<ArticleView> Newest(string code, CancellationToken stop) =>
        await Run(code, await db.Set<Article>().AsNoTracking().Where(a => a.Code == code && !a.IsService).MaxAsync(a => (int?)a.Version, stop) ?? throw new NotFound(), stop);

    /// <summary>Who tells people from it, and since when each has read it; those who have not stand first.</summary>
    public async Task<IReadOnlyList<ArticleReader>> Readers(Guid article, CancellationToken stop) =>
        [.. (await (from clerk in db.Set<ColleagueName>().AsNoTracking().Where(c => c.LockedAt == null && c.EndedAt == null && Telling.Contains(c.Role))
                    join read in db.Set<ArticleConfirmed>().AsNoTracking().Where(c => c.ArticleId == article) on clerk.Id equals read.ClerkId into reads
                    from read in reads.DefaultIfEmpty()
                    select new ArticleReader(clerk.DisplayName, clerk.Team, read == null ? null : read.At)).ToListAsync(stop)).OrderBy(r => r.At is not null).ThenBy(r => r.Name, StringComparer.Ordinal)];
}

/// <summary>A page of the knowledge as it is shown.</summary>
public sealed record ArticleView
{
    public required Guid Id { get; init; }

    public required ArticleLine Line { get; init; }

    public required IReadOnlyList<ArticlePart> Parts { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The version that holds today; null: none yet.</summary>
    public required int? Holds { get; init; }

    /// <summary>Null: out of the catalogue.</summary>
    public required string? WrittenBy { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ArticleVersion> Versions { get; init; }

    /// <summary>When whoever asks confirmed this version; null: not, or nobody has to.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }
}

/// <summary>One line of a page. <paramref name="IsNew"/>: the version before did not say so.</summary>
public sealed record ArticlePart(string Text, bool IsNew);

/// <summary>One version of a page: from which day, and who wrote it when.</summary>
public sealed record ArticleVersion(int Version, string Title, DateOnly ValidFrom, DateTimeOffset WrittenAt, string? By);

/// <summary>Whether somebody has confirmed a page.</summary>
public sealed record ArticleReader(string Name, string Team, DateTimeOffset? At);
