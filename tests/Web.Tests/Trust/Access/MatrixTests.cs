using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Web.Admin;

namespace OffenesHaus.Web.Tests.Trust.Access;

/// <summary>The access matrix, cell by cell, over real HTTP. What may not be seen is looked for in every body that comes back.</summary>
public sealed class MatrixTests(MatrixHouse house) : IClassFixture<MatrixHouse>
{
    private static readonly string[] Content = ["unassigned", "mine", "colleague", "other-team", "closed", "barred", "draft", "protected", "protected-address", "own", "other", "helped", "joined", "ended"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_has_its_row_and_every_row_its_endpoint() =>
        Assert.Equal(
            house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            AccessMatrix.Rows.Select(r => r.Route).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_page_that_takes_something_has_a_row_for_that() =>
        Assert.Empty((await Posts()).Select(p => p.Key).Except(AccessMatrix.Rows.Where(r => r.Verb == "POST").Select(r => r.Route), StringComparer.Ordinal));

    [Fact]
    public async Task Every_cell_answers_as_the_matrix_says_and_shows_nobody_what_is_not_theirs()
    {
        List<string> wrong = [], seen = [];
        var (before, posts) = (await Effects(), await Posts());
        // What is forbidden is tried first and whole; what is allowed only as far as its form comes back.
        var cells = AccessMatrix.Rows.SelectMany(r => AccessMatrix.Roles.Select(role => (Row: r, Role: role, Says: r.Cells[role]))).ToList();
        foreach (var (row, role, says) in cells.OrderBy(c => c.Says == "yes"))
        {
            // A page may take several things: each of its handlers answers as its row says.
            foreach (var handler in row.Verb == "POST" ? posts[row.Route].DefaultIfEmpty("") : [""])
            {
                var page = await Try(row, role, says, handler);
                var came = Outcome(row, page);
                if (came != says)
                    wrong.Add($"{row.Verb} {row.Route} [{row.Subject}] {handler} as {role}: {came}, not {says} ({(int)page.Status} {page.Address.PathAndQuery})");
                seen.AddRange(CanariesIn(await page.Answer.Content.ReadAsStringAsync(Stop), role).Select(c => $"{row.Verb} {row.Route} [{row.Subject}] {handler} as {role} shows {c}"));
            }

            if ((says != "yes" || row.Verb == "GET") && before != await Effects())
            {
                wrong.Add($"{row.Verb} {row.Route} [{row.Subject}] as {role} had an effect");
                before = await Effects();
            }
        }

        var endpoints = AccessMatrix.Rows.Select(r => r.Route).Distinct(StringComparer.Ordinal).Count();
        var mutants = await Mutants();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"S1 endpoints {endpoints}, cells {cells.Count}, wrong {wrong.Count}, canaries seen {seen.Count}, mutants caught {mutants.Count(m => m.Caught)}/{mutants.Count}"));
        wrong.Concat(seen).Concat(mutants.Where(m => !m.Caught).Select(m => m.Name + " was not missed")).ToList().ForEach(line => TestContext.Current.TestOutputHelper?.WriteLine(line));
        Assert.Empty(wrong);
        Assert.Empty(seen);
        Assert.Empty(mutants.Where(m => !m.Caught).Select(m => m.Name));
    }

    /// <summary>What each page takes, by its route: the names of its handlers.</summary>
    private async Task<ILookup<string, string>> Posts()
    {
        List<(string Route, string Handler)> posts = [];
        foreach (var endpoint in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                posts.AddRange((await house.Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods
                    .Where(h => HttpMethods.IsPost(h.HttpMethod)).Select(h => ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), h.Name ?? "")));
        return posts.Distinct().ToLookup(p => p.Route, p => p.Handler, StringComparer.Ordinal);
    }

