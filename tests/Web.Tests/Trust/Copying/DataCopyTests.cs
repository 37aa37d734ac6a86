using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake.Copying;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Web.Tests.Helper;
using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace OffenesHaus.Web.Tests.Trust.Copying;

/// <summary>A person gets everything the house holds about their request, and nothing of anybody else's.</summary>
public sealed class DataCopyTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    // Tables that name a subject and belong to no request of a person: counted, not forgotten.
    private static readonly string[] OfNobody = ["trust.head_key"];

    private const string Columns = """
        SELECT string_agg(DISTINCT c.table_schema || '.' || c.table_name, ',') FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE t.table_type = 'BASE TABLE' AND c.data_type = 'uuid' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
          AND c.column_name IN ('request_id', 'subject', 'about', 'arrival_id', 'letter_id', 'paper_id', 'conversation_id')
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_copy_holds_a_canary_of_every_kind_and_none_of_another_person()
    {
        using var person = house.Visitor("127.96.0.1");
        using var other = house.Visitor("127.96.0.2");
        using var clerk = await house.Clerk();
        var number = await Plants(person, clerk, "Eigen");
        await Plants(other, clerk, "Fremd");

        var json = await (await person.Get("/de/status/kopie/json")).Content.ReadAsStringAsync(Stop);
        var paper = Words(await (await person.Get("/de/status/kopie/pdf")).Content.ReadAsByteArrayAsync(Stop));
        var desk = await (await clerk.Get($"/desk/requests/{number}/kopie.json")).Content.ReadAsStringAsync(Stop);
        var enclosed = await clerk.Get($"/desk/requests/{number}/kopie.pdf");

        Assert.Contains("sandbox", enclosed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var kind in (string[])["Name", "Wort", "Frueher", "Datei", "Antwort", "Notiz", "Bescheid", "Hilfe"])
        {
            Assert.Contains($"Kanari{kind}Eigen", json, StringComparison.Ordinal);
            Assert.Contains($"Kanari{kind}Eigen", paper, StringComparison.Ordinal);
            Assert.Contains($"Kanari{kind}Eigen", desk, StringComparison.Ordinal);
        }
        Assert.Contains("Miriam Sommer", json, StringComparison.Ordinal);
        // On paper in words: codes are for the file that programs read.
        foreach (var code in (string[])["message", "arrival", "Jpeg", "files"])
            Assert.DoesNotContain(code, paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Fremd", json + paper + desk, StringComparison.Ordinal);
        Assert.Equal(3L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number} AND j.kind = 'CopyMade'"));
        Assert.Single((await person.Open("/de/status/gelesen")).Parts(".look"), l => l.Contains("hat eine Kopie Ihrer Daten für Sie gemacht", StringComparison.Ordinal));
        IsAsDocumented(json);
        IsAsDocumented(desk);
    }

    [Fact]
    public async Task It_is_a_tagged_paper_in_the_language_of_the_person_and_a_page_without_script()
    {
        using var person = house.Visitor("127.96.0.3");
        await person.HandsIn("KanariWortArabisch", "ar");
        foreach (var language in (string[])["de", "en", "ar"])
        {
            var page = await person.Open($"/{language}/status/kopie");
            Assert.Equal([$"/{language}/status/kopie/pdf", $"/{language}/status/kopie/json"], page.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!), StringComparer.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main script"));
        }
        Assert.NotNull((await person.Open("/ar/status/anliegen")).Link("a[href='/ar/status/kopie']"));
        Assert.NotNull((await person.Open("/ar/datenschutz")).Link("a[href='/ar/status/kopie']"));

        using var pdf = PdfDocument.Open(await (await person.Get("/ar/status/kopie/pdf")).Content.ReadAsByteArrayAsync(Stop));
        Assert.True(pdf.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.Contains("KanariWortArabisch", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_person_gets_it_from_the_portal_a_helper_neither()
    {
        using var person = house.Visitor("127.96.0.4");
        using var stranger = house.Visitor("127.96.0.5");
        using var helper = house.Visitor("127.96.0.6");
        await person.Writes("Bitte helfen Sie mir.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status, HelpScopes.FillIn, HelpScopes.Evidence, HelpScopes.Letters);
        await helper.Joins(number, code, "k.opie");

        foreach (var visitor in (Visitor[])[stranger, helper])
            foreach (var path in (string[])["/de/status/kopie", "/de/status/kopie/pdf", "/de/status/kopie/json"])
                Assert.Equal("/de/status", (await visitor.Open(path)).Address.AbsolutePath);
        foreach (var path in (string[])[$"/de/helfen/{number.Digits()}/kopie", $"/de/helfen/{number.Digits()}/kopie/json"])
            Assert.Equal(HttpStatusCode.NotFound, (await helper.Open(path)).Status);
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        await using var scope = house.As(ActorKind.Helper, (Guid)(await house.Ask("SELECT helper FROM people.mandate WHERE helper IS NOT NULL ORDER BY id DESC LIMIT 1"))!);
        await Assert.ThrowsAsync<Platform.NotFound>(() => scope.ServiceProvider.GetRequiredService<MakeCopy>().Run(new(id, CopyForm.Json, Catalog.Language.German), new(CameIn.Pin, TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_protected_address_stays_masked_for_the_code_alone_and_the_copy_says_so()
    {
        using var person = house.Visitor("127.96.0.7");
        using var clerk = await house.Clerk();
        var (number, _) = (await person.WritesFrom("Versteckweg 9\n12345 Musterstadt")).Keys();
        var page = await person.Open("/de/status/schutz");
        await person.Submit(page, Portal.People.Main, ("Address", "true"));
        await house.KeepPromises();

        var json = await (await person.Get("/de/status/kopie/json")).Content.ReadAsStringAsync(Stop);
        var desk = await (await clerk.Get($"/desk/requests/{number.Digits()}/kopie.json")).Content.ReadAsStringAsync(Stop);

        Assert.DoesNotContain("Versteckweg", json + desk, StringComparison.Ordinal);
        Assert.Contains("\"complete\": false", json, StringComparison.Ordinal);
        Assert.Contains("damit niemand mit Ihrem Code sie erfährt", (await person.Open("/de/status/kopie")).Text, StringComparison.Ordinal);

        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        await using var scope = house.As(ActorKind.Person, id);
        var proven = await scope.ServiceProvider.GetRequiredService<MakeCopy>().Run(new(id, CopyForm.Json, Catalog.Language.German), new(CameIn.Pin, TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken);
        Assert.Contains("Versteckweg", System.Text.Encoding.UTF8.GetString(proven), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_with_rows_about_a_request_is_named_by_the_room_that_copies_it_and_a_new_one_is_noticed()
    {
        Assert.Empty(await Unnamed());

        await house.Ask("CREATE TABLE intake.planted (request_id uuid)");
        var noticed = await Unnamed();
        await house.Ask("DROP TABLE intake.planted");

        Assert.Equal("intake.planted", Assert.Single(noticed));
    }

    [Fact]
    public void Every_table_and_section_stands_on_the_page_about_the_copy()
    {
        using var scope = house.Services.CreateScope();
        var page = File.ReadAllText(Path.Combine(HouseFolder, "docs", "data-copy.md"));

        foreach (var table in scope.ServiceProvider.GetServices<IHoldings>().SelectMany(r => r.Tables))
            Assert.True(page.Contains($"| `{table.Table}` | {(table.Section is { } section ? $"`{section}`" : "–")} |", StringComparison.Ordinal), table.Table);
    }

    private static string HouseFolder => Path.GetDirectoryName(FindUp("OffenesHaus.slnx"))!;

    private static string FindUp(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, name)))
                return Path.Combine(folder.FullName, name);
        throw new FileNotFoundException(name);
    }

    private async Task<IReadOnlyList<string>> Unnamed()
    {
        using var scope = house.Services.CreateScope();
        var named = scope.ServiceProvider.GetServices<IHoldings>().SelectMany(r => r.Tables).Select(t => t.Table).Concat(OfNobody).ToHashSet(StringComparer.Ordinal);
        return [.. ((string)(await house.Ask(Columns))!).Split(',').Where(t => !named.Contains(t)).Order(StringComparer.Ordinal)];
    }

    private async Task<string> Plants(Visitor person, Visitor clerk, string whose)
    {
        string Canary(string kind) => $"Kanari{kind}{whose}";
        await person.Submit(await person.Open("/de/anliegen/message"), Portal.People.Save, ("concern", Canary("Frueher")), ("name", Canary("Name")), ("replyBy", "here"));
        var (number, _) = (await person.HandIn(await person.Submit(await person.Open("/de/anliegen/message"), Portal.People.Main, ("concern", Canary("Wort")), ("name", Canary("Name")), ("replyBy", "here")))).Keys();
        await person.SubmitWith(await person.Open("/de/status/anliegen"), Portal.People.Main, [new("files", Canary("Datei") + ".jpg", Files.Jpeg)], ("Words", Canary("Antwort")));
        await person.Submit(await person.Open("/de/status/hilfe"), Portal.People.Main, ("Kind", "Family"), ("Name", Canary("Hilfe")), ("Months", "1"), ("Scope", "Status"));
        var path = $"/desk/requests/{number.Digits()}";
        await clerk.Submit(await clerk.Open(path), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(path + "/note"), "form.form", ("Words", Canary("Notiz")));
        await clerk.Submit(await clerk.Open(path + "/answer"), "form.form", ("Words", Canary("Bescheid")));
        return number.Digits();
    }

    private static string Words(byte[] pdf)
    {
        using var paper = PdfDocument.Open(pdf);
        return string.Concat(paper.GetPages().Select(p => p.Text)).Replace("\u00ad", "", StringComparison.Ordinal);
    }

    /// <summary>Each property of the file stands in the tables of docs/data-copy.md, with its type.</summary>
    private static void IsAsDocumented(string json)
    {
        using var copy = JsonDocument.Parse(json);
        var rows = File.ReadLines(Path.Combine(HouseFolder, "docs", "data-copy.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal) || l.StartsWith("| –", StringComparison.Ordinal)).Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray()).ToList();
        var types = rows.Where(r => r[1] is "text" or "instant" or "day" or "number" or "yes or no" or "code" or "codes" or "list").ToDictionary(r => r[0].Trim('`'), r => r[1], StringComparer.Ordinal);
        Assert.Equal(CopyFile.Format, copy.RootElement.GetProperty("format").GetString());
        foreach (var section in copy.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array))
        {
            Assert.Contains(rows, r => r.Length > 1 && r[1] == $"`{section.Name}`");
            foreach (var fact in section.Value.EnumerateArray().SelectMany(e => e.EnumerateObject()))
                Assert.True(types.TryGetValue(fact.Name, out var type) && Fits(fact.Value, type), $"{section.Name}.{fact.Name} = {fact.Value} is no {type}");
        }
    }

    private static bool Fits(JsonElement value, string type) => type switch
    {
        "instant" => value.ValueKind == JsonValueKind.String && value.GetString() is { } at && (at.EndsWith('Z') ? DateTimeOffset.TryParse(at, out _) : DateOnly.TryParse(at, out _)),
        "day" => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "yes or no" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "codes" or "list" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.String,
    };
}
