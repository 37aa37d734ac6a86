using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>The texts of a form as they go out to translators and come back: XLIFF 1.2, one file for each language, German as the source.</summary>
internal static class TranslationFile
{
    private static readonly XNamespace Xliff = "urn:oasis:names:tc:xliff:document:1.2";

    /// <summary>Every text that has German words, in the order of the form; what is stale or missing is marked as such.</summary>
    public static byte[] Write(Form form, FormWords words, Language language)
    {
        var units = EditionProof.TextsOf(form).Where(t => words.German.ContainsKey(t.Key)).Select(t => Unit(t, words, language));
        var file = new XElement(
            Xliff + "xliff",
            new XAttribute("version", "1.2"),
            new XElement(
                Xliff + "file",
                new XAttribute("original", form.Code),
                new XAttribute("product-version", form.Version.ToString(CultureInfo.InvariantCulture)),
                new XAttribute("source-language", Language.German.Code),
                new XAttribute("target-language", language.Code),
                new XAttribute("datatype", "plaintext"),
                new XElement(Xliff + "body", units)));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            file.Save(writer);
        return bytes.ToArray();
    }

    /// <summary>What a returned file says, and what of it cannot be taken. A file that is not this form's, or not this language's: <see cref="Refused"/>.</summary>
    public static Returned Read(byte[] bytes, Form form, FormWords words, Language language)
    {
        var root = StrictXml.Read(bytes);
        if (root.Name != Xliff + "xliff" || root.Element(Xliff + "file") is not { } file)
            throw new Refused("catalog.not-xliff");
        if (file.Attribute("original")?.Value != form.Code)
            throw new Refused("catalog.other-form", file.Attribute("original")?.Value ?? "?", form.Code);
        if (file.Attribute("target-language")?.Value.Split('-')[0] != language.Code)
            throw new Refused("catalog.other-language", file.Attribute("target-language")?.Value ?? "?", language.GermanName);

        var known = EditionProof.TextsOf(form).ToDictionary(t => t.Key, StringComparer.Ordinal);
        var (taken, leftOut) = (words, new List<LeftOut>());
        var count = 0;
        foreach (var unit in file.Descendants(Xliff + "trans-unit"))
        {
            var key = unit.Attribute("id")?.Value ?? "";
            if (unit.Element(Xliff + "target") is not { } target || target.Value.Trim().Length == 0 || IsUntouched(target))
                continue;
            var (source, text) = (unit.Element(Xliff + "source")?.Value ?? "", Answers.Cleaned(target.Value));
            if (Trouble(key, target, known, words) is { } trouble)
            {
                leftOut.Add(trouble);
                continue;
            }

            var german = words.German[key];
            var isSame = source == german || Answers.Cleaned(source) == Answers.Cleaned(german);
            if (!isSame)
                leftOut.Add(new("source-changed", key));
            var written = new Translation(text, FormWords.StampOf(isSame ? german : source));
            if (words.In(language, key) is { } before && before.Text == written.Text && before.Of == written.Of)
                continue;
            taken = taken.With(language, key, written);
            count++;
        }

        return new(taken, count, leftOut);
    }

    private static LeftOut? Trouble(string key, XElement target, Dictionary<string, FormText> known, FormWords words)
    {
        if (!known.TryGetValue(key, out var text) || !words.German.TryGetValue(key, out var german))
            return new("unknown-text", key.Length > 80 ? key[..80] : key);
        if (target.HasElements)
            return new("marked-up", key);
        if (target.Value.Length > SaveDraft.MostText)
            return new("too-long", key);
        return !FormWords.Holes(target.Value).SequenceEqual(FormWords.Holes(german), StringComparer.Ordinal) || (text.IsFilled && !FormWords.CanBeFilled(target.Value)) ? new("holes", key) : null;
    }

    // As it went out: nobody has worked on it yet.
    private static bool IsUntouched(XElement target) => target.Attribute("state")?.Value is "needs-translation" or "new" or "needs-adaptation";

    private static XElement Unit(FormText text, FormWords words, Language language)
    {
        var state = words.StateOf(language, text.Key);
        return new(
            Xliff + "trans-unit",
            new XAttribute("id", text.Key),
            new XAttribute(XNamespace.Xml + "space", "preserve"),
            new XElement(Xliff + "source", words.German[text.Key]),
            words.In(language, text.Key) is { } written
                ? new XElement(Xliff + "target", new XAttribute("state", state == WordState.Complete ? "translated" : "needs-adaptation"), written.Text)
                : new XElement(Xliff + "target", new XAttribute("state", "needs-translation")),
            text.Page is null ? null : new XElement(Xliff + "note", $"Seite „{words.German.GetValueOrDefault($"p.{text.Page}", text.Page)}“"));
    }
}

/// <summary>A file that came back from translators, as far as it could be taken.</summary>
internal sealed record Returned(FormWords Words, int Taken, IReadOnlyList<LeftOut> LeftOut);