    private async Task<PageSeen> Try(AccessRow row, string role, string says, string handler)
    {
        var visitor = house.Role(role);
        var path = await Path(row, role);
        if (handler.Length > 0)
            path += (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;
        if (row.Verb == "GET")
            return await visitor.Open(path);

        // Without its token an allowed form only comes back; a forbidden one is sent with everything it would need.
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Words"] = "Ein langes Wort, das niemand senden darf.", ["Until"] = "31.12.2027", ["Address"] = "Amt\nOrt", ["Why"] = "gehört dorthin", ["Outcome"] = "Done", ["DisplayName"] = "Nie Da", ["UserName"] = "n.da", ["Role"] = "TeamLead", ["Day"] = "1.1.2027", ["q"] = "kanari" };
        if (says != "yes")
            fields["__RequestVerificationToken"] = (await visitor.Open(role is "anonymous" or "person" or "helper" ? "/de/status" : "/desk/keys")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        return await visitor.Send(post);
    }

    private static string Outcome(AccessRow row, PageSeen page)
    {
        var path = page.Address.AbsolutePath;
        return page.Status == HttpStatusCode.NotFound ? "no"
            : (path == "/desk/login" && row.Route != "/desk/login") || (path.EndsWith("/helfen/anmelden", StringComparison.Ordinal) && !row.Route.EndsWith("/helfen/anmelden", StringComparison.Ordinal)) ? "login"
            : path.EndsWith("/reason", StringComparison.Ordinal) && !row.Route.EndsWith("/reason", StringComparison.Ordinal) ? "reason"
            : path.EndsWith("/status", StringComparison.Ordinal) && !row.Route.EndsWith("/status", StringComparison.Ordinal) ? "code"
            // What was written after a session stands on the page that asks for number and code, or leads to the log-in.
            : row.Route.EndsWith("/status/anliegen", StringComparison.Ordinal) && page.Document.QuerySelector("input[name=Number]") is not null ? "code"
            : page.Status is HttpStatusCode.Unauthorized ? "login"
            : page.Status is HttpStatusCode.InternalServerError ? "broken" : "yes";
    }

    // Names stand on the lines of the list; what somebody wrote stands only before whoever may read it.
    private static IEnumerable<string> CanariesIn(string body, string role)
    {
        string[] reads = role switch { "case_worker" => ["unassigned", "mine", "protected", "own", "other"], "team_lead" => ["unassigned", "mine", "colleague", "barred", "protected", "own", "other"], "person" => ["own"], "helper" => ["helped", "joined"], _ => [] };
        foreach (var subject in Content.Except(reads, StringComparer.Ordinal).Where(s => body.Contains(MatrixHouse.Canary(s), StringComparison.Ordinal)))
            yield return MatrixHouse.Canary(subject);
        string[] names = role switch { "case_worker" => [.. Content.Except(["barred", "draft"], StringComparer.Ordinal)], "team_lead" => [.. Content.Except(["draft"], StringComparer.Ordinal)], "person" => ["own"], "helper" => ["helped", "joined"], "mail_room" => ["closed"], _ => [] };
        foreach (var subject in Content.Except(names, StringComparer.Ordinal).Where(s => body.Contains(MatrixHouse.Name(s), StringComparison.Ordinal)))
            yield return MatrixHouse.Name(subject);
    }

    private async Task<string> Path(AccessRow row, string role)
    {
        var at = house.Planted[row.Subject == "-" ? "own" : row.Subject];
        return row.Route
            .Replace("/desk/knowledge/{code}", "/desk/knowledge/rent-debts", StringComparison.Ordinal).Replace("/admin/knowledge/{code}", "/admin/knowledge/new", StringComparison.Ordinal)
            .Replace("/{lang:language?}", "/de", StringComparison.Ordinal).Replace("{lang:language}", "de", StringComparison.Ordinal)
            .Replace("{form}", "message", StringComparison.Ordinal).Replace("{code}", "message", StringComparison.Ordinal).Replace("{a}/{b}", "house/house", StringComparison.Ordinal).Replace("/{part?}", "", StringComparison.Ordinal).Replace("/{event?}", "", StringComparison.Ordinal).Replace("/{version:int?}", "", StringComparison.Ordinal)
            .Replace("{way}", "phone", StringComparison.Ordinal).Replace("{paper}", "record", StringComparison.Ordinal).Replace("{service}", "something-else", StringComparison.Ordinal)
            .Replace("{arrival:guid?}", at.Arrival?.ToString(), StringComparison.Ordinal).Replace("{arrival:guid}", at.Arrival?.ToString(), StringComparison.Ordinal)
            .Replace("{number}", at.Number.ToString("D10", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{file:guid}", at.File.ToString(), StringComparison.Ordinal).Replace("{page:int}", "1", StringComparison.Ordinal)
            .Replace("{sheet:guid}", house.Sheet.ToString(), StringComparison.Ordinal)
            .Replace("{id:guid}", row.Route.Contains("/emergencies/", StringComparison.Ordinal) ? house.Emergency.ToString() : row.Route.Contains("/talks/", StringComparison.Ordinal) ? house.Talk.ToString() : row.Route.Contains("/papers/", StringComparison.Ordinal) ? house.Paper.ToString() : row.Route.Contains("accounts", StringComparison.Ordinal)
                ? (await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Jonas Winter'"))!.ToString()
                : (await LetterThatIsSet()).ToString(), StringComparison.Ordinal)
            .Replace("/nachweis.pdf", "/nachweis.pdf?frage=evidence", StringComparison.Ordinal)
            .Replace("/desk/news", "/desk/news?seit=0", StringComparison.Ordinal);
    }

    private async Task<Guid> LetterThatIsSet()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await house.Ask("SELECT p.letter_id FROM correspondence.posting p JOIN correspondence.letter l ON l.id = p.letter_id WHERE l.blob IS NOT NULL LIMIT 1") is Guid letter)
                return letter;
            await Task.Delay(100, Stop);
        }

        throw new InvalidOperationException("No letter was set.");
    }

    private async Task<string> Effects() => (string)(await house.Ask("""
        SELECT concat_ws(' ', (SELECT count(*) FROM correspondence.message), (SELECT count(*) FROM intake.note), (SELECT count(*) FROM intake.forwarding), (SELECT count(*) FROM intake.stated_reason),
            (SELECT count(*) FROM cases.task WHERE closed_at IS NULL), (SELECT count(*) FROM trust.grant), (SELECT count(*) FROM trust.clerk), (SELECT count(*) FROM reach.hours_change),
            (SELECT count(*) FROM intake.arrival), (SELECT count(*) FROM trust.joint_act), (SELECT count(*) FROM trust.joint_act WHERE outcome IS NULL), (SELECT count(*) FROM people.kin_mark), (SELECT count(*) FROM people.protection), (SELECT count(*) FROM people.safe_contact), (SELECT count(*) FROM protection.address), (SELECT count(*) FROM intake.answers), (SELECT count(*) FROM people.mandate WHERE ended_at IS NULL), (SELECT count(*) FROM people.helper), (SELECT count(*) FROM intake.paper_step), (SELECT count(*) FROM intake.emptying), (SELECT count(*) FROM catalog.form_edition), (SELECT count(*) FROM catalog.form_wording), (SELECT count(*) FROM intake.conversation_step), (SELECT count(*) FROM intake.same_person), (SELECT count(*) FROM cases.emergency), (SELECT count(*) FROM cases.emergency WHERE accepted_at IS NOT NULL), (SELECT count(*) FROM catalog.article WHERE NOT is_service), (SELECT count(*) FROM catalog.article_confirmed),
            (SELECT count(*) FROM correspondence.posting), (SELECT count(*) FROM correspondence.letter WHERE printed_at IS NOT NULL OR withdrawn_at IS NOT NULL), (SELECT count(*) FROM intake.request WHERE reply_way_chosen_at IS NOT NULL), (SELECT count(*) FROM trust.clerk WHERE must_change_password), (SELECT count(*) FROM people.sign_in))
        """))!;

    /// <summary>Takes one filter and one policy away after the other: alone, each has to hide rows that show without it.</summary>
    private async Task<IReadOnlyList<(string Name, bool Caught)>> Mutants()
    {
        List<(string, bool)> mutants = [];
        var stranger = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Kim Lenz'"))!;
        await using var owner = NpgsqlDataSource.Create(house.Database + ";Pooling=false");

        // As the owner row-level security does not bind: the query filter stands alone.
        var options = new DbContextOptionsBuilder<OfficeDb>();
        options.UseOffice(owner);
        await using var db = new OfficeDb(options.Options) { OnBehalf = new Stranger(stranger) };
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetDeclaredQueryFilters().Count > 0))
            mutants.Add(($"filter of {type.ClrType.Name}", await (Task<bool>)typeof(MatrixTests).GetMethod(nameof(Hides), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!));

        // As the application, past every query filter: the policy stands alone.
        foreach (var table in ((string)(await house.Ask("SELECT string_agg(format('%I.%I', schemaname, tablename), ';') FROM pg_policies WHERE policyname = 'sight'"))!).Split(';'))
        {
            var rule = await house.Ask($"SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'sight' AND polrelid = '{table}'::regclass");
            var shut = await SeenPastTheHouse(table, stranger);
            await Do(owner, $"ALTER POLICY sight ON {table} USING (true)");
            var open = await SeenPastTheHouse(table, stranger);
            mutants.Add(($"policy of {table}", open > shut));
            await Do(owner, $"ALTER POLICY sight ON {table} USING ({rule})");
        }

        return mutants;
    }

    private static async Task<bool> Hides<T>(OfficeDb db)
        where T : class =>
        !await db.Set<T>().AnyAsync(Stop) && await db.Set<T>().IgnoreQueryFilters([Sight.Filter]).AnyAsync(Stop);

    private async Task<long> SeenPastTheHouse(string table, Guid clerk)
    {
        await using var connection = new NpgsqlConnection(Roles.AsApplication(house.Database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var telling = new NpgsqlCommand($"SELECT set_config('oh.kind', 'Clerk', true), set_config('oh.actor', '{clerk}', true), set_config('oh.now', now()::text, true)", connection);
        await telling.ExecuteNonQueryAsync(Stop);
        await using var counting = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
        return (long)(await counting.ExecuteScalarAsync(Stop))!;
    }

    private static async Task Do(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private sealed record Stranger(Guid Clerk) : IOnBehalf
    {
        public string Whose => nameof(ActorKind.Clerk);

        public Guid? Id => Clerk;

        public Guid? Subject => null;

        public DateTimeOffset Now => TimeProvider.System.GetUtcNow();
    }
}
