using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace OffenesHaus.Bench.Pages;

/// <summary>A bare form of Razor Pages: twelve fields, a token, one indexed read. No session, no sealed answers, no layout.</summary>
public sealed class FormModel(NpgsqlDataSource database) : PageModel
{
    public (string Title, string Answer) Row { get; private set; }

    public async Task OnGetAsync(int id)
    {
        await using var command = database.CreateCommand("SELECT title, answer FROM form WHERE id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        Row = (row.GetString(0), row.GetString(1));
    }
}
