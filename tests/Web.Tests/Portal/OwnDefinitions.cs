namespace OffenesHaus.Web.Tests.Portal;

/// <summary>The definitions of the house in a folder of a test's own, to lay forms beside them.</summary>
internal static class OwnDefinitions
{
    public static void CopyTo(string definitions)
    {
        foreach (var part in (string[])["forms", "services", "texts", "retention", "privacy", "passwords", "demonstration"])
            Copy(Path.Combine(AppContext.BaseDirectory, part), Path.Combine(definitions, part));
    }

    /// <summary>A form with the same words in every language, each the key itself unless told otherwise.</summary>
    public static async Task Lay(string definitions, string code, string form, IReadOnlyDictionary<string, string> words)
    {
        var folder = Directory.CreateDirectory(Path.Combine(definitions, "forms", code)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "form.json"), form);
        foreach (var language in (string[])["de", "en", "ar"])
            await File.WriteAllTextAsync(Path.Combine(folder, $"texts.{language}.resx"), $"<root>{string.Concat(words.Select(w => $"<data name=\"{w.Key}\"><value>{w.Value}</value></data>"))}</root>");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
