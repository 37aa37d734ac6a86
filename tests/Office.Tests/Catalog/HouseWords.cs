using System.Xml.Linq;
using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

/// <summary>The forms, services and words as they lie in the repository, the same files the house starts with.</summary>
internal static class HouseWords
{
    public static string Root { get; } = FindRoot();

    public static Forms Forms { get; } = new(Path.Combine(Root, "forms"));

    public static Texts Texts { get; } = new(Path.Combine(Root, "texts"), Path.Combine(Root, "forms"));

    public static Services Services { get; } = new(Path.Combine(Root, "services"), Forms, Texts);

    /// <summary>Every German file of words, by its path without language: <c>forms/apply/texts</c>.</summary>
    public static IReadOnlyList<string> Stems { get; } =
        [.. new[] { "texts", "forms" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.de.resx", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Root, f)[..^".de.resx".Length])
            .Order(StringComparer.Ordinal)];

    public static Dictionary<string, Entry> Read(string stem, Language language) =>
        XDocument.Load(Path.Combine(Root, $"{stem}.{language}.resx")).Root!.Elements("data").ToDictionary(
            d => d.Attribute("name")!.Value,
            d => new Entry(d.Element("value")!.Value, d.Element("comment")?.Value ?? ""),
            StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OffenesHaus.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds OffenesHaus.slnx.");
    }
}

internal sealed record Entry(string Value, string Comment);
