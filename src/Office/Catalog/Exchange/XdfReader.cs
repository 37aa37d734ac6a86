using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OffenesHaus.Catalog.Editions;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>
/// Reads a schema or a group of XDatenfelder 3 strictly: every element known, everything needed there, once where it may stand once, every code out of its list.
/// Each fault is one line. The order of elements is not held against it.
/// </summary>
internal sealed partial class XdfReader
{
    private const int MostFaults = 50, MostDepth = 8;

    private static readonly string[] Common =
        ["identifikation", "name", "beschreibung", "definition", "bezug*", "freigabestatus", "statusGesetztAm", "statusGesetztDurch", "gueltigAb", "gueltigBis", "versionshinweis", "veroeffentlichungsdatum", "letzteAenderung", "relation*", "stichwort*", "regel*"];

    private static readonly string[] OfElement = [.. Common, "bezeichnungEingabe", "bezeichnungAusgabe", "schemaelementart", "hilfetextEingabe", "hilfetextAusgabe"];

    private static readonly string[] OfGroup = [.. OfElement, "art", "struktur*"];

    private static readonly string[] OfField =
        [.. OfElement, "feldart", "datentyp", "praezisierung", "inhalt", "vorbefuellung", "werte", "codelisteReferenz", "codeKey", "nameKey", "helpKey", "maxSize", "mediaType*"];

    private static readonly string[] OfSchema =
        [.. Common, "bezeichnung", "hilfetext", "ableitungsmodifikationenStruktur", "ableitungsmodifikationenRepraesentation", "dokumentsteckbrief", "struktur*"];

    private static readonly string[] OfRule =
        ["identifikation", "name", "beschreibung", "freitextRegel", "bezug*", "stichwort*", "fachlicherErsteller", "letzteAenderung", "typ", "param*", "ziel*", "skript", "fehler*"];

    private static readonly string[] Statuses = ["1", "2", "3", "4", "5", "6", "7", "8"];

    public List<LeftOut> Faults { get; } = [];

    /// <summary>Null where faults were found.</summary>
    public static (XdfPart? Schema, IReadOnlyList<LeftOut> Faults) Read(XElement root)
    {
        var reader = new XdfReader();
        var schema = reader.Message(root);
        return reader.Faults.Count > 0 ? (null, reader.Faults) : (schema, []);
    }

    private XdfPart? Message(XElement root)
    {
        var isSchema = root.Name == Xdf.Name + Xdf.SchemaMessage;
        if (!isSchema && root.Name != Xdf.Name + Xdf.GroupMessage)
        {
            Fault(root, "xdf-root", root.Name.LocalName);
            return null;
        }

        var inside = isSchema ? "stammdatenschema" : "datenfeldgruppe";
        Children(root, ["header", inside], ["header", inside]);
        if (One(root, inside) is not { } element)
            return null;
        var part = Part(element, isSchema ? OfSchema : OfGroup, depth: 1);
        return isSchema ? part : new XdfPart { Line = part.Line, IsGroup = true, Name = part.Name, Label = part.Label, Parts = [part with { Least = 1 }] };
    }

