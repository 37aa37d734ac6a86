using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Shared;

/// <summary>What staff call things: short words for tables.</summary>
public static class StaffWords
{
    /// <summary>What changed about an account, in words.</summary>
    public static string Of(AccountChange change) => (change.Kind, change.Detail) switch
    {
        (JournalKind.ClerkSecretChanged, "password") => "Passwort gesetzt",
        (JournalKind.ClerkSecretChanged, "code-app") => "Code-App eingerichtet",
        (JournalKind.ClerkSecretChanged, "recovery-code") => "Ersatz-Code benutzt",
        (JournalKind.ClerkSecretChanged, "passkey-added") => "Passkey angelegt",
        (JournalKind.ClerkSecretChanged, "passkey-removed") => "Passkey entfernt",
        (JournalKind.ClerkReset, _) => "von der Teamleitung zurückgesetzt",
        (JournalKind.ClerkTied, _) => "mit dem Anbieter verbunden, oder dort erwartet",
        (JournalKind.ClerkUntied, _) => "Verbindung mit dem Anbieter gelöst",
        _ => "geändert",
    };

    public static string Way(Channel channel) => channel switch
    {
        Channel.Portal => "Portal",
        Channel.Post => "Post",
        Channel.Letterbox => "Hausbriefkasten",
        Channel.Counter => "Schalter",
        Channel.Phone => "Telefon",
        _ => "Helfer",
    };

    /// <summary>Beside a question whose answer whoever types may not see.</summary>
    public const string Answered = "schon beantwortet";

    public static string HelpKind(MandateKind kind) => kind switch
    {
        MandateKind.Adviser => "Beratungsstelle",
        MandateKind.Family => "Familie oder Freunde",
        MandateKind.Guardian => "Betreuung oder gesetzliche Vertretung (§§ 1629, 1823 BGB)",
        MandateKind.Representative => "Bevollmächtigte Person (§ 13 Abs. 1 SGB X)",
        MandateKind.Companion => "Beistand (§ 13 Abs. 4 SGB X), ohne Zugang",
        _ => "übersetzt, ohne Zugang",
    };

    public static string HelpState(MandateView mandate) => mandate.State switch
    {
        MandateState.Proposed => "vorgeschlagen, die Person hat noch nicht zugestimmt",
        MandateState.Offered => "wartet auf den Übergabe-Code",
        MandateState.InForce => "gilt",
        MandateState.Noted => "nur vermerkt",
        MandateState.Over => "abgelaufen",
        _ => "beendet",
    };

    public static string HelpEvidence(MandateView mandate) => mandate.Evidence switch
    {
        MandateEvidence.Portal => "online mit Nummer und Code gegeben",
        MandateEvidence.Paper => $"auf Papier ({Way(mandate.Through)})",
        MandateEvidence.Beside => "die Person saß daneben",
        _ => $"gesagt ({Way(mandate.Through)})",
    };

    public static string WayIcon(Channel channel) => channel switch
    {
        Channel.Portal => "screen",
        Channel.Post => "letter",
        Channel.Letterbox => "letterbox",
        Channel.Counter => "counter",
        Channel.Phone => "phone",
        _ => "people",
    };

    public static string LanguageName(string code) => Language.TryParse(code, null, out var known) ? known.GermanName : code;

    /// <summary>Short for the forms that come with the house; any other is called what its own title says.</summary>
    public static string Matter(Say t, string form) => form switch
    {
        "apply" => "Antrag",
        "change-notice" => "Änderung mitteilen",
        "evidence" => "Nachweise",
        "message" => "Anliegen mit eigenen Worten",
        _ => t.German.Maybe($"{form}/texts/matter") ?? form,
    };

    public static string What(TaskKind kind) => kind switch
    {
        TaskKind.ReadObjection => "Vielleicht ein Widerspruch",
        TaskKind.Emergency => "Notfall",
        TaskKind.SetNewTerm => "Neue Frist setzen: Brief ging zu spät zur Post",
        TaskKind.VirusFound => "Ein Virenprogramm hat etwas gefunden",
        TaskKind.LookAtFile => "Datei ansehen, die kein Programm lesen konnte",
        _ => "Anliegen lesen",
    };

    public static string Role(ClerkRole role) => role switch
    {
        ClerkRole.CaseWorker => "Sachbearbeitung",
        ClerkRole.TeamLead => "Teamleitung",
        ClerkRole.MailRoom => "Poststelle",
        ClerkRole.Counter => "Schalter",
        ClerkRole.Phone => "Telefon",
        ClerkRole.PrivacyOfficer => "Datenschutz",
        ClerkRole.CatalogueEditor => "Katalogredaktion",
        _ => "Betrieb",
    };

