using OffenesHaus.Intake;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Web.Shared;

/// <summary>What takes two, in plain words: what it is, what follows from it, and what the two buttons say.</summary>
public static class JointWords
{
    public static string What(ActSeen act) => act.Kind switch
    {
        JointKind.UrgentLook => $"Dringend geöffnet: Anliegen {Number(act.Number)}",
        JointKind.GiveRole => $"Aufgabe geben: {act.Account}, {Role(act)}",
        JointKind.EndAccount => $"Konto beenden: {act.Account}, {Role(act)}",
        JointKind.ResetSecondStep => $"Zweiten Schritt zurücksetzen: {act.Account}",
        JointKind.LiftProtection => $"Schutz der Anschrift aufheben: Anliegen {Number(act.Number)}",
        JointKind.CorrectReceiptDay => $"Eingangstag berichtigen: Anliegen {Number(act.Number)}, {Day(act, 3)} wird {Day(act, 1)}",
        JointKind.OpenAddress => $"Geschützte Anschrift öffnen: Anliegen {Number(act.Number)}",
        JointKind.LiftHold => $"Nicht länger aufbewahren: Anliegen {Number(act.Number)}",
        JointKind.EraseOnRequest => $"Vor der Zeit löschen: Anliegen {Number(act.Number)}, {(act.Detail?.EndsWith(nameof(ErasureGround.OwnWish), StringComparison.Ordinal) == true ? "Wunsch der Person" : "hätte nie gespeichert sein dürfen")}",
        JointKind.OpenQuarantined => $"Gesperrte Datei ansehen: Anliegen {Number(act.Number)}",
        JointKind.ReleaseQuarantined => $"Gesperrte Datei freigeben: Anliegen {Number(act.Number)}",
        JointKind.EndKinMark => $"Sperre wegen Nähe aufheben, gesetzt von {act.AskedBy}",
        _ => $"Eintrag zurückhalten: Anliegen {Number(act.Number)}, Blick von {act.Account}, bis {act.Detail?[^2..]}.{act.Detail?[^5..^3]}.{act.Detail?[^10..^6]}",
    };

    public static string What(AlarmSeen alarm) => alarm.Kind switch
    {
        AlarmKind.UrgentLookDeclined => $"Nicht bestätigt: Anliegen {Number(alarm.Number)} dringend geöffnet",
        AlarmKind.HelperReadsMany => "Wer mit Vollmacht hilft, hat in einer Stunde sehr viele Anliegen geöffnet",
        AlarmKind.HelperWantsMany => "Wer mit Vollmacht hilft, wollte mehr Menschen zugleich helfen, als ein Konto darf",
        AlarmKind.UrgentLookUnconfirmed => $"Von niemandem bestätigt: Anliegen {Number(alarm.Number)} dringend geöffnet",
        _ => LookAlarmWords.What(alarm),
    };

    /// <summary>What follows when the second person agrees.</summary>
    public static string Then(JointKind kind) => kind switch
    {
        JointKind.UrgentLook => "Es ist schon gelesen. Bestätigen heißt: Das war nötig. Sonst gibt es einen Alarm.",
        JointKind.GiveRole => "Danach öffnet sich das Konto. Bis dahin kommt niemand damit herein.",
        JointKind.EndAccount => "Danach endet jede Sitzung, und was dort liegt, geht in den Vorrat zurück.",
        JointKind.ResetSecondStep => "Danach gelten Code-App, Ersatz-Codes und Passkeys nicht mehr.",
        JointKind.LiftProtection => "Danach steht die Anschrift wieder überall, wo sie stand. Fragen Sie nach, ob die Person es selbst und ohne Druck gesagt hat.",
        JointKind.OpenAddress => "Danach kann, wer gefragt hat, sie 30 Minuten lang öffnen. Die Person liest, wer und warum.",
        JointKind.CorrectReceiptDay => "Danach gilt der neue Tag, auch für Fristen. Der alte bleibt mit diesem Grund daneben stehen, auch für die Person.",
        JointKind.LiftHold => "Danach läuft die Frist der Aufbewahrung wieder. Ist sie um, wird das Anliegen in der nächsten Nacht gelöscht. Haben zwei die Löschung schon beschlossen, wird es gleich gelöscht.",
        JointKind.EraseOnRequest => "Danach wird gelöscht; geht ein Brief an die Person, erst wenn er als angekommen gilt. Niemand holt es zurück. Es bleiben Nummer, Tage und das Journal. Wer etwas eingereicht hat, weiß, dass es vorgeschlagen ist.",
        JointKind.OpenQuarantined => "Danach kann, wer gefragt hat, das Original 30 Minuten lang herunterladen. Ein Virenprogramm hat etwas darin gefunden.",
        JointKind.ReleaseQuarantined => "Danach sehen alle, die das Anliegen bearbeiten, neu gezeichnete Seiten; das Original bleibt gesperrt. Lehnen Sie ab, bittet das Haus die Person um eine andere Kopie. Der Eingang gilt in jedem Fall.",
        JointKind.EndKinMark => "Danach sieht die Person diese Anliegen wieder wie alle anderen.",
        _ => "Danach steht in der Liste der Person bis zum Ende nur, dass ein Eintrag zurückgehalten wird.",
    };

