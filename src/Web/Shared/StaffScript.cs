using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Shared;

/// <summary>Tells in German what happened to a request and what follows.</summary>
public static class StaffScript
{
    public static string Rule(string rule) => rule switch
    {
        "spoken" => "Gesagt an diesem Tag. Das gesprochene Wort zählt, nicht die Minute, in der es getippt wurde.",
        "post" => "An diesem Tag im Haus angekommen.",
        "other-authority" => "An diesem Tag bei einer anderen Behörde eingegangen. Das zählt auch hier.",
        "corrected" => "Zu zweit berichtigt.",
        "date-separating" => "Der Kasten trennt die Tage: Es lag im Fach dieses Tages.",
        "previous-day" => "Nach der Regel für den Hausbriefkasten: Die erste Leerung des Tages zählt für den Tag davor.",
        "arrival" => "Die Erklärung war an diesem Tag ganz übertragen. Auch abends, an Sonntagen und Feiertagen.",
        _ => "Nach der Regel für den Hausbriefkasten: der beste Tag zwischen zwei Leerungen.",
    };

    public static string Section(string rule) => rule == "spoken" ? "§ 9, § 20 Abs. 3 SGB X" : rule == "other-authority" ? "§ 16 Abs. 2 S. 2 SGB I" : "§ 130 BGB, BSG B 14 AS 51/18 R";

    public static string Arrival(ArrivalKind kind) => kind switch
    {
        ArrivalKind.Declaration => "Erklärung angekommen",
        ArrivalKind.Completion => "weitere Angaben angekommen",
        _ => "Antwort oder Nachweis angekommen",
    };

    public static string Readability(Readability state) => state switch
    {
        Intake.Readability.Readable => "lesbar",
        Intake.Readability.Locked => "hat ein Passwort",
        Intake.Readability.Damaged => "lässt sich nicht öffnen",
        Intake.Readability.NeedsAPerson => "kann kein Programm zeigen",
        Intake.Readability.Quarantined => "gesperrt: Ein Virenprogramm hat etwas gefunden",
        _ => "noch nicht geprüft",
    };

    /// <summary>The language a person's words are most likely in, for reading aloud: right-to-left script tells more than the chosen language.</summary>
    public static string Looks(string words, Language chosen) =>
        IsArabic(words) ? "ar" : chosen.RightToLeft ? "und" : chosen.Code;

    public static string Direction(string words) => IsArabic(words) ? "rtl" : "auto";

    private static bool IsArabic(string words) => words.Any(c => c is >= '\u0600' and <= '\u06ff');

    public static IReadOnlyList<DateOnLine> Dates(RequestOnDesk seen, DateOnly today)
    {
        var open = seen.Head.Tasks;
        var next = open.Count == 0 ? (DateOnly?)null : open.Min(t => t.NextOn);
        var dates = new List<DateOnLine>();
        dates.AddRange(seen.Arrivals.Select(a => new DateOnLine(a.Day, a.Kind == ArrivalKind.Reply ? "Antwort der Person" : a.Kind == ArrivalKind.Completion ? "Weitere Angaben" : "Eingang", null, false)));
        dates.AddRange(seen.Messages.Select(m => new DateOnLine(GermanTime.DayOf(m.At), m.AskedUntil is null ? "Geantwortet" : "Nachgefragt", null, false)));
        dates.AddRange(open.Where(t => t.WaitsUntil is not null).Select(t => t.WaitsUntil!.Value).Distinct().Select(d => new DateOnLine(d, "Frist der Person, 24 Uhr", "§ 60 SGB I, § 26 SGB X", d == next)));
        if (seen.AnswerUntil is { } target)
            dates.Add(new(target, "Antwort, Ziel des Hauses", "keine Frist des Gesetzes", open.Count > 0 && target == next));
        if (open.Any(t => t.Kind == OffenesHaus.Cases.TaskKind.ReadObjection))
            dates.Add(new(today, open.Any(t => t.IsStatement) ? "Widerspruch zur Niederschrift: heute vorlegen" : "Vielleicht ein Widerspruch: heute vorlegen", "§ 84 SGG", true));
        return [.. dates.DistinctBy(d => (d.On, d.What)).OrderBy(d => d.On)];
    }

