using OffenesHaus.Intake;

namespace OffenesHaus.Web.Desk;

/// <summary>What was just done: said on the page one comes to.</summary>
public enum DeskDone
{
    Answered,
    Asked,
    Forwarded,
    Assigned,
    Closed,
    Proposed,
    Agreed,
    Declined,
    Withdrawn,
}

/// <summary>The way there, and the sentence.</summary>
public static class DeskDoneWords
{
    public static string To(this DeskDone done, RequestNumber number) => $"/desk/requests/{number.ToPath()}?getan={done}";

    public static string ToList(this DeskDone done) => $"/desk?getan={done}";

    public static string ToSecond(this DeskDone done) => $"/desk/second?getan={done}";

    /// <summary>Nothing where nothing was done, and for what is no such word.</summary>
    public static string? Of(string? said) => !Enum.GetNames<DeskDone>().Contains(said, StringComparer.Ordinal) ? null : Enum.Parse<DeskDone>(said!) switch
    {
        DeskDone.Answered => "Die Antwort ist gespeichert und geht hinaus.",
        DeskDone.Asked => "Die Nachfrage ist gespeichert und geht hinaus.",
        DeskDone.Forwarded => "Weitergeleitet.",
        DeskDone.Assigned => "Zugewiesen.",
        DeskDone.Closed => "Abgeschlossen.",
        DeskDone.Proposed => "Vorgeschlagen. Eine zweite Person entscheidet.",
        DeskDone.Agreed => "Entschieden: ja.",
        DeskDone.Declined => "Entschieden: nein. Es bleibt, wie es ist.",
        DeskDone.Withdrawn => "Zurückgenommen.",
        _ => null,
    };
}
