using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>Which version of each page holds on a day, and which pages somebody named as the origin of what they told.</summary>
public sealed class Articles(OfficeDb db, KeepServicePages pages, TimeProvider clock)
{
    /// <summary>Of what was named, what there is: <c>code version</c>. Null where nothing is.</summary>
    internal async Task<List<string>?> Known(IReadOnlyList<string> named, int most, CancellationToken stop)
    {
        List<string> known = [];
        foreach (var source in named.Distinct(StringComparer.Ordinal).Take(most))
            if (source.Split(' ') is [var code, var written] && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && await db.Set<Article>().AsNoTracking().AnyAsync(a => a.Code == code && a.Version == version, stop))
                known.Add(source);
        return known.Count == 0 ? null : known;
    }

    /// <summary>The pages about a service that hold today: its own first.</summary>
    public async Task<IReadOnlyList<ArticleLine>> About(string service, CancellationToken stop)
    {
        await pages.Run(stop);
        return [.. (await InForce(stop)).Where(a => a.Services.Contains(service, StringComparer.Ordinal)).OrderByDescending(a => a.Code == service).ThenBy(a => a.Title, StringComparer.Ordinal).Select(Line)];
    }

    /// <summary>Of what was named, the versions there are.</summary>
    public async Task<IReadOnlyList<ArticleLine>> Named(IReadOnlyList<string> sources, CancellationToken stop)
    {
        var codes = sources.Select(s => s.Split(' ')[0]).Distinct(StringComparer.Ordinal).ToList();
        return codes.Count == 0 ? [] : [.. (await db.Set<Article>().AsNoTracking().Where(a => codes.Contains(a.Code)).ToListAsync(stop)).Select(Line).Where(a => sources.Contains(a.Source, StringComparer.Ordinal))];
    }

    /// <summary>What clerks have not confirmed yet of what they have to read.</summary>
    public async Task<IReadOnlyList<ArticleLine>> ToRead(Guid clerk, CancellationToken stop) =>
        [.. (await Unconfirmed(clerk, stop)).Select(Line)];

    /// <summary>How a source is called, for whoever reads what was told: title and version.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Titles(IReadOnlyCollection<string> sources, CancellationToken stop)
    {
        if (sources.Count == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        var codes = sources.Select(s => s.Split(' ')[0]).Distinct(StringComparer.Ordinal).ToList();
        var found = await db.Set<Article>().AsNoTracking().Where(a => codes.Contains(a.Code)).Select(a => new { a.Code, a.Version, a.Title, a.ValidFrom }).ToListAsync(stop);
        return found.ToDictionary(a => $"{a.Code} {a.Version}", a => $"{a.Title}, Fassung {a.Version} vom {a.ValidFrom:dd.MM.yyyy}", StringComparer.Ordinal);
    }

    internal async Task<IReadOnlyList<Article>> InForce(CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        return await db.Set<Article>().AsNoTracking().Where(a => a.ValidFrom <= today && !db.Set<Article>().Any(n => n.Code == a.Code && n.Version > a.Version && n.ValidFrom <= today)).ToListAsync(stop);
    }

    private async Task<IReadOnlyList<Article>> Unconfirmed(Guid clerk, CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        return await db.Set<Article>().AsNoTracking().Where(a => a.MustRead && a.ValidFrom <= today && !db.Set<Article>().Any(n => n.Code == a.Code && n.Version > a.Version && n.ValidFrom <= today)
            && !db.Set<ArticleConfirmed>().Any(c => c.ArticleId == a.Id && c.ClerkId == clerk)).OrderBy(a => a.WrittenAt).ToListAsync(stop);
    }

    internal static ArticleLine Line(Article a) => new(a.Code, a.Version, a.Title, a.Law, a.ValidFrom, a.IsService, a.MustRead);
}

/// <summary>A page of the knowledge as a line.</summary>
public sealed record ArticleLine(string Code, int Version, string Title, string Law, DateOnly ValidFrom, bool IsService, bool MustRead)
{
    /// <summary>As the origin of what was told.</summary>
    public string Source => $"{Code} {Version}";
}
