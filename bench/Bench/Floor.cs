using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Bench;

/// <summary>What the same engine and the same database need for the bare minimum of each piece of work: none of the house's duties, the same bytes on the disk.</summary>
internal static class Floor
{
    public static async Task Run(string database, string folder)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await Lay(source);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(source).AddRazorPages();
        await using var app = builder.Build();
        app.MapGet("/page", http => Page(http));
        app.MapRazorPages();
        app.MapGet("/worklist", http => Table(http, source, Worklist));
        app.MapGet("/found/{name}", http => Table(http, source, Found, http.Request.RouteValues["name"] + ":*"));
        app.MapPost("/row", http => Rows(http, source, 1, null));
        app.MapPost("/step", http => Rows(http, source, Step, null));
        app.MapPost("/hand-in", http => Rows(http, source, HandIn, null));
        app.MapPost("/hand-in-file", http => Rows(http, source, HandIn + 2, folder));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    /// <summary>Rows that one step of a form writes: answers, journal; the request is touched in the same commit.</summary>
    public const int Step = 2;

    /// <summary>
    /// Rows of a message from its first page to its receipt: request, three states, key, answers, arrival, day, task, traits, three journal lines.
    /// With a file two more: the file, its promise in the outbox.
    /// </summary>
    public const int HandIn = 13;

    private static async Task Lay(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            CREATE TABLE form (id int PRIMARY KEY, title text, answer text);
            INSERT INTO form SELECT i, 'Formular ' || i, 'Antwort' FROM generate_series(1, 1000) i;
            CREATE TABLE kept (id uuid PRIMARY KEY, request uuid NOT NULL, bytes bytea NOT NULL, at timestamptz NOT NULL);
            CREATE INDEX ON kept (request);
            """);
        await command.ExecuteNonQueryAsync();
    }

    // The rows a page of the desk shows, by the same indexes.
    private const string Worklist = """
        SELECT t.number, t.kind, t.form, t.channel, t.language, t.received_at, t.legal_day, t.next_on, s.name FROM cases.task t LEFT JOIN people.search_trait s USING (request_id)
        WHERE t.closed_at IS NULL ORDER BY t.turn, t.legal_day, t.id LIMIT 51
        """;

    private const string Found = """
        WITH s AS MATERIALIZED (SELECT * FROM people.search_trait WHERE to_tsvector('simple', replace(replace(replace(translate(folded, 'łøđðıæœ', 'loddiao'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')) @@ to_tsquery('simple', $1))
        SELECT r.number, r.form, r.language, s.name, s.born_on, s.customer_number FROM s JOIN intake.request r ON r.id = s.request_id ORDER BY s.request_id DESC LIMIT 51
        """;

    private static async Task Table(HttpContext http, NpgsqlDataSource source, string sql, params object[] values)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Liste</title></head><body><table>");
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(http.RequestAborted);
        while (await row.ReadAsync(http.RequestAborted))
        {
            html.Append("<tr>");
            for (var i = 0; i < row.FieldCount; i++)
                html.Append("<td>").Append(System.Net.WebUtility.HtmlEncode(Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))).Append("</td>");
            html.Append("</tr>");
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        var bytes = Encoding.UTF8.GetBytes(html.Append("</table></body></html>").ToString());
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    // Built anew for every request, as large as the start page of the house.
    private static Task Page(HttpContext http)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Start</title></head><body><ul>");
        for (var i = 0; html.Length < 6500; i++)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/de/anliegen/{i}\">Anliegen {i}</a><p>{TimeProvider.System.GetUtcNow():O}</p></li>");
        var bytes = Encoding.UTF8.GetBytes(html.Append("</ul></body></html>").ToString());
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes).AsTask();
    }

    // The body is stored as it came: in one row, and that many rows beside it; a file goes to the disk first and is synced.
    private static async Task Rows(HttpContext http, NpgsqlDataSource source, int rows, string? folder)
    {
        var body = new byte[(int)http.Request.ContentLength!];
        await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
        var now = TimeProvider.System.GetUtcNow();
        var request = Guid.CreateVersion7(now);
        if (folder is not null)
        {
            var draft = Path.Combine(folder, request.ToString("N"));
            await using (var file = Durable.NewFile(draft))
            {
                await file.WriteAsync(body, http.RequestAborted);
                Durable.Sync(file);
            }
            Durable.Rename(draft, draft + ".kept");
            body = SHA256.HashData(body);
        }

        await using var connection = await source.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new("BEGIN"));
        for (var i = 0; i < rows; i++)
            batch.BatchCommands.Add(new("INSERT INTO kept (id, request, bytes, at) VALUES ($1, $2, $3, $4)")
            {
                Parameters = { new() { Value = Guid.CreateVersion7(now) }, new() { Value = request }, new() { Value = i == 0 ? body : body[..Math.Min(100, body.Length)] }, new() { Value = now } },
            });
        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync();
        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = "/page";
    }
}
