using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;
using Say = OffenesHaus.Catalog.Say;

namespace OffenesHaus.Web.Talk;

/// <summary>What staff read about a conversation.</summary>
public static class TalkWords
{
    /// <summary>As it stands in addresses.</summary>
    public static string Way(Channel channel) => channel == Channel.Phone ? "phone" : "counter";

    /// <summary>As it was chosen, on every page of the conversation; null: nobody proved anything for it.</summary>
    public static string? Matter(Say t, OfferedToday offered, ConversationMatter matter) => matter.Form is { } form ? offered.Name(t, form, matter.Service) ?? StaffWords.Matter(t, form.Code) : null;

    /// <summary>Acts of law that no service of the catalogue begins with, as staff call them.</summary>
    public static IReadOnlyList<(string Act, string Name)> OtherActs { get; } =
        [("waiver", "Auf eine Leistung verzichten"), ("health-data-consent", "In Angaben zur Gesundheit einwilligen")];

    public static string Proof(string how) => how switch
    {
        ProveCaller.Code => "mit Nummer und Code",
        ProveCaller.Pin => "mit der Service-PIN",
        ProveCaller.CallBack => "durch Rückruf",
        _ => "mit einem Ausweis",
    };

    public static string Stand(ConversationMatter matter) => matter switch
    {
        { OnlyInPerson: true } => $"{(matter.Arrival is null ? "" : "In diesem Gespräch eingegangen. ")}Nur persönlich: aufnehmen ja, am Telefon mitteilen nein.",
        { IsOpen: false } => "Nicht ausgewiesen: aufnehmen ja, mitteilen nein.",
        { Arrival: not null } => $"In diesem Gespräch eingegangen{(matter.Proof is { } how ? $". Ausgewiesen {Proof(how)}." : ".")}",
        { SpokenAt: null, Proof: { } proof } => $"Ausgewiesen {Proof(proof)}. {State(matter.State)}",
        { HasWords: true } => "Aufgeschrieben, noch nicht abgegeben.",
        _ => "Noch nichts aufgeschrieben.",
    };

    /// <summary>Why a page is not saved by itself any more: somebody else writes on it, or more came than can be kept.</summary>
    public static string NotAlone(TypedInterview asked, Say german)
    {
        var theirs = asked.Part.Leaves.Where(q => asked.Overwritten.Contains(q.Id, StringComparer.Ordinal)).Select(q => $"„{(asked.Words with { T = german }).LabelAlone(q)}“").ToList();
        return theirs.Count > 0
            ? $"Auf dieser Seite schreibt noch jemand. Was Sie bisher geschrieben haben, ist gespeichert und gilt bei {string.Join(", ", theirs)}. Von selbst speichert die Seite nicht mehr, damit von den anderen Worten nichts verschwindet. Schreiben Sie ruhig weiter, und drücken Sie dann „Weiter“: Es geht nichts verloren."
            : $"{german["questions/cut-off"]} Drücken Sie „Weiter“: Dann sehen Sie, was gespeichert ist.";
    }

    public static string Promise(PromiseKind kind) => kind switch { PromiseKind.CallBack => "Rückruf", PromiseKind.Letter => "Brief", PromiseKind.Reply => "Antwort", _ => "etwas anderes" };

    /// <summary>Null: it was not written down what, as before there was a choice.</summary>
    public static string? Promise(string? code) => code switch { "call-back" => "Rückruf", "letter" => "Brief", "reply" => "Antwort", _ => null };

    public static string State(RequestState? state) => state switch
    {
        RequestState.Unsent => "Noch nicht abgegeben.",
        RequestState.Closed => "Abgeschlossen.",
        _ => "Eingegangen, in Arbeit.",
    };

    public static string Step(ConversationLine line) => line.Kind switch
    {
        ConversationStepKind.Begun => "begonnen",
        ConversationStepKind.TakenOver => "weitergeführt",
        ConversationStepKind.CallerNamed => "wer spricht, aufgeschrieben",
        ConversationStepKind.LanguageChosen => "Sprache: " + StaffWords.LanguageName(line.Detail ?? ""),
        ConversationStepKind.MatterBegun => "neues Anliegen",
        ConversationStepKind.MatterJoined => "Anliegen dazugenommen",
        ConversationStepKind.MatterLeft => "war das falsche Anliegen",
        ConversationStepKind.Proven => "ausgewiesen " + Proof(line.Detail ?? ""),
        ConversationStepKind.NotProven => "nicht ausgewiesen: passte nicht",
        ConversationStepKind.HandedIn => "eingegangen" + (line.Detail?.EndsWith(HandInSpoken.NotReadBack, StringComparison.Ordinal) == true ? ", nicht vorgelesen" : ", vorgelesen und bestätigt"),
        ConversationStepKind.Assented => "Person hat auf ihrem Bildschirm Ja gesagt",
        ConversationStepKind.StatementRecorded => "Niederschrift aufgenommen (§ 84 SGG)",
        ConversationStepKind.ObjectionLetter => "Brief zum Unterschreiben geht hinaus",
        ConversationStepKind.ServicePinSet => "Service-PIN gesetzt",
        ConversationStepKind.ScreenCode => line.By is null ? "Person liest auf ihrem Bildschirm mit" : "Ziffern zum Mitlesen gegeben",
        ConversationStepKind.Told => "mitgeteilt",
        ConversationStepKind.Promised => "zugesagt" + (Promise(line.Detail) is { } what ? $": {what}" : "") + (line.Until is { } until ? $", bis {DeskWords.Day(until)}" : ""),
        ConversationStepKind.EmergencyHeard => "Notfall ausgelöst",
        ConversationStepKind.ProtectionWished => "Anschrift geheim, ab jetzt",
        ConversationStepKind.NoticeTold => $"Hinweis zum Datenschutz vorgelesen, Fassung {line.Detail}",
        ConversationStepKind.NumberShown => "bekannte Telefonnummer gezeigt",
        ConversationStepKind.LettersWished => line.Detail == "no" ? "nichts in den Briefkasten" : "Briefe sind wieder recht",
        ConversationStepKind.StillThere => "Person ist noch da",
        _ => "beendet",
    };
}