    /// <summary>The journal in words, newest first; the same by the same on one day stands there once.</summary>
    public static IReadOnlyList<(DateTimeOffset At, string Words)> History(IReadOnlyList<HistoryLine> lines, string me)
    {
        var told = new List<(DateTimeOffset At, string Words)>();
        foreach (var line in lines)
        {
            var words = Words(line, me);
            if (told.Count == 0 || told[^1].Words != words || GermanTime.DayOf(told[^1].At) != GermanTime.DayOf(line.At))
                told.Add((line.At, words));
        }

        return told;
    }

    private static string Words(HistoryLine line, string me)
    {
        var done = line.Kind switch
        {
            JournalKind.DeviceLeft => "an einem Gerät abgemeldet",
            JournalKind.RequestBegun => "begonnen",
            JournalKind.AnswersSaved => "Angaben gespeichert",
            JournalKind.FileAdded => "Datei hinzugefügt",
            JournalKind.FileRemoved => "Datei weggenommen",
            JournalKind.FileTurned => "Datei gedreht",
            JournalKind.FileExamined => "Datei geprüft",
            JournalKind.FileQuarantined => "Datei gesperrt: Ein Virenprogramm hat etwas gefunden",
            JournalKind.QuarantineReleased => "gesperrte Datei zu zweit freigegeben",
            JournalKind.QuarantineKept => "gesperrte Datei bleibt zu; die Person wurde um eine andere Kopie gebeten",
            JournalKind.HoldSet => "vom Löschen ausgenommen",
            JournalKind.HoldLifted => "nicht länger vom Löschen ausgenommen",
            JournalKind.TermExtended => "Frist der Antwort verlängert (Art. 12 Abs. 3 DSGVO)",
            JournalKind.HandedIn => "abgegeben",
            JournalKind.ReplyReceived => "geantwortet",
            JournalKind.PaperBegunInto => "begonnen, ein Papier hinein abzuschreiben",
            JournalKind.PaperFiled => "Papier abgelegt",
            JournalKind.ReceiptDayCorrected => "Eingangstag berichtigt",
            JournalKind.CodeLetterWritten => "Brief-PIN für einen neuen Code: Brief geschrieben",
            JournalKind.PinRefused => "Brief-PIN für einen neuen Code abgewiesen",
            JournalKind.CodeRenewed => "neuer Code",
            JournalKind.ReplyWayChosen => "Weg der Antwort gewählt",
            JournalKind.SignInAdded => "Zugang ohne Code eingerichtet",
            JournalKind.SignInRemoved => "Zugang ohne Code entfernt",
            JournalKind.SignInUsed => "ohne Code geöffnet",
            JournalKind.SignInRefused => "Zugang ohne Code abgelehnt",
            JournalKind.LogInRefused => "falscher Code abgewiesen",
            JournalKind.AccessRefused => "fremdes Feld abgewiesen",
            JournalKind.RequestRead => "geöffnet",
            JournalKind.FileRead => "Datei geöffnet",
            JournalKind.OriginalTaken => "Original heruntergeladen",
            JournalKind.EvidenceRead => "Nachweis als ein Dokument geöffnet",
            JournalKind.TaskTaken => "genommen",
            JournalKind.TaskAssigned => "zugewiesen",
            JournalKind.EvidenceAskedFor => "nachgefragt",
            JournalKind.AnswerSent => "geantwortet",
            JournalKind.RequestForwarded => "an eine andere Behörde weitergeleitet",
            JournalKind.RequestClosed => "abgeschlossen",
            JournalKind.LetterTypeset => "Brief gesetzt",
            JournalKind.LetterPosted => "Brief zur Post gegeben",
            JournalKind.LetterPostingCorrected => "Tag der Aufgabe zur Post berichtigt",
            JournalKind.LetterRead => "Brief geöffnet",
            JournalKind.LetterWithdrawn => "Brief zurückgezogen",
            JournalKind.LetterAddressed => "Brief mit Anschrift neu gesetzt",
            JournalKind.LetterPrinted => "Brief gedruckt",
            JournalKind.ReadListPrinted => "Liste gedruckt, wer das Anliegen geöffnet hat",
            JournalKind.CopyMade => "Kopie der Daten gemacht",
            JournalKind.NoteWritten => "interner Vermerk",
            JournalKind.EmergencyRaised => "Notfall ausgelöst",
            JournalKind.EmergencyRisen => "Notfall zur Teamleitung aufgestiegen: niemand hatte ihn",
            JournalKind.EmergencyAccepted => "Notfall übernommen",
            JournalKind.EmergencyClosed => "Notfall abgeschlossen",
            JournalKind.EmergencyRead => "Notfall gelesen",
            JournalKind.PersonJoined => "derselben Person zugeordnet",
            JournalKind.PersonParted => "Zuordnung zur Person zurückgenommen",
            JournalKind.ReasonStated => "Grund aufgeschrieben, um es zu öffnen",
            JournalKind.ProtectionSet => "Schutz der Anschrift",
            JournalKind.ProtectionLifted => "Schutz der Anschrift aufgehoben",
            JournalKind.ContactSet => "sicherer Kontakt aufgeschrieben",
            JournalKind.ReaderNamed => "benannt, wer die geschützte Anschrift lesen darf",
            JournalKind.ReaderEnded => "Benennung für die geschützte Anschrift beendet",
            JournalKind.AddressRead => "geschützte Anschrift geöffnet",
            JournalKind.JointAsked => "eine zweite Person gefragt",
            JournalKind.JointAgreed => "als zweite Person zugestimmt",
            JournalKind.JointDeclined => "als zweite Person abgelehnt",
            JournalKind.JointWithdrawn => "eine Frage an die zweite Person zurückgenommen",
            JournalKind.JointLapsed => "Zeit für die zweite Person abgelaufen",
            JournalKind.AlarmRaised => "Alarm",
            JournalKind.AlarmAnswered => "Alarm geklärt",
            JournalKind.OpenedUrgently => "dringend geöffnet",
            JournalKind.UrgentLookConfirmed => "dringendes Öffnen als zweite Person bestätigt",
            JournalKind.UrgentLookDeclined => "dringendes Öffnen nicht bestätigt",
            JournalKind.UrgentLookUnconfirmed => "dringendes Öffnen von niemandem bestätigt",
            JournalKind.LookHeldBack => "ein Eintrag für die Person zurückgehalten",
            JournalKind.KinBarred => "für jemanden gesperrt, der nahesteht",
            JournalKind.SteppedAside => "als befangen zurückgetreten",
            JournalKind.MandateGiven => "Vollmacht gegeben oder vorgeschlagen",
            JournalKind.MandateAgreed => "vorgeschlagener Vollmacht zugestimmt",
            JournalKind.MandateTaken => "Vollmacht angenommen",
            JournalKind.MandateEnded => "Vollmacht beendet",
            JournalKind.KeysPrinted => "Nummer und Code für die Person gedruckt, die danebensaß",
            JournalKind.ConversationNoted => "im Gespräch etwas festgehalten",
            JournalKind.MatterJoined => "in ein Gespräch dazugenommen",
            JournalKind.MatterLeft => "aus einem Gespräch genommen: war das falsche",
            JournalKind.NumberShown => "bekannte Telefonnummer zum Zurückrufen gezeigt",
            JournalKind.CallerProven => "im Gespräch ausgewiesen",
            JournalKind.CallerNotProven => "im Gespräch nicht ausgewiesen: passte nicht",
            JournalKind.ServicePinSet => "Service-PIN gesetzt",
            JournalKind.SpokenHandedIn => "Gesagtes aufgenommen",
            JournalKind.StatementRecorded => "Niederschrift unterschrieben (§ 84 SGG)",
            JournalKind.ScreenCodeDrawn => "Ziffern zum Mitlesen gegeben",
            JournalKind.ScreenOpened => "liest auf dem eigenen Bildschirm mit",
            JournalKind.ScreenRefused => "Ziffern zum Mitlesen passten nicht",
            JournalKind.Assented => "hat auf dem eigenen Bildschirm Ja gesagt",
            JournalKind.ReadsReported => "nachgesehen, wer hier etwas angesehen hat",
            JournalKind.MandateRefused => "Übergabe-Code abgewiesen",
            _ => line.Kind.ToString(),
        };
        var who = line.By switch
        {
            ActorKind.Clerk when line.Clerk == me => "Sie",
            ActorKind.Clerk => ClerkView.Short(line.Clerk ?? "jemand"),
            ActorKind.Person => "Person",
            ActorKind.Helper => "Wer mit Vollmacht hilft",
            _ => "Das Haus",
        };
        return $"{who}: {done}";
    }
}

/// <summary>A day of a request's course with its law; the one that counts next stands out.</summary>
public sealed record DateOnLine(DateOnly On, string What, string? Law, bool Here);
