using System.Collections.Frozen;
using System.Xml.Linq;

namespace OffenesHaus.Catalog;

/// <summary>
/// Every word the house says to persons, read once from <c>*.&lt;language&gt;.resx</c> below a folder. The key is the path of the file
/// without its language, a slash, and the name: <c>portal/start.title</c>, <c>change-notice/texts/q.name</c>.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

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

        byLanguage = all.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<string> Keys(Language language) => byLanguage[language.Code].Keys;

    /// <summary>The text, or null. A text that only exists in German is shown in German: better than nothing, and a test fails over it.</summary>
    public string? Find(Language language, string key) =>
        byLanguage[language.Code].GetValueOrDefault(key) ?? byLanguage[Language.German.Code].GetValueOrDefault(key);

    public string this[Language language, string key] =>
        Find(language, key) ?? throw new KeyNotFoundException($"No text '{key}' in any language: add it to its .resx files.");
}