    public static string Then(AlarmKind kind) => kind switch
    {
        AlarmKind.UrgentLookDeclined => "Eine zweite Person fand den Blick nicht nötig. Sprechen Sie mit beiden.",
        AlarmKind.HelperReadsMany or AlarmKind.HelperWantsMany => "Welches Konto es ist, sieht die Teamleitung unter „Konten der Helfenden“. Fragen Sie nach, bevor jemand sperrt.",
        AlarmKind.UrgentLookUnconfirmed => "24 Stunden lang hat niemand den Blick bestätigt. Fragen Sie nach dem Grund.",
        _ => LookAlarmWords.Then(kind),
    };

    /// <summary>Who may be the second person.</summary>
    public static string Who(JointKind kind) => kind switch
    {
        JointKind.UrgentLook => "Teamleitung oder Datenschutz",
        JointKind.HoldBackLook or JointKind.LiftProtection or JointKind.OpenAddress or JointKind.CorrectReceiptDay => "Teamleitung",
        JointKind.OpenQuarantined or JointKind.ReleaseQuarantined => "Datenschutz; fragt der Datenschutz selbst, auch die Teamleitung",
        JointKind.LiftHold or JointKind.EraseOnRequest => "Teamleitung oder eine andere Person vom Datenschutz",
        JointKind.EndKinMark => "Datenschutz",
        _ => "eine andere Teamleitung oder der Betrieb",
    };

    public static string Agree(JointKind kind) => kind switch { JointKind.UrgentLook => "Bestätigen", JointKind.EraseOnRequest => "Endgültig löschen", _ => "Zustimmen" };

    public static string Decline(JointKind kind) => kind == JointKind.UrgentLook ? "Nicht bestätigen" : "Ablehnen";

    /// <summary>Whoever it is about reads why it was declined (Art. 12 Abs. 4 GDPR).</summary>
    public static bool DeclinedIsTold(JointKind kind) => kind == JointKind.EraseOnRequest;

    public static string Outcome(ActSeen act) => act.Outcome switch
    {
        JointOutcome.Agreed => $"{(act.Kind == JointKind.UrgentLook ? "bestätigt" : "zugestimmt")}: {act.DecidedBy}",
        JointOutcome.Declined => $"{(act.Kind == JointKind.UrgentLook ? "nicht bestätigt" : "abgelehnt")}: {act.DecidedBy}",
        JointOutcome.Withdrawn => $"zurückgenommen: {act.DecidedBy}",
        _ => "von niemandem entschieden",
    };

    private static string Role(ActSeen act) => act.AccountRole is { } role ? $"{StaffWords.Role(role)}, {act.AccountTeam}" : "";

    // Of the detail's words: the arrival, the new day, its rule, the day before.
    private static string Day(ActSeen act, int word) => act.Detail?.Split(' ') is { Length: 4 } said && DateOnly.TryParseExact(said[word], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? DeskWords.Day(day) : "?";

    internal static string Number(long? number) => number is { } known ? RequestNumber.Parse(known.ToString("D10", System.Globalization.CultureInfo.InvariantCulture), null).ToString() : "";
}
