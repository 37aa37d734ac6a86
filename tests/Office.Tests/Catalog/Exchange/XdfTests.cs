using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Platform;

namespace OffenesHaus.Tests.Catalog.Exchange;

public sealed class XdfTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Codes => [.. HouseWords.Forms.All.Select(f => f.Code).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_form_goes_out_and_comes_back_with_the_same_pages_questions_choices_and_conditions(string code)
    {
        var (form, words) = Read(code);

        var (schema, faults) = XdfReader.Read(StrictXml.Read(XdfWriter.Write(form, words, HouseWords.Services.Find(form.Service), At)));
        Assert.Empty(faults);
        var (source, leftOut) = XdfImport.Of(schema!, new() { Code = code, Version = form.Version, Service = form.Service, Act = form.Act, Pages = [] }, new(form, words));
        var back = Forms.Written($"{code}/form.json", source.Definition);

        Assert.DoesNotContain(leftOut, l => l.Code == "left-traits");
        Assert.Equal(DefinitionText.Of(form), DefinitionText.Of(back));
        Assert.DoesNotContain(ProveForm.Needed(UnfoldForm.Of(back)).Select(n => n.Key), k => source.Words.German.GetValueOrDefault(k) is null && words.German.ContainsKey(k) && !IsOfRetired(form, k));
        Assert.All(source.Words.German.Where(t => !t.Key.EndsWith(".row", StringComparison.Ordinal) && !t.Key.EndsWith(".add", StringComparison.Ordinal) && t.Key != "matter"), t => Assert.Equal(words.German[t.Key], t.Value));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_written_down_is_the_whole_form(string code)
    {
        var (form, _) = Read(code);

        var back = Forms.Written($"{code}/form.json", DefinitionText.Of(form));

        // Every property of form, page and question, also those that a later one adds.
        Assert.Equal(JsonSerializer.Serialize(form), JsonSerializer.Serialize(back));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_goes_out_as_a_draft_with_numbers_for_tests_and_each_number_once(string code)
    {
        var (form, words) = Read(code);

        var root = XDocument.Load(new MemoryStream(XdfWriter.Write(form, words, null, At))).Root!;

        Assert.Equal(Xdf.Name + "xdatenfelder.stammdatenschema.0102", root.Name);
        Assert.All(root.Descendants(Xdf.Name + "freigabestatus"), s => Assert.Equal("3", s.Element("code")!.Value));
        var ids = root.Descendants(Xdf.Name + "id").Select(i => i.Value).ToList();
        Assert.All(ids, id => Assert.Matches("^[SGFRD]99[0-9]{9}$", id));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids, XDocument.Load(new MemoryStream(XdfWriter.Write(form, words, null, At.AddDays(9)))).Root!.Descendants(Xdf.Name + "id").Select(i => i.Value), StringComparer.Ordinal);
    }

    [Fact]
    public void A_schema_of_somebody_else_becomes_pages_lists_and_choices_and_says_what_it_lost()
    {
        var (source, leftOut) = Import(Foreign);
        var form = Forms.Written("garden/form.json", source.Definition);

        Assert.Equal(["gartenbeet"], form.Pages.Select(p => p.Code), StringComparer.Ordinal);
        Assert.Equal(
            ["lage:Choice", "gruende:LongText", "wohnt-am-ort:Choice", "helfer:Rows", "beginn-am:Date", "plan:Evidence"],
            form.Pages[0].Questions.Select(q => $"{q.Id}:{q.Kind}"), StringComparer.Ordinal);
        Assert.Equal((9, "vorname"), (form.Pages[0].Questions[3].Most, Assert.Single(form.Pages[0].Questions[3].Of).Id));
        Assert.Equal(["sonnig", "2"], form.Pages[0].Questions[0].Choices);
        Assert.Equal(["Sonnig", "Schattig"], form.Pages[0].Questions[0].Choices.Select(c => source.Words.German[$"q.lage.{c}"]), StringComparer.Ordinal);
        Assert.True(form.Pages[0].Questions[0].Required);
        Assert.Equal(["left-field", "left-heading", "left-many", "left-rule", "left-traits"], leftOut.Select(l => l.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("Nur mit Wasseranschluss.", leftOut.Single(l => l.Code == "left-rule").Facts, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("<xdf:datentyp><code>date</code></xdf:datentyp>", "", "xdf-missing", "datentyp")]
    [InlineData("<code>date</code>", "<code>tag</code>", "xdf-code", "tag")]
    [InlineData("<xdf:anzahl>0:*</xdf:anzahl>", "<xdf:anzahl>2:1</xdf:anzahl>", "xdf-count", "2:1")]
    [InlineData("F99000000004", "X1", "xdf-id", "X1")]
    [InlineData("<xdf:name>Beginn am</xdf:name>", "<xdf:name>Beginn am</xdf:name><xdf:name>Ende</xdf:name>", "xdf-twice", "name")]
    [InlineData("<xdf:name>Beginn am</xdf:name>", "<xdf:name>Beginn am</xdf:name><xdf:farbe/>", "xdf-unexpected", "farbe")]
    [InlineData("<xdf:code>2</xdf:code>", "<xdf:code>sonnig</xdf:code>", "xdf-value-twice", "sonnig")]
    public void A_file_that_is_built_wrong_is_told_each_fault_with_its_line(string right, string wrong, string code, string fact)
    {
        var (schema, faults) = XdfReader.Read(StrictXml.Read(Encoding.UTF8.GetBytes(Foreign.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Null(schema);
        var fault = Assert.Single(faults);
        Assert.Equal(code, fault.Code);
        Assert.Contains(fact, fault.Facts, StringComparer.Ordinal);
        Assert.Matches("^[1-9][0-9]*$", fault.Facts[0]);
    }

    [Theory]
    [InlineData("", "catalog.file-empty")]
    [InlineData("<xdf", "catalog.file-broken")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", "catalog.file-broken")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>", "catalog.file-broken")]
    public void What_is_no_plain_XML_is_refused_before_anything_of_it_is_read(string file, string code) =>
        Assert.Equal(code, Assert.Throws<Refused>(() => StrictXml.Read(Encoding.UTF8.GetBytes(file))).Code);

    [Fact]
    public void A_file_that_is_endlessly_deep_or_long_is_refused()
    {
        Assert.Equal("catalog.file-deep", Assert.Throws<Refused>(() => StrictXml.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000))))).Code);
        Assert.Equal("catalog.file-large", Assert.Throws<Refused>(() => StrictXml.Read(new byte[StrictXml.MostBytes + 1])).Code);
    }

    private static (FormSource Source, IReadOnlyList<OffenesHaus.Catalog.Editions.LeftOut> LeftOut) Import(string file)
    {
        var (schema, faults) = XdfReader.Read(StrictXml.Read(Encoding.UTF8.GetBytes(file)));
        Assert.Empty(faults);
        return XdfImport.Of(schema!, new() { Code = "garden", Version = 1, Service = "something-else", Act = "free", Pages = [] });
    }

    private static (Form Form, FormWords Words) Read(string code)
    {
        var folder = Path.Combine(HouseWords.Root, "forms", code);
        return (Forms.Written(Path.Combine(folder, "form.json"), File.ReadAllText(Path.Combine(folder, "form.json"))), FormWords.Read(folder));
    }

    private static bool IsOfRetired(Form form, string key) => form.Retired.Any(q => key == $"q.{q.Id}" || key.StartsWith($"q.{q.Id}.", StringComparison.Ordinal));

    private static readonly string Foreign = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <xdf:xdatenfelder.datenfeldgruppe.0103 xmlns:xdf="urn:xoev-de:fim:standard:xdatenfelder_3.0.0">
          <xdf:header><xdf:nachrichtID>1</xdf:nachrichtID><xdf:erstellungszeitpunkt>2026-11-29T09:00:00Z</xdf:erstellungszeitpunkt></xdf:header>
          <xdf:datenfeldgruppe>
            {Head("G99000000001", "Gartenbeet")}
            <xdf:regel><xdf:identifikation><xdf:id>R99000000001</xdf:id></xdf:identifikation><xdf:name>Wasser</xdf:name><xdf:freitextRegel>Nur mit Wasseranschluss.</xdf:freitextRegel><xdf:typ><code>K</code></xdf:typ></xdf:regel>
            {Field("1:1", "F99000000002", "Lage", "select", "text", "<xdf:werte><xdf:wert><xdf:code>sonnig</xdf:code><xdf:name>Sonnig</xdf:name></xdf:wert><xdf:wert><xdf:code>2</xdf:code><xdf:name>Schattig</xdf:name></xdf:wert></xdf:werte>")}
            {Field("0:1", "F99000000003", "Gründe", "input", "text", "")}
            {Field("0:1", "F99000000008", "Kennzeichen", "hidden", "text", "")}
            {Field("0:1", "F99000000009", "Wohnt am Ort", "input", "bool", "")}
            <xdf:struktur><xdf:anzahl>0:*</xdf:anzahl><xdf:enthaelt><xdf:datenfeldgruppe>{Head("G99000000005", "Helfer")}{Field("0:1", "F99000000006", "Vorname", "input", "text_latin", "<xdf:praezisierung maxLength=\"80\"/>")}</xdf:datenfeldgruppe></xdf:enthaelt></xdf:struktur>
            <xdf:struktur><xdf:anzahl>1:1</xdf:anzahl><xdf:enthaelt><xdf:datenfeldgruppe>{Head("G99000000007", "Zeitraum")}
              {Field("0:1", "F99000000004", "Beginn am", "input", "date", "")}
              {Field("0:1", "F99000000010", "Plan", "input", "file", "")}
            </xdf:datenfeldgruppe></xdf:enthaelt></xdf:struktur>
          </xdf:datenfeldgruppe>
        </xdf:xdatenfelder.datenfeldgruppe.0103>
        """;

    private static string Field(string count, string id, string name, string kind, string type, string more) =>
        $"<xdf:struktur><xdf:anzahl>{count}</xdf:anzahl><xdf:enthaelt><xdf:datenfeld>{Head(id, name)}<xdf:feldart><code>{kind}</code></xdf:feldart><xdf:datentyp><code>{type}</code></xdf:datentyp>{more}</xdf:datenfeld></xdf:enthaelt></xdf:struktur>";

    private static string Head(string id, string name) =>
        $"<xdf:identifikation><xdf:id>{id}</xdf:id><xdf:version>1.0.0</xdf:version></xdf:identifikation><xdf:name>{name}</xdf:name><xdf:freigabestatus><code>6</code></xdf:freigabestatus><xdf:bezeichnungEingabe>{name}</xdf:bezeichnungEingabe><xdf:schemaelementart><code>HAR</code></xdf:schemaelementart>";
}
