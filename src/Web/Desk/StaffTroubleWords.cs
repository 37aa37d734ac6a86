using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Something that did not work, as staff are told.</summary>
public static class StaffTroubleWords
{
    /// <summary>Where to look instead of what is not there: nobody is sent to a list that is not theirs.</summary>
    public static string Instead(ClerkView? clerk) => clerk switch
    {
        { WorksRequests: true } => "Prüfen Sie die Nummer, oder suchen Sie im Arbeitsvorrat.",
        { Role: ClerkRole.Phone } => "Prüfen Sie die Nummer. Was gerade läuft, steht unter „Telefon“. Ist das Gespräch beendet, nehmen Sie die Nummer in ein neues dazu.",
        { Role: ClerkRole.Counter } => "Prüfen Sie die Nummer. Was gerade läuft, steht unter „Schalter“. Ist das Gespräch beendet, nehmen Sie die Nummer in ein neues dazu.",
        _ => "Prüfen Sie die Adresse, oder gehen Sie zurück zu Ihrer Arbeit.",
    };

    public static (string Title, string What) Of(Trouble trouble) => trouble switch
    {
        { Refusal: { } no } when StaffRefusals.Sentence(no) is { } sentence => ("Das geht so nicht", sentence),
        { Status: 401 } => ("Sie waren abgemeldet", "Was Sie gesendet haben, ist nicht angekommen. Melden Sie sich an, und senden Sie es noch einmal."),
        { Status: 404 } => ("Hier ist nichts", "Diese Seite gibt es nicht, oder sie gehört nicht zu Ihrer Arbeit."),
        { Status: 403 } => ("Nicht Ihre Tür", "Diese Seite gehört nicht zu Ihrer Rolle. Brauchen Sie sie, fragen Sie Ihre Teamleitung."),
        { Status: 405 } => ("Das geht so nicht", "Diese Adresse nimmt nichts entgegen. Gehen Sie über die Seite davor."),
        { Status: 410 } => ("Das gibt es nicht mehr", "Das ist gelöscht. Was davon bleibt, die Nummer mit ihren Tagen, zeigt der Datenschutz."),
        { Status: 413 } => ("Das ist zu groß", "Das Haus nimmt so viel auf einmal nicht an. Senden Sie weniger, oder in Teilen."),
        { Status: 429 } => ("Zu viel auf einmal", "Warten Sie eine Minute, und versuchen Sie es dann noch einmal."),
        { Status: 503 } => ("Gerade geht es nicht", "Das liegt am Haus, nicht an Ihnen. In einer Minute geht es vielleicht wieder. Was eingegangen ist, ist sicher."),
        { IsOurs: true } => ("Das hat nicht geklappt", "Das liegt am Haus, nicht an Ihnen. Was vorher gespeichert war, ist noch da."),
        _ => ("Das kam nicht richtig an", "Öffnen Sie die Seite neu, und senden Sie noch einmal."),
    };
}