    public static string RoleHint(ClerkRole role) => role switch
    {
        ClerkRole.CaseWorker => "liest und bearbeitet Anliegen",
        ClerkRole.TeamLead => "wie Sachbearbeitung, dazu Konten",
        ClerkRole.PrivacyOfficer => "geht Alarmen nach, liest nur dringend und zu zweit",
        ClerkRole.CatalogueEditor => "schreibt Formulare und Texte, liest kein Anliegen",
        ClerkRole.MailRoom => "nimmt Papiere auf, druckt Briefe und gibt sie zur Post",
        ClerkRole.Counter => "spricht mit Menschen im Haus, nimmt auf und druckt Eingangsbestätigungen",
        ClerkRole.Phone => "nimmt Anrufe an und nimmt auf, was gesagt wird",
        _ => "betreibt das Programm, liest kein Anliegen",
    };

    public static string Account(ClerkView clerk) => clerk switch
    {
        { EndedAt: { } at } => $"beendet {DeskWords.Moment(at)} Uhr",
        { LockedAt: { } at } => $"gesperrt {DeskWords.Moment(at)} Uhr",
        { Invented: true } => "erfunden, ein Klick meldet an",
        { MustChangePassword: true } => "wartet auf das eigene Passwort",
        { HasSecondStep: false } => "wartet auf den zweiten Schritt",
        _ => "offen",
    };

    public static string Place(TrayPlace place) => place switch
    {
        TrayPlace.ToPrint => "Zu drucken",
        TrayPlace.ToPost => "Zur Post",
        _ => "Aufgegeben",
    };

    /// <summary>When a letter counts as arrived, and what is left of its term.</summary>
    public static string Counts(LetterInTray letter) =>
        (letter.PostedOn is null ? "heute aufgegeben: gilt " : "gilt ") + $"am {DeskWords.ShortDay(letter.Term.NotifiedOn)} als angekommen" + letter.Term switch
        {
            { State: TermState.AsPlanned or TermState.Shortened, DaysLeft: var left } t => $", bis zur Frist {left} {(left == 1 ? "Tag" : "Tage")}{(t.State == TermState.Shortened ? ", weniger als gedacht" : "")}",
            _ => "",
        };

    public static string LetterKind(LetterInTray letter) => letter switch
    {
        { About: LetterAbout.Pin } => "Brief-PIN für einen neuen Code",
        { About: LetterAbout.SignInAdded } => "Nachricht: Zugang ohne Code eingerichtet",
        { About: LetterAbout.CodeRenewed } => "Nachricht: Code erneuert",
        { About: LetterAbout.OpenedUrgently } => "Nachricht: dringend geöffnet",
        { About: LetterAbout.PleaseCome } => "Bitte kommen Sie vorbei",
        { About: LetterAbout.Received } => "Eingangsbestätigung",
        { About: LetterAbout.Spoken } => "Abschrift des Gesagten",
        { About: LetterAbout.ObjectionToSign } => "Widerspruch zum Unterschreiben, mit Rückumschlag",
        { About: LetterAbout.AnswersHere } => "Nachricht: Antworten jetzt online",
        { Kind: null } => "Weiterleitung an eine andere Behörde",
        { Kind: MessageKind.Question, AskedUntil: { } until } => "Nachfrage bis " + DeskWords.Day(until),
        { Kind: MessageKind.Question } => "Nachfrage",
        { Kind: MessageKind.Forwarded } => "Nachricht: weitergeleitet",
        _ => "Antwort",
    };

    public static string Way(ContactWay way) => way switch
    {
        ContactWay.Letter => "Brief",
        ContactWay.Call => "Anruf",
        ContactWay.Here => "online",
        _ => "nur persönlich",
    };

    public static string ReachedBy(ReachedBy kind) => kind switch
    {
        People.ReachedBy.Post => "Anschrift",
        People.ReachedBy.Other => "so erreichbar",
        People.ReachedBy.ContactPost => "sichere Anschrift für Briefe",
        _ => "sichere Nummer",
    };

    /// <summary>A line of an address, or that it is protected.</summary>
    public static string Line(string line) => Masked.Is(line) ? "geschützte Anschrift" : line;

    public static string Who(Holder who, string team) => who switch
    {
        Holder.Anybody => team,
        Holder.Me => "Ich",
        Holder.Nobody => "Niemand",
        _ => "Wartet auf Person",
    };

    public static string Due(DueIn due) => due switch
    {
        DueIn.Today => "Heute",
        DueIn.ThisWeek => "Diese Woche",
        DueIn.NextWeek => "Nächste Woche",
        _ => "Später",
    };

    /// <summary>The row's mark: red for today, amber within three days of a date the law or the person's own term sets.</summary>
    public static string? Haste(WorklistRow row, DateOnly today) =>
        row.Kind is TaskKind.ReadObjection or TaskKind.Emergency || ((row.IsUrgent || row.SaysUrgent) && !row.Waits) ? "now" : row.NextOn.DayNumber - today.DayNumber <= 3 && row.Waits || row.NextOn <= today ? "soon" : null;
}
