using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OffenesHaus.Catalog;

/// <summary>The words of one form: the German ones, which bind, and every translation with the German wording it was made from.</summary>
public sealed partial record FormWords
{
    public static FormWords None { get; } = new();

    /// <summary>By the name of the text: <c>q.name.hint</c>.</summary>
    public IReadOnlyDictionary<string, string> German { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By the code of the language, then by the name of the text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Translation>> Others { get; init; } = new SortedDictionary<string, IReadOnlyDictionary<string, Translation>>(StringComparer.Ordinal);

    /// <summary>The languages a form is translated into.</summary>
    public static IEnumerable<Language> Foreign => Language.All.Where(l => !l.IsGerman);

    /// <summary>The mark of a German wording: the first 8 hex digits of its SHA-256.</summary>
    public static string StampOf(string german) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(german)))[..8];

    public Translation? In(Language language, string key) => Others.GetValueOrDefault(language.Code)?.GetValueOrDefault(key);

    public string? Text(Language language, string key) => language.IsGerman ? German.GetValueOrDefault(key) : In(language, key)?.Text;

    public WordState StateOf(Language language, string key) =>
        In(language, key) is not { } written ? WordState.Missing
        : !German.TryGetValue(key, out var german) || written.Of != StampOf(german) ? WordState.Stale
        : !Holes(written.Text).SequenceEqual(Holes(german), StringComparer.Ordinal) ? WordState.HolesDiffer
        : WordState.Complete;

    /// <summary>All texts of one language by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> All(Language language) =>
        language.IsGerman ? German : (Others.GetValueOrDefault(language.Code) ?? new Dictionary<string, Translation>(StringComparer.Ordinal)).Select(t => KeyValuePair.Create(t.Key, t.Value.Text));

    /// <summary>With this wording of one text instead; null takes it away.</summary>
    public FormWords WithGerman(string key, string? text)
    {
        var german = Copy(German);
        if (text is null)
            german.Remove(key);
        else
            german[key] = text;
        return this with { German = german };
    }

    public FormWords With(Language language, string key, Translation? written)
    {
        var all = Copy(Others);
        var own = Copy(all.GetValueOrDefault(language.Code) ?? new Dictionary<string, Translation>(StringComparer.Ordinal));
        if (written is null)
            own.Remove(key);
        else
            own[key] = written;
        all[language.Code] = own;
        return this with { Others = all };
    }

    /// <summary>What stands in a text to be filled in: <c>{0}</c>.</summary>
    public static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>A text that is filled in must be readable as one: a lonely brace would break the page it stands on.</summary>
    internal static bool CanBeFilled(string text)
    {
        try
        {
            return CompositeFormat.Parse(text).MinimumArgumentCount <= 1;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Reads <c>texts.&lt;language&gt;.resx</c> of a form's folder.</summary>
    internal static FormWords Read(string folder)
    {
        Dictionary<string, XElement> Of(Language language) => Path.Combine(folder, $"texts.{language}.resx") is var file && File.Exists(file)
            ? XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        return new()
        {
            German = Copy(Of(Language.German).Select(d => KeyValuePair.Create(d.Key, d.Value.Element("value")!.Value))),
            Others = Copy(Foreign.Select(l => KeyValuePair.Create(l.Code, (IReadOnlyDictionary<string, Translation>)Copy(Of(l).Select(d => KeyValuePair.Create(d.Key, Written(d.Value))))))),
        };
    }

    private static SortedDictionary<string, T> Copy<T>(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var copy = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            copy.Add(key, value);
        return copy;
    }

    private static Translation Written(XElement entry)
    {
        var comment = Comment().Match(entry.Element("comment")?.Value ?? "");
        return new(entry.Element("value")!.Value, comment.Groups["of"].Value, comment.Groups["by"].Success ? comment.Groups["by"].Value : Translation.Nobody);
    }

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"^de:(?<of>[0-9a-f]{8})(; checked: (?<by>.+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}

/// <summary>A text in another language, the stamp of the German wording it was made from, and who has read it over.</summary>
public sealed record Translation(string Text, string Of, string Checked = Translation.Nobody)
{
    public const string Nobody = "nobody";
}

/// <summary>How one text of a form stands in one language.</summary>
public enum WordState
{
    Complete,
    Missing,

    /// <summary>The German wording is another than the one it was made from.</summary>
    Stale,

    /// <summary>What is filled in is not the same as in German.</summary>
    HolesDiffer,
}
