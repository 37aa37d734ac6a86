using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Intake.Persons;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Talk;

namespace OffenesHaus.Web.Desk;

/// <summary>What staff read in the line of a person.</summary>
public static class PersonWords
{
    public static string What(LineEntry entry, EmergencyPlan plan) => entry.Kind switch
    {
        LineKind.Arrived => "Eingang: " + (Enum.TryParse<ArrivalKind>(entry.What, out var arrival) ? StaffScript.Arrival(arrival) : "angekommen"),
        LineKind.Written => Enum.TryParse<MessageKind>(entry.What, out var message) ? message switch { MessageKind.Question => "Nachfrage an die Person", MessageKind.Forwarded => "Nachricht: weitergeleitet", _ => "Antwort an die Person" } : "geschrieben",
        LineKind.Letter => Letter(entry.What),
        LineKind.Contact => Contact(entry.What),
        LineKind.HelpGiven => "Hilfe: " + Help(entry.What),
        LineKind.HelpEnded => "Hilfe beendet: " + Help(entry.What),
        LineKind.Note => "Interner Vermerk",
        LineKind.Forwarded => "An eine andere Behörde weitergeleitet",
        LineKind.SamePerson => entry.What == "joined" ? entry.Stands ? "Derselben Person zugeordnet" : "Derselben Person zugeordnet, danach zurückgenommen" : "Zuordnung zurückgenommen",
        _ => "Notfall: " + (plan.Find(entry.What)?.Name ?? entry.What),
    };

    /// <summary>How whoever is named stood beside the person.</summary>
    public static string Role(LineEntry entry) => entry.Kind == LineKind.Arrived ? "für die Person abgegeben von" : "durch";

    private static string Letter(string what)
    {
        var (stand, about) = what.Split(' ') is [var s, var a] ? (s, a) : (what, "");
        var called = Enum.TryParse<LetterAbout>(about, out var known) ? known switch
        {
            LetterAbout.Pin => "Brief mit Brief-PIN",
            LetterAbout.Spoken => "Abschrift des Gesagten",
            LetterAbout.ObjectionToSign => "Brief: Widerspruch zum Unterschreiben",
            LetterAbout.Received => "Brief: Eingangsbestätigung",
            LetterAbout.PleaseCome => "Brief: Bitte kommen Sie vorbei",
            _ => "Brief des Hauses",
        } : "Brief";
        return called + stand switch { "withdrawn" => ", zurückgezogen", "printed" => ", gedruckt", _ => ", geschrieben" };
    }

    private static string Contact(string what)
    {
        var (kind, detail) = what.Split(' ', 2) is [var k, var d] ? (k, d) : (what, null);
        return Enum.TryParse<ConversationStepKind>(kind, out var step) ? "Gespräch: " + TalkWords.Step(new(step, default, null, null, detail)) : "Gespräch";
    }

    private static string Help(string kind) => Enum.TryParse<MandateKind>(kind, out var known) ? StaffWords.HelpKind(known) : kind;
}
