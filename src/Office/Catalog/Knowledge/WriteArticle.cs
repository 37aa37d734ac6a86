using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>The editor writes an article of the house, or its next version. What was said before stays readable. Service pages come from the catalogue and are not written by hand.</summary>
public sealed partial class WriteArticle(OfficeDb db, Services services, Journal journal, Actor by, TimeProvider clock)
{
    private const int MostDaysAhead = 3 * 366;

    /// <summary>The code of the page. <paramref name="over"/>: its newest version as the editor saw it; null: a new article.</summary>
    public async Task<string> Run(ArticleWritten written, int? over, CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var (title, body, law) = (written.Title.Trim(), written.Body.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), written.Law.Trim());
        if (title.Length is 0 or > Article.LongestTitle)
            throw new Refused("knowledge.title", Article.LongestTitle);
        if (body.Length is 0 or > Article.LongestBody)
            throw new Refused("knowledge.body", Article.LongestBody);
        if (law.Length > Article.LongestLaw)
            throw new Refused("knowledge.law", Article.LongestLaw);
        if (written.ValidFrom is not { } from || from < today || from > today.AddDays(MostDaysAhead))
            throw new Refused("knowledge.valid-from");
        if (await db.Set<Article>().AsNoTracking().Where(a => a.Id == written.Key).Select(a => a.Code).SingleOrDefaultAsync(stop) is { } done)
            return done;

        var code = over is null ? await NewCode(title, stop) : written.Code!;
        var newest = await db.Set<Article>().AsNoTracking().Where(a => a.Code == code).OrderByDescending(a => a.Version).FirstOrDefaultAsync(stop);
        if (newest is { IsService: true } || (over is not null && newest is null))
            throw new NotFound();
        if (newest is not null && newest.Version != over)
            throw new Refused("knowledge.changed-meanwhile", newest.Version);
        db.Add(new Article
        {
            Id = written.Key,
            Code = code,
            Version = (newest?.Version ?? 0) + 1,
            IsService = false,
            Title = title,
            Body = body,
            Law = law,
            ValidFrom = from,
            Services = [.. written.Services.Where(s => services.Find(s) is not null).Distinct(StringComparer.Ordinal)],
            MustRead = written.MustRead,
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = by.Id,
        });
        journal.Note(JournalKind.ArticleWritten, written.Key, ReasonCode.OfficeDuty, $"{code} {(newest?.Version ?? 0) + 1}");
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<Article>().AsNoTracking().AnyAsync(a => a.Id == written.Key, stop))
                throw new Refused("knowledge.changed-meanwhile", (newest?.Version ?? 0) + 1);
        }

        return code;
    }

    private async Task<string> NewCode(string title, CancellationToken stop)
    {
        var plain = "haus-" + Odd().Replace(string.Join('-', GermanStem.Words(title)), "");
        plain = (plain.Length > Article.LongestCode - 4 ? plain[..(Article.LongestCode - 4)] : plain).Trim('-');
        var taken = await db.Set<Article>().AsNoTracking().Where(a => a.Code.StartsWith(plain)).Select(a => a.Code).Distinct().ToListAsync(stop);
        return !taken.Contains(plain) ? plain : $"{plain}-{taken.Count + 1}";
    }

    [GeneratedRegex("[^a-z0-9-]", RegexOptions.None, 1000)]
    private static partial Regex Odd();
}

/// <summary>An article as its editor wrote it. <see cref="Key"/>: drawn with the page; sent twice it is one version.</summary>
public sealed record ArticleWritten
{
    public required Guid Key { get; init; }

    /// <summary>Null: a new article.</summary>
    public string? Code { get; init; }

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string Law { get; init; } = "";

    public DateOnly? ValidFrom { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    public bool MustRead { get; init; }
}
