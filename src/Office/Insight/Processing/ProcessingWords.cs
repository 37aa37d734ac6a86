using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Insight.Processing;

/// <summary>What the papers of data protection call things. A value without a word of its own is a mistake, never left out.</summary>
public static class ProcessingWords
{
    public static string Kept(KeptKind kind) => kind switch
    {
        KeptKind.Draft => "Angefangen, nie abgegeben",
        KeptKind.Matter => "Abgeschlossenes Anliegen",
        KeptKind.Paper => "Papier, das nichts für uns war",
        KeptKind.Conversation => "Gespräch ohne Anliegen",
        KeptKind.HelperAccount => "Konto von Helfenden, das in keinem Anliegen mehr steht",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string KeptSince(KeptKind kind) => kind switch
    {
        KeptKind.Draft => "seit dem letzten Speichern",
        KeptKind.Matter => "seit dem Abschluss, der letzten Post oder dem letzten Eingang",
        KeptKind.Paper => "seit es ausgesondert wurde",
        KeptKind.Conversation => "seit seinem Ende",
        KeptKind.HelperAccount => "seit es zuletzt benutzt, gesperrt oder angelegt wurde",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Role(ClerkRole role) => role switch
    {
        ClerkRole.CaseWorker => "Sachbearbeitung",
        ClerkRole.TeamLead => "Teamleitung",
        ClerkRole.MailRoom => "Poststelle",
        ClerkRole.Counter => "Schalter",
        ClerkRole.Phone => "Telefon",
        ClerkRole.Operator => "Betrieb",
        ClerkRole.PrivacyOfficer => "Datenschutz",
        ClerkRole.CatalogueEditor => "Katalogredaktion",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>What a role holds from its account; what it reads of a request comes from tasks and reasons.</summary>
    internal static string Holds(ClerkRole role)
    {
        var rights = RoleRights.Of(role, "").Select(r => r.Right).Distinct().Select(Word).ToList();
        return rights.Count == 0 ? "keine Rechte an Anliegen" : string.Join("; ", rights);
    }

    private static string Word(Right right) => right switch
    {
        Right.Desk => "sieht die Zeilen des Arbeitsvorrats und sucht",
        Right.Letters => "druckt Briefe und gibt sie zur Post",
        Right.Papers => "nimmt Papiere an und legt sie ab",
        Right.Talk => "führt Gespräche am Telefon und am Schalter",
        Right.Member => "gehört zu einer Gruppe: bekommt deren Aufgaben oder ist zweite Person",
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
