using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Protection;

/// <summary>Looks for a hundred addresses in everything the house says to whoever is not named: pages, papers, tray, search, errors, journal, logs, and the database itself. (S13)</summary>
public sealed class CanaryTests(CanaryHouse house) : IClassFixture<CanaryHouse>
{
    private static readonly string[] NotEntitled = ["anybody", "another person", "case worker", "team lead", "mail room", "operator", "privacy officer", "helper"];
    private static readonly string[] Words = ["Kanarigasse 1", "Schutzallee 1"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_address_of_a_hundred_protected_people_is_seen_by_anybody_who_is_not_named()
    {
        var seen = new ConcurrentBag<string>();
        var pages = 0;
        var letters = await Letters();
        foreach (var role in NotEntitled)
        {
            var visitor = house.Roles[role];
            foreach (var person in house.People)
                foreach (var address in Addresses(person, letters, whole: role is "case worker" or "team lead" || person.Index % 10 == (role switch { "helper" => 5, "privacy officer" => 6, _ => 0 })))
                {
                    pages++;
                    if (Canary(await Said(visitor, address)) is { } found)
                        seen.Add($"{address} as {role} shows {found}");
                }

            foreach (var address in Lists())
            {
                pages++;
                if (Canary(await Said(visitor, address)) is { } found)
                    seen.Add($"{address} as {role} shows {found}");
            }
        }

        foreach (var person in house.People)
            foreach (var path in (string[])["/de/status/anliegen", "/de/anliegen/message/words", "/de/anliegen/message/pruefen", "/de/status/schutz", "/de/status/gelesen", "/de/status/antwortweg", person.Receipt, .. person.Index % 10 == 0 ? [person.Receipt + "/pdf"] : Array.Empty<string>()])
            {
                pages++;
                if (Canary(await Said(person.Visitor, path)) is { } found)
                    seen.Add($"{path} to the person's own screen shows {found}");
            }

        // Both were let in, so that what they do not see was there to be hidden.
        foreach (var (role, path, let) in ((string, string, int)[])[("helper", "/de/helfen/", 5), ("privacy officer", "/desk/requests/", 6)])
            foreach (var person in house.People.Where(p => p.Index % 10 == let))
                Assert.Equal(System.Net.HttpStatusCode.OK, (await house.Roles[role].Open(path + person.Number.Digits())).Status);

        pages += await Searches(seen);
        pages += await Errors(seen);
        var entitled = await SeenByTheNamed();
        TestContext.Current.TestOutputHelper?.WriteLine($"S13 protected {CanaryHouse.Many}, pages {pages}, canary seen by not entitled {seen.Count} of {CanaryHouse.Many} x {NotEntitled.Length} roles and their own screens; by the named reader {entitled} of {CanaryHouse.Many}");
        Assert.Empty(seen.Take(20));
        Assert.Equal(CanaryHouse.Many, entitled);
    }

    [Fact]
    public async Task A_mask_taken_off_is_found()
    {
        var person = house.People[^1];
        await using (var scope = house.As(ActorKind.House))
        {
            var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
            var number = RequestNumber.Parse(person.Number, null);
            var request = await db.Set<Request>().SingleAsync(r => r.Number == number, Stop);
            using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(request.Id, Stop);
            var page = await db.Set<AnswerRevision>().OrderByDescending(a => a.Revision).FirstAsync(a => a.RequestId == request.Id, Stop);
            var bare = page.Open(key).With(Answers.None);
            bare.Add("address", CanaryHouse.Street(person.Index));
            page.Sealed = AnswerRevision.Seal(bare, key, request.Id);
            scope.ServiceProvider.GetRequiredService<Journal>().Note(JournalKind.AnswersSaved, request.Id, ReasonCode.SetUp);
            await db.SaveChangesAsync(Stop);
        }

        Assert.NotNull(Canary(await Said(house.Roles["case worker"], Protected.Path(person.Number))));

        // The house covers it again with the next promise.
        await house.Roles["case worker"].Submit(await house.Roles["case worker"].Open(Protected.Path(person.Number) + "/note"), "main .form", ("Words", "Nichts Neues."));
        await house.KeepPromises();
        Assert.Null(Canary(await Said(house.Roles["case worker"], Protected.Path(person.Number))));
    }

    [Fact]
    public async Task Neither_journal_nor_logs_nor_any_row_holds_an_address_in_plain_words()
    {
        List<string> found = [];
        var tables = ((string)(await house.Ask("SELECT string_agg(format('%I.%I', n.nspname, c.relname), ';') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"))!).Split(';');
        foreach (var table in tables)
            foreach (var word in Words.SelectMany(w => new[] { w, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(w)) }))
                if (await house.Ask($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{word}%'") is > 0L)
                    found.Add($"{table}: {word}");
        foreach (var file in Directory.EnumerateFiles(OneCluster.Logs).Concat(Directory.EnumerateFiles(Path.Combine(house.Data, "files"), "*", SearchOption.AllDirectories)))
            if (Canary(Encoding.Latin1.GetString(await Bytes(file))) is { } word)
                found.Add($"{file}: {word}");

        TestContext.Current.TestOutputHelper?.WriteLine($"S13 tables {tables.Length}, in plain words {found.Count}");
        Assert.Empty(found);
        // One more lives in the demonstration.
        Assert.Equal(CanaryHouse.Many + 1L, await house.Ask("SELECT count(DISTINCT request_id) FROM protection.address"));
    }

    private static string? Canary(string said) => Words.FirstOrDefault(w => said.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static async Task<string> Said(Visitor visitor, string address)
    {
        using var answer = await visitor.Get(address);
        return answer.Content.Headers.ContentType?.MediaType == "application/pdf"
            ? Protected.WordsOf(await answer.Content.ReadAsByteArrayAsync(Stop))
            : WebUtility(await answer.Content.ReadAsStringAsync(Stop));
    }

    private static string WebUtility(string html) => System.Net.WebUtility.HtmlDecode(html);

    private static async Task<byte[]> Bytes(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await open.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    private async Task<ILookup<string, Guid>> Letters()
    {
        var rows = (string)(await house.Ask("SELECT string_agg(r.number || ' ' || l.id, ';') FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id"))!;
        return rows.Split(';').Select(r => r.Split(' ')).ToLookup(r => r[0], r => Guid.Parse(r[1]), StringComparer.Ordinal);
    }

    // Every address about one person that staff and helpers have that the house has, as its own table of endpoints names them; of the papers that are set anew each time, some.
    private IEnumerable<string> Addresses(Person person, ILookup<string, Guid> letters, bool whole)
    {
        var number = person.Number.Digits();
        var file = (Guid)house.Ask($"SELECT f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number}").GetAwaiter().GetResult()!;
        foreach (var route in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r.StartsWith("/desk/requests/{number}", StringComparison.Ordinal) || r.StartsWith("/{lang:language}/helfen/{number}", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            if ((whole || route == "/desk/requests/{number}") && (person.Index % 10 == 0 || !route.EndsWith(".pdf", StringComparison.Ordinal)))
                yield return route.Replace("{lang:language}", "de", StringComparison.Ordinal).Replace("{part?}", "words", StringComparison.Ordinal).Replace("{arrival:guid}", person.Receipt.Split('/')[3], StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal).Replace("{file:guid}", file.ToString(), StringComparison.Ordinal).Replace("{page:int}", "1", StringComparison.Ordinal);
        foreach (var letter in letters[number])
        {
            yield return $"/desk/letters/{letter}.pdf";
            yield return $"/desk/letters/{letter}/posting";
        }

        yield return person.Receipt;
    }

    private static IEnumerable<string> Lists() =>
    [
        "/desk", "/desk?wer=Me", "/desk/news?seit=0", "/desk/search", "/desk/keys", "/desk/frist", "/desk/accounts", "/desk/helpers", "/desk/second", "/desk/privacy", "/desk/kin", "/desk/journal", "/de/helfen", "/de/helfen/neu", "/admin/hours", "/admin/matrix", "/healthz/ready", "/api/v1/channels",
        .. from stand in (string[])["ToPrint", "ToPost", "Posted"] from lane in (string[])["Open", "Protected"] select $"/desk/letters?stand={stand}&versand={lane}",
    ];

    private async Task<int> Searches(ConcurrentBag<string> seen)
    {
        var pages = 0;
        foreach (var role in (string[])["case worker", "team lead"])
            foreach (var words in (string[])["geschützt1", "000P000001", "5.1.1988", "Kanarigasse", "Kanarigasse 1001"])
            {
                pages++;
                var page = await house.Roles[role].Submit(await house.Roles[role].Open("/desk/search"), "form.search", ("q", words));
                if (page.Document.QuerySelectorAll("main td").Any(cell => Canary(cell.TextContent) is not null))
                    seen.Add($"search for {words} as {role}");
            }

        return pages;
    }

    // Forms that come back with an error, and addresses that are wrong.
    private async Task<int> Errors(ConcurrentBag<string> seen)
    {
        var pages = 0;
        foreach (var person in house.People.Where(p => p.Index % 10 == 0))
            foreach (var act in (string[])["ask", "answer", "close", "forward", "note", "assign", "code", "protection"])
            {
                pages++;
                var clerk = house.Roles["case worker"];
                var form = await clerk.Open($"{Protected.Path(person.Number)}/{act}");
                var page = act is "assign" or "code" or "protection" ? await clerk.Open($"{Protected.Path(person.Number)}/{act}?Words={new string('x', 600)}") : await clerk.Submit(form, "main .form", ("Until", "31.2.2026"), ("Words", ""));
                if (Canary(page.Document.DocumentElement.OuterHtml) is { } found)
                    seen.Add($"error of {act} shows {found}");
            }

        foreach (var person in house.People.Where(p => p.Index % 10 == 0))
        {
            pages++;
            var page = await person.Visitor.Submit(await person.Visitor.Open("/de/status/schutz"), Portal.People.Main, ("To", new string('x', 600)));
            if (page.Status != System.Net.HttpStatusCode.UnprocessableEntity || Canary(page.Document.DocumentElement.OuterHtml) is not null)
                seen.Add($"error of schutz: {page.Status}");
        }

        return pages;
    }

    // The test would find them if they were there: whoever may see them does.
    private async Task<int> SeenByTheNamed()
    {
        var named = 0;
        foreach (var person in house.People)
        {
            var page = await house.Roles["named reader"].OpensAddress(person.Number);
            if (page.Text.Contains(CanaryHouse.Street(person.Index), StringComparison.Ordinal) && page.Text.Contains(CanaryHouse.Safe(person.Index), StringComparison.Ordinal))
                named++;
        }

        return named;
    }
}
