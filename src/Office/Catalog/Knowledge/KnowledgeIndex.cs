using System.Numerics;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>The words of all pages that hold, in memory: a few hundred pages are a few thousand words, and looking at each of them is faster than asking anybody.</summary>
internal sealed class KnowledgeIndex
{
    private const int TitleWeighs = 6, LawWeighs = 3, Whole = 12, Begins = 7, Within = 4, Near = 3;

    private readonly Article[] articles;
    private readonly (string Word, uint Letters, (int Page, int Weight)[] Pages)[] words;

    public KnowledgeIndex(IEnumerable<Article> pages)
    {
        articles = [.. pages];
        var found = new Dictionary<string, Dictionary<int, int>>(StringComparer.Ordinal);
        void Add(string text, int page, int weight)
        {
            foreach (var word in GermanStem.Words(text).Where(w => w.Length > 1))
            {
                var pagesOf = found.TryGetValue(word, out var known) ? known : found[word] = [];
                pagesOf[page] = Math.Max(pagesOf.GetValueOrDefault(page), weight);
            }
        }

        for (var page = 0; page < articles.Length; page++)
        {
            Add(articles[page].Title, page, TitleWeighs);
            Add(articles[page].Law, page, LawWeighs);
            Add(articles[page].Body, page, 1);
        }

        words = [.. found.Select(w => (w.Key, GermanStem.Letters(w.Key), w.Value.Select(p => (p.Key, p.Value)).ToArray()))];
    }

    /// <summary>The best first. Every word counts; a page that has more of them stands above one that has one of them often.</summary>
    public IReadOnlyList<Article> Find(string asked, int most)
    {
        var scores = new Dictionary<int, (int Words, int Score)>();
        foreach (var word in GermanStem.Words(asked).Where(w => w.Length > 1).Distinct(StringComparer.Ordinal).Take(12))
        {
            foreach (var (page, score) in Of(word))
            {
                var known = scores.GetValueOrDefault(page);
                scores[page] = (known.Words + 1, known.Score + score);
            }
        }

        return [.. scores.OrderByDescending(s => s.Value.Words).ThenByDescending(s => s.Value.Score).ThenBy(s => articles[s.Key].Title, StringComparer.Ordinal).Take(most).Select(s => articles[s.Key])];
    }

    private Dictionary<int, int> Of(string word)
    {
        var best = new Dictionary<int, int>();
        var (letters, guesses) = (GermanStem.Letters(word), word.Length >= 4 && !word.Any(char.IsAsciiDigit));
        var slips = word.Length >= 8 ? 2 : 1;
        foreach (var (known, has, pages) in words)
        {
            var fits = How(word, known);
            // Numbers are never guessed.
            if (fits == 0 && guesses && BitOperations.PopCount(letters ^ has) <= 2 * slips && GermanStem.IsNear(word, known, slips))
                fits = Near;
            if (fits == 0)
                continue;
            foreach (var (page, weight) in pages)
                best[page] = Math.Max(best.GetValueOrDefault(page), fits * weight);
        }

        return best;
    }

    // Compounds hold their parts: Stromschulden is found by Strom and by Schulden.
    private static int How(string word, string known) =>
        known == word ? Whole
        : word.Length >= 3 && known.StartsWith(word, StringComparison.Ordinal) ? Begins
        : word.Length >= 4 && known.Contains(word, StringComparison.Ordinal) ? Within
        // The other way round: who writes Überprüfungsantrag finds the page that speaks of prüfen.
        : known.Length >= 4 && word.Length > known.Length && word.Contains(known, StringComparison.Ordinal) ? 1 : 0;
}