    private XdfPart Part(XElement element, string[] known, int depth)
    {
        var isField = known == OfField;
        Children(element, known, [
            "identifikation", "name", "freigabestatus",
            .. known == OfSchema ? ["bezeichnung"] : (string[])["bezeichnungEingabe", "schemaelementart"],
            .. isField ? ["feldart", "datentyp"] : (string[])["struktur"],
        ]);
        Identification(element, known == OfSchema ? 'S' : isField ? 'F' : 'G');
        CodeOf(element, "freigabestatus", Statuses);
        CodeOf(element, "schemaelementart", ["ABT", "HAR", "RNG"]);
        if (depth > MostDepth)
            Fault(element, "xdf-deep", $"{MostDepth}");
        var bounds = One(element, "praezisierung");
        return new()
        {
            Line = StrictXml.LineOf(element),
            IsGroup = !isField,
            Id = One(element, "identifikation") is { } identification ? Text(identification, "id") ?? "" : "",
            Name = Text(element, "name") ?? "",
            Label = Text(element, known == OfSchema ? "bezeichnung" : "bezeichnungEingabe") ?? "",
            Help = Text(element, known == OfSchema ? "hilfetext" : "hilfetextEingabe"),
            FieldKind = isField ? CodeOf(element, "feldart", Xdf.FieldKinds) : "",
            Type = isField ? CodeOf(element, "datentyp", Xdf.FieldTypes) : "",
            MaxLength = int.TryParse(bounds?.Attribute("maxLength")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max : null,
            IsBounded = bounds?.Attributes().Any(a => a.Name.LocalName is "minLength" or "minValue" or "maxValue" or "pattern") ?? false,
            Content = Text(element, "inhalt"),
            Values = Values(element),
            HasOutsideList = One(element, "codelisteReferenz") is not null,
            Rules = [.. element.Elements(Xdf.Name + "regel").Select(Rule)],
            Keywords = element.Elements(Xdf.Name + "stichwort").Where(k => k.Attribute("uri") is not null).GroupBy(k => k.Attribute("uri")!.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value.Trim(), StringComparer.Ordinal),
            Parts = depth > MostDepth ? [] : [.. element.Elements(Xdf.Name + "struktur").Select(s => Structure(s, depth)).OfType<XdfPart>()],
        };
    }

    private XdfPart? Structure(XElement structure, int depth)
    {
        Children(structure, ["anzahl", "bezug*", "enthaelt"], ["anzahl", "enthaelt"]);
        var (least, most) = Count(structure);
        if (One(structure, "enthaelt") is not { } holds)
            return null;
        var inside = holds.Elements().ToList();
        if (inside is not [var one] || (one.Name != Xdf.Name + "datenfeld" && one.Name != Xdf.Name + "datenfeldgruppe"))
        {
            Fault(holds, "xdf-holds");
            return null;
        }

        return Part(one, one.Name.LocalName == "datenfeld" ? OfField : OfGroup, depth + 1) with { Least = least, Most = most };
    }

    private (int Least, int Most) Count(XElement structure)
    {
        var match = Multiplicity().Match(Text(structure, "anzahl") ?? "");
        var least = match.Success ? int.Parse(match.Groups["least"].Value, CultureInfo.InvariantCulture) : 0;
        var most = !match.Success ? 1 : match.Groups["most"].Value == "*" ? int.MaxValue : int.Parse(match.Groups["most"].Value, CultureInfo.InvariantCulture);
        if (!match.Success || most == 0 || least > most)
            Fault(One(structure, "anzahl") ?? structure, "xdf-count", Text(structure, "anzahl") ?? "");
        return (least, most);
    }

    private XdfRule Rule(XElement rule)
    {
        Children(rule, OfRule, ["identifikation", "name"]);
        Identification(rule, 'R');
        CodeOf(rule, "typ", ["K", "M", "V", "B"]);
        return new(Text(rule, "name") ?? "", Text(rule, "freitextRegel") ?? "", Text(rule, "skript") ?? "");
    }

    private (string Code, string Name)[] Values(XElement element)
    {
        if (One(element, "werte") is not { } list)
            return [];
        Children(list, ["wert*"], ["wert"]);
        var values = list.Elements(Xdf.Name + "wert").Select(v =>
        {
            Children(v, ["code", "name", "hilfe"], ["code", "name"]);
            return (Code: Text(v, "code") ?? "", Name: Text(v, "name") ?? "");
        }).ToArray();
        if (values.GroupBy(v => v.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            Fault(list, "xdf-value-twice", twice.Key);
        return values;
    }

    private void Identification(XElement element, char letter)
    {
        if (One(element, "identifikation") is not { } identification)
            return;
        Children(identification, ["id", "version"], ["id"]);
        if (Text(identification, "id") is { } id && !(Id().IsMatch(id) && id[0] == letter))
            Fault(identification, "xdf-id", id, $"{letter}");
        if (Text(identification, "version") is { } version && !Version().IsMatch(version))
            Fault(identification, "xdf-version", version);
    }

    // The code stands in an element of its own, outside the namespace (XÖV).
    private string CodeOf(XElement element, string name, string[] allowed)
    {
        if (One(element, name) is not { } coded)
            return "";
        var code = coded.Element("code")?.Value.Trim() ?? coded.Element(Xdf.Name + "code")?.Value.Trim() ?? "";
        if (!allowed.Contains(code, StringComparer.Ordinal))
            Fault(coded, "xdf-code", name, code);
        return code;
    }

    private void Children(XElement element, string[] known, string[] needed)
    {
        foreach (var child in element.Elements())
            if (child.Name.Namespace != Xdf.Name || !(known.Contains(child.Name.LocalName, StringComparer.Ordinal) || known.Contains(child.Name.LocalName + "*", StringComparer.Ordinal)))
                Fault(child, "xdf-unexpected", child.Name.LocalName, element.Name.LocalName);
        foreach (var twice in element.Elements().Where(c => !known.Contains(c.Name.LocalName + "*", StringComparer.Ordinal)).GroupBy(c => c.Name).Where(g => g.Count() > 1))
            Fault(twice.ElementAt(1), "xdf-twice", twice.Key.LocalName, element.Name.LocalName);
        foreach (var name in needed.Where(n => One(element, n) is null))
            Fault(element, "xdf-missing", name, element.Name.LocalName);
    }

    private static XElement? One(XElement element, string name) => element.Element(Xdf.Name + name);

    private static string? Text(XElement element, string name) => One(element, name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private void Fault(XElement where, string code, params string[] facts)
    {
        if (Faults.Count < MostFaults)
            Faults.Add(new(code, [$"{StrictXml.LineOf(where)}", .. facts.Select(f => f.Length > 80 ? f[..80] + "…" : f)]));
    }

    [GeneratedRegex(@"^(?<least>\d{1,6}):(?<most>\d{1,6}|\*)$", RegexOptions.None, 1000)]
    private static partial Regex Multiplicity();

    [GeneratedRegex(@"^[SGFR]\d{11}$", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$", RegexOptions.None, 1000)]
    private static partial Regex Version();
}
