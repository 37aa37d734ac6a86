using System.Globalization;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>What stands in the way of an edition, and what of an outside file was left out, in German.</summary>
public static class ObstacleWords
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["service"] = "Die Leistung „{0}“ steht nicht im Katalog. Nehmen Sie eine aus der Liste der Leistungen.",
        ["urgent"] = "Eine Leistung mit diesem Formular eilt, „{0}“ aber nicht. Nehmen Sie eine Leistung, die auch eilt.",
        ["act"] = "Die Form der Handlung „{0}“ kennt das Haus nicht.",
        ["page-full"] = "Auf der Seite „{0}“ stehen {1} Fragen. Es sollen 1 bis 7 sein: Teilen Sie die Seite.",
        ["taken-for"] = "Die Namen „{0}“ und „{1}“ sind zu verwechseln. Beginnt ein Name mit einem anderen und einem Punkt, nennen Sie einen anders.",
        ["choice-kept"] = "Die Auswahl „{1}“ der Frage „{0}“ trägt einen Namen, den das Haus für Texte braucht. Nennen Sie sie anders.",
        ["choice-twice"] = "Die Frage „{0}“ hat die Auswahl „{1}“ zweimal.",
        ["never"] = "Eine Bedingung wartet bei „{0}“ auf „{1}“. Das kann dort niemand wählen.",
        ["lost"] = "Die Frage „{0}“ fehlt. Was Menschen dazu geantwortet haben, wäre nicht mehr zu lesen. Nehmen Sie sie unter „retired“ auf.",
        ["kind-changed"] = "Die Frage „{0}“ ist von anderer Art als bisher. Geben Sie der neuen einen eigenen Namen, und nehmen Sie die alte unter „retired“ auf.",
        ["declares-no-more"] = "Mit der Seite „{0}“ war der Antrag bisher schon gestellt (§ 37 SGB II). Das fehlt jetzt: Schreiben Sie sie wieder unter „declaresWith“.",
        ["trait-no-more"] = "Die Frage „{0}“ stand bisher unter „traits“ als „{1}“ und wird noch gestellt. Nehmen Sie sie dort wieder auf.",
        ["address-no-more"] = "Die Antwort auf „{0}“ sagt, wo jemand zu finden ist (§ 51 BMG). Nehmen Sie die Frage wieder unter „addresses“ auf.",
        ["german"] = "Der deutsche Text „{0}“ fehlt.",
        ["missing"] = "{1} fehlt: „{0}“.",
        ["stale"] = "{1} ist veraltet: „{0}“. Der deutsche Satz hat sich geändert.",
        ["holesdiffer"] = "{1}: „{0}“ hat andere Platzhalter als der deutsche Text.",
        ["brace"] = "{1}: „{0}“ wird mit einem Namen oder einer Zahl gefüllt. Darin geht nur der Platzhalter {{0}}, keine andere geschweifte Klammer.",

        ["unknown-text"] = "Den Text „{0}“ gibt es in diesem Formular nicht. Er blieb draußen.",
        ["marked-up"] = "„{0}“ enthält Auszeichnungen. Das Haus nimmt nur reinen Text; er blieb draußen.",
        ["too-long"] = "„{0}“ ist zu lang und blieb draußen.",
        ["holes"] = "„{0}“ hat andere Platzhalter als der deutsche Text und blieb draußen.",
        ["source-changed"] = "„{0}“ wurde aus einem anderen deutschen Satz übersetzt. Der Text ist da und gilt als veraltet.",

        ["left-rule"] = "Bei „{0}“ steht eine Regel, die das Formular nicht selbst prüft: {1}",
        ["left-traits"] = "Welche Frage den Namen und die Anschrift enthält, sagt die Datei nicht. Schreiben Sie es unter „traits“ und „addresses“.",
        ["left-page"] = "Von „{0}“ blieb keine Frage übrig; die Seite entfällt.",
        ["left-split"] = "„{0}“ hat mehr als 7 Fragen und steht jetzt auf {1} Seiten.",
        ["left-heading"] = "„{0}“ war eine Gruppe in einer Gruppe. Ihre Fragen stehen auf der Seite, die Überschrift entfällt.",
        ["left-nested"] = "„{0}“ wiederholt sich in einer Liste. Das kann ein Formular des Hauses nicht; die Felder stehen einmal da.",
        ["left-many"] = "„{0}“ darf sich beliebig oft wiederholen. Das Formular hat {1} Zeilen.",
        ["left-field"] = "„{0}“ ist verborgen, gesperrt oder kein Feld zum Ausfüllen und entfällt.",
        ["left-list"] = "„{0}“ nimmt Werte aus einer Liste, die anderswo liegt. Es wurde ein Textfeld.",
        ["left-bounds"] = "„{0}“ hat Grenzen für Zeichen oder Werte, die das Haus nicht prüft.",
        ["left-content"] = "„{0}“ war schon ausgefüllt. Das Haus füllt nichts vorher aus.",
        ["left-type"] = "„{0}“ fragt nach Uhrzeit oder Kommazahl. Es wurde ein Textfeld.",
        ["left-several"] = "„{0}“ darf mehrmals ausgefüllt werden. Das Formular fragt einmal.",

        ["xdf-root"] = "Zeile {0}: Das ist kein Stammdatenschema und keine Datenfeldgruppe von XDatenfelder 3, sondern „{1}“.",
        ["xdf-unexpected"] = "Zeile {0}: „{1}“ gehört nicht in „{2}“.",
        ["xdf-twice"] = "Zeile {0}: „{1}“ steht in „{2}“ zweimal.",
        ["xdf-missing"] = "Zeile {0}: In „{2}“ fehlt „{1}“.",
        ["xdf-holds"] = "Zeile {0}: „enthaelt“ braucht genau ein Datenfeld oder eine Datenfeldgruppe.",
        ["xdf-count"] = "Zeile {0}: Die Anzahl „{1}“ ist nicht zu lesen. Sie heißt zum Beispiel 0:1 oder 1:*.",
        ["xdf-value-twice"] = "Zeile {0}: Der Code „{1}“ steht in der Werteliste zweimal.",
        ["xdf-id"] = "Zeile {0}: „{1}“ ist keine Nummer. Hier beginnt sie mit {2} und hat 11 Ziffern.",
        ["xdf-version"] = "Zeile {0}: „{1}“ ist keine Version wie 1.0.0.",
        ["xdf-code"] = "Zeile {0}: „{1}“ hat den Code „{2}“, den es dort nicht gibt.",
        ["xdf-deep"] = "Zeile {0}: Mehr als {1} Gruppen ineinander liest das Haus nicht.",
    };

    public static string Said(Obstacle obstacle) => obstacle.Broken is { } broken ? ProofWords.Said(broken) : Fill(obstacle.Code, obstacle.Facts);

    public static string Said(LeftOut leftOut) => Fill(leftOut.Code, leftOut.Facts);

    /// <summary>It is about a text, not about the questions.</summary>
    public static bool IsOfWords(Obstacle obstacle) => obstacle.Code is "german" or "missing" or "stale" or "holesdiffer" or "brace";

    /// <summary>Where it is put right: the page of the texts it stands on, or the definition.</summary>
    public static string Place(string code, Obstacle obstacle, Form? form) =>
        IsOfWords(obstacle) && form is not null
            ? $"/admin/forms/{code}/texts/{EditionProof.TextsOf(form).FirstOrDefault(t => t.Key == obstacle.Facts[0])?.Page}#de.{obstacle.Facts[0]}"
            : $"/admin/forms/{code}/definition";

    internal static IReadOnlyCollection<string> Codes => Sentences.Keys;

    private static string Fill(string code, IReadOnlyList<string> facts) =>
        Sentences.TryGetValue(code, out var sentence) ? string.Format(CultureInfo.GetCultureInfo("de-DE"), sentence, [.. facts]) : $"{code}: {string.Join(", ", facts)}";
}
