using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>Writes a form as a Stammdatenschema of XDatenfelder 3: always a draft, always with numbers for tests. German words only; the standard knows no other.</summary>
internal sealed class XdfWriter
{
    private readonly Form form;
    private readonly FormWords words;
    private readonly Service? service;
    private readonly DateTimeOffset at;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private XdfWriter(Form form, FormWords words, Service? service, DateTimeOffset at) => (this.form, this.words, this.service, this.at) = (form, words, service, at);

    /// <summary><paramref name="form"/>: as its definition says it, each list and page once.</summary>
    public static byte[] Write(Form form, FormWords words, Service? service, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            new XdfWriter(form, words, service, at).Message().Save(writer);
        return bytes.ToArray();
    }

    private XElement Message() => new(
        Xdf.Name + Xdf.SchemaMessage,
        new XAttribute(XNamespace.Xmlns + "xdf", Xdf.Name.NamespaceName),
        E("header", E("nachrichtID", $"offenes-haus-{form.Code}-{form.Version}"), E("erstellungszeitpunkt", Instant)),
        E(
            "stammdatenschema",
            Head('S', form.Code, Text("title"), "Aus der Formularwerkstatt des Offenen Hauses. Entwurf mit Nummern zum Testen; bei keiner Stelle von FIM vergeben."),
            E("bezeichnung", Text("title")),
            words.German.ContainsKey("lead") ? E("hilfetext", Text("lead")) : null,
            Code("ableitungsmodifikationenStruktur", "urn:xoev-de:fim:codeliste:xdatenfelder.ableitungsmodifikationenStruktur", "1.0", "3"),
            Code("ableitungsmodifikationenRepraesentation", "urn:xoev-de:fim:codeliste:xdatenfelder.ableitungsmodifikationenRepraesentation", "1.0", "1"),
            E("dokumentsteckbrief", E("id", Xdf.Number('D', form.Code, taken))),
            Keyword(Xdf.Form, form.Code),
            Keyword(Xdf.Service, form.Service),
            Keyword(Xdf.Act, form.Act),
            form.Pages.Select(Page)));

    private XElement Page(FormPage page)
    {
        var most = page.Each is null ? 1 : form.Pages.SelectMany(p => p.Questions).First(q => q.Id == page.Each).Most + (page.Self ? 1 : 0);
        return Part(page.When is null && page.Each is null ? "1:1" : $"0:{most}", E(
            "datenfeldgruppe",
            Head('G', "p/" + page.Code, Text("p." + page.Code), null),
            Labels(Text("p." + page.Code), words.German.GetValueOrDefault($"p.{page.Code}.lead")),
            Keyword(Xdf.Page, page.Code),
            page.Each is null ? null : Keyword(Xdf.Each, page.Each + (page.Self ? " und selbst" : "")),
            Rule("p/" + page.Code, page.When),
            page.Questions.Select(q => Question(q, "q." + q.Id))));
    }

    private XElement Question(Question question, string key)
    {
        var least = question.Required && question.When is null ? 1 : 0;
        var most = question.Kind switch { QuestionKind.Choices => question.Choices.Count, QuestionKind.Rows => question.Most, _ => 1 };
        XElement?[] ours =
        [
            Keyword(Xdf.Question, question.Id),
            Keyword(Xdf.Kind, DefinitionText.KindName(question.Kind)),
            question.Required && question.When is not null ? Keyword(Xdf.RequiredWhenAsked, "ja") : null,
        ];
        return Part($"{least}:{most}", question.Kind == QuestionKind.Rows
            ? E("datenfeldgruppe", Head('G', key, Text(key), null), Labels(Text(key), words.German.GetValueOrDefault(key + ".hint")), ours, Rule(key, question.When), question.Of.Select(c => Question(c, $"{key}.{c.Id}")))
            : E("datenfeld", Head('F', key, Text(key), null), Labels(Text(key), words.German.GetValueOrDefault(key + ".hint")), ours, Field(question, key), Rule(key, question.When)));
    }

    private IEnumerable<XElement?> Field(Question question, string key)
    {
        var (kind, type) = XdfKinds.Of(question.Kind);
        yield return Code("feldart", "urn:xoev-de:fim:codeliste:xdatenfelder.feldart", "2.0", kind);
        yield return Code("datentyp", "urn:xoev-de:fim:codeliste:xdatenfelder.datentyp", "2.0", type);
        if (kind == "input" && type == "text")
            yield return new XElement(
                Xdf.Name + "praezisierung",
                new XAttribute("maxLength", question.Max),
                question.Kind == QuestionKind.PostalCode ? new XAttribute("pattern", "[0-9]{5}") : null);
        if (kind == "label")
            yield return E("inhalt", Text(key));
        yield return Code("vorbefuellung", "urn:xoev-de:fim:codeliste:xdatenfelder.vorbefuellung", "1.0", "keine");
        if (question.Choices.Count > 0)
            yield return E("werte", question.Choices.Select(c => E("wert", E("code", c), E("name", Text($"{key}.{c}")))));
        if (type == "file")
            foreach (var media in (string[])["application/pdf", "image/jpeg", "image/png"])
                yield return E("mediaType", media);
    }

    private IEnumerable<XElement> Head(char letter, string key, string name, string? about)
    {
        yield return E("identifikation", E("id", Xdf.Number(letter, $"{form.Code}/{key}", taken)), E("version", $"{form.Version}.0.0"));
        yield return E("name", name);
        if (about is not null)
            yield return E("beschreibung", about);
        foreach (var section in service?.Law ?? [])
            yield return E("bezug", section);
        yield return Code("freigabestatus", "urn:xoev-de:xprozess:codeliste:status", "2020-03-19", Xdf.Draft);
        if (about is not null)
            yield return E("versionshinweis", $"Testnummern: der Nummernkreis {Xdf.TestRange} gehört dem Offenen Haus allein.");
        yield return E("letzteAenderung", Instant);
    }

    private static IEnumerable<XElement> Labels(string label, string? help)
    {
        yield return E("bezeichnungEingabe", label);
        yield return E("bezeichnungAusgabe", label);
        yield return Code("schemaelementart", "urn:xoev-de:fim:codeliste:xdatenfelder.schemaelementart", "1.0", "RNG");
        if (help is not null)
            yield return E("hilfetextEingabe", help);
    }

    // In words for people, and as the definition says it for whoever brings the form back.
    private XElement? Rule(string key, Condition? when) => when is null ? null : E(
        "regel",
        E("identifikation", E("id", Xdf.Number('R', $"{form.Code}/{key}", taken)), E("version", $"{form.Version}.0.0")),
        E("name", Xdf.ConditionRule),
        E("freitextRegel", ConditionWords.Of(when, words)),
        E("letzteAenderung", Instant),
        Code("typ", "urn:xoev-de:fim:codeliste:xdatenfelder.regeltyp", "1.0", "K"),
        E("skript", DefinitionText.Of(when)));

    private string Instant => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Text(string key) => words.German.GetValueOrDefault(key, key);

    private static XElement Part(string count, XElement what) => E("struktur", E("anzahl", count), E("enthaelt", what));

    private static XElement Keyword(string uri, string value) => new(Xdf.Name + "stichwort", new XAttribute("uri", uri), value);

    private static XElement Code(string name, string list, string version, string code) => new(Xdf.Name + name, new XAttribute("listURI", list), new XAttribute("listVersionID", version), new XElement("code", code));

    private static XElement E(string name, params object?[] content) => new(Xdf.Name + name, content);
}
