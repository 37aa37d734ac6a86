using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Insight.Processing;
using OffenesHaus.Law;
using OffenesHaus.Outreach;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Protection;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>The record of processing and the skeleton of an impact assessment: made from what the house is, so that whatever is added stands in them the same day. (Art. 30, 35 GDPR)</summary>
public sealed class ProcessingTests(ProcessingTests.HouseWithMore house) : IClassFixture<ProcessingTests.HouseWithMore>
{
    private const string Record = "/desk/privacy/papers/record", Impact = "/desk/privacy/papers/impact";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The house with one more service, form, authority of the catalogue and authority of the directory than it came with.</summary>
    public sealed class HouseWithMore : DemonstrationHouse, IAsyncLifetime
    {
        private readonly string definitions = Directory.CreateTempSubdirectory("oh-definitions-").FullName;

        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Definitions = definitions };

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            OwnDefinitions.CopyTo(definitions);
            await OwnDefinitions.Lay(definitions, "garden", """
                { "code": "garden", "version": 7, "service": "garden-bed", "act": "free", "traits": { "name": "name" },
                  "pages": [ { "code": "plot", "questions": [ { "id": "size", "kind": "text" }, { "id": "name", "kind": "text" } ] } ] }
                """, new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "Gartenformular", ["lead"] = "Beet", ["matter"] = "Beet", ["p.plot"] = "Beet", ["q.size"] = "Wie groß ist das Beet?", ["q.name"] = "Wie heißen Sie im Garten?" });
            var services = Path.Combine(definitions, "services", "services.json");
            var all = await File.ReadAllTextAsync(services);
            await File.WriteAllTextAsync(services, all[..all.LastIndexOf(']')] + """, { "code": "garden-bed", "group": "papers", "act": "free", "form": "garden", "law": ["§ 999 GartenG"], "authority": "gardens" } ]""");
            foreach (var language in (string[])["de", "en", "ar"])
            {
                var texts = Path.Combine(definitions, "texts", $"services.{language}.resx");
                var words = string.Concat(new[] { ("garden-bed.name", "Gartenbeet"), ("garden-bed.what", "Ein Beet zum Graben."), ("garden-bed.who", "Alle"), ("garden-bed.need", "Nichts"), ("garden-bed.next", "Warten"), ("authority.gardens", "Gartenamt") }
                    .Select(w => $"<data name=\"{w.Item1}\"><value>{w.Item2}</value></data>"));
                await File.WriteAllTextAsync(texts, (await File.ReadAllTextAsync(texts)).Replace("</root>", words + "</root>", StringComparison.Ordinal));
            }

            var authorities = Path.Combine(definitions, "demonstration", "authorities.json");
            await File.WriteAllTextAsync(authorities, (await File.ReadAllTextAsync(authorities)).Replace("\"authorities\": [", "\"authorities\": [ { \"name\": \"Friedhofsamt Musterstadt\", \"street\": \"Weg 1\", \"town\": \"12345 Musterstadt\", \"for\": \"Gräber\" },", StringComparison.Ordinal));
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            Directory.Delete(definitions, recursive: true);
            GC.SuppressFinalize(this);
        }
    }

    [Fact]
    public async Task Every_service_form_question_role_recipient_and_rule_stands_in_the_record_the_planted_ones_too()
    {
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        var page = await officer.Open((await officer.Open("/desk/privacy")).Link($"a[href='{Record}']")!);

        Assert.Empty(Missing(page.Text));
        foreach (var planted in (string[])["Gartenbeet", "§ 999 GartenG", "Gartenformular, Version 7", "Wie groß ist das Beet?", "Gartenamt", "Friedhofsamt Musterstadt"])
            Assert.Contains(planted, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_is_noticed()
    {
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        var text = (await officer.Open(Record)).Text;

        foreach (var gone in (string[])["Gartenbeet", "Gartenamt", "Friedhofsamt Musterstadt", "Katalogredaktion", "Gespräch ohne Anliegen", "Wie groß ist das Beet?"])
            Assert.NotEmpty(Missing(text.Replace(gone, "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_letter_of_the_law_has_its_part_and_what_the_office_must_say_is_a_marked_gap_with_its_question()
    {
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        var record = await officer.Open(Record);
        foreach (var letter in "abcdefg")
            Assert.Contains(record.Parts(".paper h2 .small"), l => l.StartsWith($"Art. 30 Abs. 1 Buchst. {letter}", StringComparison.Ordinal));

        var impact = await officer.Open(Impact);
        foreach (var part in (string[])["Buchst. a", "Buchst. b", "Buchst. c", "Buchst. d"])
            Assert.Contains(impact.Parts(".paper h2 .small"), l => l == $"Art. 35 Abs. 7 {part} DSGVO");
        Assert.All(record.Parts(".gap dd").Concat(impact.Parts(".gap dd")), g => Assert.Matches("^Von der Stelle auszufüllen: .{20,}[?.]$", g));
        foreach (var judgement in (string[])["Notwendigkeit", "Verhältnismäßigkeit", "Vertraulichkeit", "Was bleibt", "Datenschutzbeauftragte", "Betroffene"])
            Assert.Contains(judgement, impact.Parts(".gap dt"), StringComparer.Ordinal);
        Assert.Contains($"Datenstand {record.Part(".title bdi")}", impact.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_data_have_the_same_sign_and_other_data_another_one()
    {
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        using var first = JsonDocument.Parse(await (await officer.Get(Record + "/json")).Content.ReadAsStringAsync(Stop));
        using var second = JsonDocument.Parse(await (await officer.Get(Record + "/json")).Content.ReadAsStringAsync(Stop));
        Assert.Equal(("offenes-haus/processing/1", "record"), (first.RootElement.GetProperty("format").GetString(), first.RootElement.GetProperty("kind").GetString()));
        Assert.Equal(first.RootElement.GetProperty("version").GetString(), second.RootElement.GetProperty("version").GetString());
        Assert.Equal(first.RootElement.GetProperty("gaps").GetInt32(), first.RootElement.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("entries").EnumerateArray().Sum(e => e.EnumerateArray().Count(f => f.GetProperty("isOpen").GetBoolean()))));

        await using var scope = house.Services.CreateAsyncScope();
        var paper = scope.ServiceProvider.GetRequiredService<RecordOfProcessing>().See();
        Assert.Equal(first.RootElement.GetProperty("version").GetString(), paper.Version);
        Assert.NotEqual(paper.Version, (paper with { Parts = [.. paper.Parts.Skip(1)] }).Version, StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_goes_along_as_a_paper_and_nothing_in_it_is_about_a_person()
    {
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        foreach (var path in (string[])[Record, Impact])
        {
            var answer = await officer.Get(path + "/pdf");
            Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var words = Protected.WordsOf(await answer.Content.ReadAsByteArrayAsync(Stop)) + await (await officer.Get(path + "/json")).Content.ReadAsStringAsync(Stop);
            Assert.Contains("auszufüllen", words, StringComparison.Ordinal);
            foreach (var name in (string?)await house.Ask("SELECT string_agg(name, '|') FROM people.search_trait") is { } all ? all.Split('|').Where(n => n.Length > 6).Distinct(StringComparer.Ordinal) : [])
                Assert.DoesNotContain(name, words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open("/desk/privacy/papers/something")).Status);
    }

    private List<string> Missing(string text)
    {
        var services = house.Services.GetRequiredService<Catalog.Services>();
        var forms = house.Services.GetRequiredService<Forms>();
        var german = new Say(house.Services.GetRequiredService<Texts>(), Language.German);
        var today = GermanTime.DayOf(TimeProvider.System.GetUtcNow());
        IEnumerable<string> expected =
        [
            .. services.All.Where(s => s.IsOffered(today)).SelectMany(s => s.Law.Append(german[services.Key(s, "name", today)])),
            .. services.All.Select(s => s.Authority).OfType<string>().Select(a => german[$"services/authority.{a}"]),
            .. forms.All.Select(f => german[$"{f.Code}/texts/title"]),
            .. forms.All.SelectMany(f => f.Pages.SelectMany(p => p.Questions).Where(q => q.Kind != QuestionKind.Notice).Select(q => german.Maybe($"{f.Code}/texts/q.{q.Words}")).OfType<string>()),
            .. house.Services.GetRequiredService<AuthorityDirectory>().Authorities.Select(a => a.Name),
            .. Enum.GetValues<ClerkRole>().Select(ProcessingWords.Role),
            .. Enum.GetValues<KeptKind>().Select(ProcessingWords.Kept),
            .. Enum.GetValues<KeptKind>().Select(k => house.Services.GetRequiredService<KeepingRules>().InForce(k, today).Law),
        ];
        return [.. expected.Select(Even).Distinct(StringComparer.Ordinal).Where(e => !Even(text).Contains(e, StringComparison.Ordinal))];
    }

    private static string Even(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
