using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OffenesHaus.Web.Admin;

/// <summary>The access matrix for people: who gets what at which address.</summary>
public sealed class MatrixModel : PageModel
{
    internal IReadOnlyList<(string Id, string Title, IReadOnlyList<AccessRow> Rows)> Groups { get; } =
    [
        ("anliegen", "Anliegen am Arbeitsplatz", [.. AccessMatrix.Rows.Where(r => r.Route.StartsWith("/desk/requests", StringComparison.Ordinal))]),
        ("dienst", "Sonst am Arbeitsplatz und in der Verwaltung", [.. AccessMatrix.Rows.Where(r => (r.Route.StartsWith("/desk", StringComparison.Ordinal) || r.Route.StartsWith("/admin", StringComparison.Ordinal)) && !r.Route.StartsWith("/desk/requests", StringComparison.Ordinal))]),
        ("personen", "Für Personen und für alle", [.. AccessMatrix.Rows.Where(r => !r.Route.StartsWith("/desk", StringComparison.Ordinal) && !r.Route.StartsWith("/admin", StringComparison.Ordinal))]),
    ];

    internal static string Role(string role) => role switch
    {
        "anonymous" => "ohne Anmeldung",
        "person" => "Person",
        "case_worker" => "Sachbearbeitung",
        "team_lead" => "Teamleitung",
        "mail_room" => "Poststelle",
        "operator" => "Betrieb",
        _ => role,
    };

    internal static string Verb(string verb) => verb == "GET" ? "ansehen" : "absenden";

    internal static string Relation(string subject) => subject switch
    {
        "-" => "–",
        "unassigned" => "bei niemandem",
        "mine" => "bei mir",
        "colleague" => "bei jemandem aus meinem Team",
        "other-team" => "in einem anderen Team",
        "closed" => "abgeschlossen",
        "barred" => "eigenes oder von Nahestehenden",
        "draft" => "noch nicht abgegeben",
        "own" => "eigenes",
        "other" => "fremdes",
        _ => subject,
    };

    internal static string Cell(string cell) => cell switch
    {
        "yes" => "ja",
        "no" => "nein",
        "login" => "nach Anmeldung",
        "code" => "mit Code",
        "reason" => "mit Grund",
        _ => cell,
    };
}
