using System.Globalization;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>What the office says no to its own staff with. Staff pages are German, so their sentences stand here and not among the texts to be translated.</summary>
public static class StaffRefusals
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["staff.too-often"] = "Das waren viele Versuche. Warten Sie eine Stunde, oder fragen Sie Ihre Teamleitung.",
        ["staff.password-short"] = "Das Passwort ist zu kurz. Nehmen Sie mindestens {0} Zeichen: Drei Wörter, die nicht zusammengehören, sind gut.",
        ["staff.password-guessable"] = "Dieses Passwort ist leicht zu erraten. Nehmen Sie drei Wörter, die nicht zusammengehören und nicht Ihr Name sind.",
        ["staff.password-same"] = "Das ist das alte Passwort. Wählen Sie ein anderes.",
        ["staff.password-differs"] = "Die beiden Passwörter sind verschieden. Schreiben Sie beide noch einmal.",
        ["staff.second-step-wrong"] = "Diese Ziffern passen nicht oder galten schon einmal. Warten Sie, bis die App neue zeigt, und schreiben Sie diese.",
        ["staff.first-code-wrong"] = "Dieser Code passt nicht. Er steht in dem Fenster, in dem das Haus gestartet wurde.",
        ["staff.name-missing"] = "Schreiben Sie bitte Namen und Benutzernamen.",
        ["staff.name-taken"] = "Diesen Benutzernamen gibt es schon. Nehmen Sie einen anderen.",
        ["staff.changed-meanwhile"] = "Dieses Konto hat sich gerade geändert, zum Beispiel durch eine Anmeldung. Versuchen Sie es noch einmal.",
        ["staff.name-odd"] = "Im Benutzernamen gehen nur Buchstaben ohne Umlaute, Ziffern, Punkt und Strich.",
        ["staff.not-oneself"] = "Das eigene Konto ändert eine andere Teamleitung. So bleibt niemand aus Versehen vor der Tür.",
        ["staff.last-team-lead"] = "Das ist die letzte Teamleitung mit offenem Konto. Legen Sie zuerst eine zweite an: Sonst kann niemand mehr Konten ändern.",
        ["staff.end-unsure"] = "Ein beendetes Konto geht nicht wieder auf. Kreuzen Sie an, dass Sie sicher sind.",
        ["staff.no-role"] = "Wählen Sie bitte eine Aufgabe.",
        ["desk.taken"] = "{0} war schneller und hat dieses Anliegen schon. Fragen Sie dort nach, oder nehmen Sie das nächste.",
        ["desk.changed-meanwhile"] = "Jemand anders hat dieses Anliegen gerade geändert. Laden Sie die Seite neu, und sehen Sie nach, was jetzt dort steht.",
        ["desk.unread"] = "In diesem Anliegen steht etwas, das auf der vorigen Seite noch nicht zu lesen war. Lesen Sie es hier, und senden Sie dann noch einmal. Ihr Text steht noch da.",
        ["desk.closed"] = "Dieses Anliegen ist abgeschlossen. Schreibt die Person wieder, geht es von selbst wieder auf.",
        ["desk.term-too-early"] = "Das ist zu früh. Was heute hinausgeht, gilt erst am {0:dd.MM.yyyy} als angekommen. Frühester Tag: {1:dd.MM.yyyy}.",
        ["desk.term-too-late"] = "Das ist mehr als ein Jahr. Vorschlag: {0:dd.MM.yyyy}.",
        ["desk.term-unreadable"] = "Schreiben Sie die Frist als Tag, Monat und Jahr, zum Beispiel {0:dd.MM.yyyy}.",
        ["desk.no-words"] = "Schreiben Sie bitte ein paar Worte an die Person.",
        ["desk.too-many-words"] = "Das ist zu lang für einen Brief. Mehr als {0} Zeichen liest niemand gern: Kürzen Sie bitte.",
        ["desk.no-note"] = "Schreiben Sie bitte, was Sie festhalten wollen. Ein leerer Vermerk wird nicht gespeichert.",
        ["desk.note-too-long"] = "Das ist zu lang für einen Vermerk. Kürzen Sie auf {0} Zeichen, oder schreiben Sie zwei.",
        ["desk.no-authority"] = "Wählen Sie bitte eine Behörde, oder schreiben Sie ihre Anschrift.",
        ["desk.authority-address"] = "Schreiben Sie die Anschrift in {0} bis {1} Zeilen mit höchstens {2} Zeichen: Behörde, Straße, Ort.",
        ["desk.no-why"] = "Schreiben Sie bitte, warum es dorthin gehört. Die Person liest das.",
        ["desk.no-letter-to-post"] = "Wählen Sie bitte die Briefe aus, die zur Post gegangen sind.",
        ["desk.letters-changed"] = "Jemand anders hat einen dieser Briefe gerade vermerkt. Sehen Sie nach, was jetzt dort steht.",
        ["desk.posted-unreadable"] = "Schreiben Sie den Tag als Tag, Monat und Jahr, zum Beispiel {0:dd.MM.yyyy}.",
        ["desk.posted-in-future"] = "Dieser Tag liegt noch vor uns. Tragen Sie ihn ein, wenn die Briefe das Haus verlassen haben. Heute ist der {0:dd.MM.yyyy}.",
        ["desk.posted-before-written"] = "Ein Brief ist erst am {0:dd.MM.yyyy} geschrieben. Vorher kann er nicht zur Post gegangen sein.",
        ["desk.posted-same"] = "Dieser Tag steht schon da. Schreiben Sie einen anderen, oder brechen Sie ab.",
        ["desk.posted-why"] = "Schreiben Sie bitte in höchstens {0} Zeichen, warum der alte Tag falsch war.",
        ["desk.no-outcome"] = "Wählen Sie bitte, wie es ausgegangen ist.",
        ["desk.no-letter-chosen"] = "Wählen Sie bitte die Briefe aus, die gedruckt sind.",
        ["desk.no-letter-to-withdraw"] = "Wählen Sie bitte die Briefe aus, die nicht hinausgehen sollen. Ein Brief, der zur Post ging, kommt nicht zurück.",
        ["reach.no-channel"] = "Wählen Sie bitte, welcher Weg gemeint ist: Haus, Telefon oder Hausbriefkasten. Online ist immer offen.",
        ["reach.day-unreadable"] = "„{0}“ ist kein Tag, den es gibt. Schreiben Sie ihn so: 4.1.2027.",
        ["reach.time-unreadable"] = "„{0}“ ist keine Uhrzeit. Schreiben Sie sie so: 12:30.",
        ["reach.hours-unreadable"] = "Diese Stunden sind nicht zu lesen. Schreiben Sie sie so: 8-12, 13:30-16. Leer heißt geschlossen.",
        ["reach.day-hours-unreadable"] = "Die Stunden am {0} sind nicht zu lesen. Schreiben Sie sie so: 8-12, 13:30-16. Leer heißt geschlossen.",
        ["reach.past"] = "Dieser Tag ist vorbei. Was war, wird nicht umgeschrieben: Frühester Tag ist der {0:dd.MM.yyyy}.",
        ["reach.too-far"] = "Das liegt zu weit voraus. Spätester Tag: {0:dd.MM.yyyy}.",
        ["reach.too-long"] = "Das sind mehr als {0} Tage. Ändern Sie dafür die Woche.",
        ["reach.ends-before"] = "Das Ende liegt vor dem Anfang. Prüfen Sie bitte beide Tage und Uhrzeiten.",
        ["reach.over"] = "Diese Schließung wäre schon vorbei. Prüfen Sie bitte Tag und Uhrzeit.",
        ["reach.last-admission"] = "Der Einlass endet höchstens 120 Minuten vor Schluss. Schreiben Sie eine Zahl von 0 bis 120.",
        ["reach.instead-shut"] = "Der andere Weg ist selbst geschlossen. Wählen Sie einen, der offen bleibt.",
        ["reach.no-reason"] = "Schreiben Sie bitte einen Grund. Er steht auf jeder Seite, damit niemand umsonst kommt.",
        ["reach.reason-long"] = "Der Grund ist zu lang. Höchstens {0} Zeichen, damit er auf ein Telefon passt.",
        ["reach.same-person"] = "Das haben Sie selbst vorgeschlagen. Bitten Sie eine Kollegin oder einen Kollegen um die Freigabe.",
        ["reach.changed-meanwhile"] = "Jemand anders war schneller: Das ist schon freigegeben oder zurückgenommen. Sehen Sie nach, was jetzt dort steht.",
        ["reach.week-stays"] = "Eine Woche, die galt, wird nicht zurückgenommen. Schlagen Sie eine neue vor.",
        ["desk.no-such-colleague"] = "Dieses Konto bearbeitet keine Anliegen (mehr). Wählen Sie jemand anderen.",
    };

    // The field a refusal is about, by its id, where it is about one.
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["staff.password-short"] = "neu",
        ["staff.password-guessable"] = "neu",
        ["staff.password-same"] = "neu",
        ["staff.password-differs"] = "neu",
        ["staff.second-step-wrong"] = "code",
        ["staff.first-code-wrong"] = "code",
        ["staff.name-missing"] = "anzeige",
        ["staff.name-taken"] = "name",
        ["staff.name-odd"] = "name",
        ["desk.term-too-early"] = "frist",
        ["desk.term-too-late"] = "frist",
        ["desk.term-unreadable"] = "frist",
        ["desk.no-words"] = "text",
        ["desk.too-many-words"] = "text",
        ["desk.no-note"] = "text",
        ["desk.note-too-long"] = "text",
        ["desk.no-authority"] = "wohin",
        ["desk.authority-address"] = "wohin",
        ["desk.no-why"] = "warum",
        ["desk.posted-unreadable"] = "am",
        ["desk.posted-in-future"] = "am",
        ["desk.posted-before-written"] = "am",
        ["desk.posted-same"] = "am",
        ["desk.posted-why"] = "grund",
        ["staff.end-unsure"] = "sicher",
        ["staff.no-role"] = "rolle-0",
        ["desk.no-outcome"] = "wie-0",
        ["reach.no-channel"] = "zu-Counter",
        ["reach.past"] = "from",
        ["reach.too-far"] = "from",
        ["reach.over"] = "from",
        ["reach.ends-before"] = "through",
        ["reach.too-long"] = "through",
        ["reach.hours-unreadable"] = "hours",
        ["reach.last-admission"] = "einlass",
        ["reach.instead-shut"] = "statt",
        ["reach.no-reason"] = "grund",
        ["reach.reason-long"] = "grund",
        ["desk.no-such-colleague"] = "wem",
    };

    // Where one refusal may be about several fields of a page, its fact names which, by the field's label.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["Gilt ab"] = "from",
        ["Erster Tag"] = "from",
        ["Letzter Tag"] = "through",
        ["Von: Tag"] = "from",
        ["Von: Uhrzeit"] = "von-zeit",
        ["Bis: Tag"] = "through",
        ["Bis: Uhrzeit"] = "bis-zeit",
        ["Montag"] = "tag-0",
        ["Dienstag"] = "tag-1",
        ["Mittwoch"] = "tag-2",
        ["Donnerstag"] = "tag-3",
        ["Freitag"] = "tag-4",
        ["Samstag"] = "tag-5",
        ["Sonntag"] = "tag-6",
    };

    /// <summary>Where the summary leads to: <c>#id</c> of the field, or nothing.</summary>
    public static string Field(Refused no) =>
        Fields.TryGetValue(no.Code, out var id) || (no.Facts is [string label, ..] && Labels.TryGetValue(label, out id)) ? "#" + id : "";

    public static string? Sentence(Refused no) =>
        Sentences.TryGetValue(no.Code, out var sentence) ? string.Format(CultureInfo.GetCultureInfo("de-DE"), sentence, [.. no.Facts]) : null;
}
