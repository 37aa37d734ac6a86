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
        "counter" => "Schalter",
        "phone" => "Telefon",
        "operator" => "Betrieb",
        "privacy_officer" => "Datenschutz",
        "catalogue_editor" => "Katalogredaktion",
        "helper" => "Helfende",
        _ => throw new InvalidOperationException($"{role} has no German word: a column of matrix.csv needs one."),
    };

    internal static string Name(AccessRow row) => $"{What(row.Route)}, {(row.Verb == "GET" ? "ansehen" : "absenden")}";

    // What people call it; an address without a name of its own is named by its last word.
    private static string What(string route) => route switch
    {
        "/desk/requests/{number}" => "Anliegen",
        "/desk/requests/{number}/ask" => "Nachfrage mit Frist",
        "/desk/requests/{number}/answer" => "Antwort",
        "/desk/requests/{number}/assign" => "Zuweisung",
        "/desk/requests/{number}/note" => "interner Vermerk",
        "/desk/requests/{number}/help" => "Hilfe mit Vollmacht",
        "/desk/helpers" => "Konten der Helfenden",
        "/{lang:language}/helfen/{number}" => "Anliegen mit Vollmacht",
        "/{lang:language}/status/hilfe" => "wer mir hilft",
        "/desk/requests/{number}/forward" => "Weiterleitung",
        "/desk/requests/{number}/close" => "Abschluss",
        "/desk/requests/{number}/reason" => "Grund zum Öffnen",
        "/desk/requests/{number}/code" => "neuer Code per Brief",
        "/desk/requests/{number}/rights" => "Rechte an den Daten",
        "/desk/privacy/papers/{paper}" or "/desk/privacy/papers/{paper}/pdf" or "/desk/privacy/papers/{paper}/json" => "Verzeichnis und Folgenabschätzung",
        "/desk/requests/{number}/protection" => "Schutz und sicherer Kontakt",
        "/desk/requests/{number}/kopie.pdf" or "/desk/requests/{number}/kopie.json" => "Kopie der Daten für die Person",
        "/desk/requests/{number}/gelesen.pdf" => "Liste für die Person: wer hat es geöffnet",
        _ when route.Contains("/files/", StringComparison.Ordinal) => "Datei" + (route.EndsWith("original", StringComparison.Ordinal) ? ", Original" : route.Contains("/pages/", StringComparison.Ordinal) ? ", eine Seite" : ""),
        "/desk" => "Arbeitsvorrat",
        "/desk/search" => "Suche",
        "/desk/letters" => "Briefe",
        "/desk/letters/{id:guid}.pdf" => "Brief",
        "/desk/letters/{id:guid}/posting" => "Aufgabe zur Post",
        "/desk/accounts" or "/desk/accounts/{id:guid}" or "/desk/accounts/new" => "Konten",
        "/desk/second" => "Zu zweit",
        "/desk/privacy/{number}" => "Einen Eintrag zurückhalten",
        "/desk/kin" => "Im Voraus sperren",
        "/desk/privacy" => "Datenschutz",
        "/desk/journal" or "/desk/journal/head.pdf" => "Journal",
        _ when route.StartsWith("/admin/hours", StringComparison.Ordinal) => "Öffnungszeiten",
        "/admin/forms/{code}/all" => "Formular, alle Seiten",
        "/admin/forms/{code}/diff/{a}/{b}" => "Formular, zwei Versionen",
        "/admin/forms/{code}/publish" => "Formular, Freigabe",
        _ when route.StartsWith("/admin/forms/{code}/preview", StringComparison.Ordinal) => "Formular, Vorschau",
        _ when route.StartsWith("/admin/forms/{code}/t", StringComparison.Ordinal) => "Formular, Texte",
        _ when route.StartsWith("/admin/forms", StringComparison.Ordinal) => "Formulare",
        "/admin/matrix" => "diese Seite",
        _ => route.Split('/').LastOrDefault(p => p.Length > 0 && p[0] != '{') ?? "Startseite",
    };

    internal static string Relation(string subject) => subject switch
    {
        "-" => "–",
        "unassigned" => "bei niemandem",
        "mine" => "bei mir",
        "colleague" => "bei jemandem aus meinem Team",
        "other-team" => "in einem anderen Team",
        "closed" => "abgeschlossen",
        "barred" => "eigenes oder von Nahestehenden",
        "protected" => "geschützte Person, ich bin nicht benannt",
        "draft" => "noch nicht abgegeben",
        "own" => "eigenes",
        "other" => "fremdes",
        "helped" => "mit Vollmacht",
        "joined" => "mit Vollmacht für alle Anliegen",
        "ended" => "Vollmacht beendet",
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
