using System.Collections.Frozen;
using System.Xml.Linq;

namespace OffenesHaus.Catalog;

/// <summary>
/// Every word the house says to persons, read once from <c>*.&lt;language&gt;.resx</c> below a folder; the words of a form give way to those of its newer edition. The key is the path of the file
/// without its language, a slash, and the name: <c>portal/start.title</c>, <c>change-notice/texts/q.name</c>.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> first;
    private volatile FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

    public Texts(params IEnumerable<string> folders)
    {
        var all = Language.All.ToDictionary(l => l.Code, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var folder in folders)
            foreach (var file in Directory.EnumerateFiles(folder, "*.resx", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(folder, file).Replace('\\', '/').Split('.');
                var into = all[path[^2]];
                foreach (var entry in XDocument.Load(file).Root!.Elements("data"))
                    into.Add($"{path[0]}/{entry.Attribute("name")!.Value}", entry.Element("value")!.Value);
            }

        byLanguage = first = all.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private Texts(Texts like, string code, FormWords words)
    {
        first = like.byLanguage;
        byLanguage = Replaced(first, [(code, words)]);
    }

    public IReadOnlyCollection<string> Keys(Language language) => byLanguage[language.Code].Keys;

    /// <summary>True when somebody wrote it in this very language.</summary>
    public bool Has(Language language, string key) => byLanguage[language.Code].ContainsKey(key);

    /// <summary>The text, or null. A text that only exists in German is shown in German: better than nothing, and a test fails over it.</summary>
    public string? Find(Language language, string key) =>
        byLanguage[language.Code].GetValueOrDefault(key) ?? byLanguage[Language.German.Code].GetValueOrDefault(key);

    // A page that was begun a moment before an edition changed may still ask for a word that only the one before had.
    public string this[Language language, string key] =>
        Find(language, key) ?? first[language.Code].GetValueOrDefault(key) ?? first[Language.German.Code].GetValueOrDefault(key) ?? throw new KeyNotFoundException($"No text '{key}' in any language: add it to its .resx files.");

    /// <summary>The same words but for one form: how a draft looks.</summary>
    internal Texts With(string code, FormWords words) => new(this, code, words);

    /// <summary>From now on these forms speak so, and all others as they did at first.</summary>
    internal void Take(IReadOnlyList<(string Code, FormWords Words)> editions) => byLanguage = Replaced(first, editions);

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Replaced(FrozenDictionary<string, FrozenDictionary<string, string>> from, IReadOnlyList<(string Code, FormWords Words)> editions) =>
        editions.Count == 0 ? from : from.ToFrozenDictionary(
            l => l.Key,
            l => l.Value.Where(t => !editions.Any(e => t.Key.StartsWith($"{e.Code}/texts/", StringComparison.Ordinal)))
                .Concat(editions.SelectMany(e => e.Words.All(Language.Parse(l.Key, null)), (e, t) => KeyValuePair.Create($"{e.Code}/texts/{t.Key}", t.Value)))
                .ToFrozenDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal);
}
