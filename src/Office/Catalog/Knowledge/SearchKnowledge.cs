using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>Finds pages of the knowledge by words as they are spoken: inflected, without umlauts, with a slip. Nobody's data is searched, and nothing of it is noted.</summary>
public sealed class SearchKnowledge(OfficeDb db, Articles articles, KeepServicePages pages, KnowledgeShelf shelf, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>The articles of the house, each in its newest version, for those who write them.</summary>
    public async Task<IReadOnlyList<ArticleLine>> Written(CancellationToken stop) =>
        [.. (await db.Set<Article>().AsNoTracking().Where(a => !a.IsService && !db.Set<Article>().Any(n => n.Code == a.Code && n.Version > a.Version)).OrderBy(a => a.Title).ToListAsync(stop)).Select(Articles.Line)];

    /// <summary>Without words: all pages that hold, those of the house first.</summary>
    public async Task<IReadOnlyList<ArticleLine>> Run(string? words, CancellationToken stop)
    {
        await pages.Run(stop);
        var stands = await db.Set<Article>().AsNoTracking().GroupBy(_ => 1).Select(g => new { Count = g.Count(), Last = g.Max(a => a.WrittenAt) }).SingleOrDefaultAsync(stop);
        var stand = $"{GermanTime.DayOf(clock.GetUtcNow()):yyyyMMdd} {stands?.Count} {stands?.Last.UtcTicks}";
        var index = await shelf.At(stand, async () => new(await articles.InForce(stop)));
        return [.. (string.IsNullOrWhiteSpace(words) ? [.. (await articles.InForce(stop)).OrderBy(a => a.IsService).ThenBy(a => a.Title, StringComparer.Ordinal)] : index.Find(words.Length > 200 ? words[..200] : words, Most)).Select(Articles.Line)];
    }
}

/// <summary>Keeps the words of the knowledge in memory until a page changes or a day begins.</summary>
public sealed class KnowledgeShelf
{
    private volatile Kept? kept;

    internal async Task<KnowledgeIndex> At(string stand, Func<Task<KnowledgeIndex>> read)
    {
        if (kept is { } known && known.Stand == stand)
            return known.Index;
        var index = await read();
        kept = new(stand, index);
        return index;
    }

    private sealed record Kept(string Stand, KnowledgeIndex Index);
}
