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
}

/// <summary>The way there, and the sentence.</summary>
public static class DeskDoneWords
{
    public static string To(this DeskDone done, RequestNumber number) => $"/desk/requests/{number.ToPath()}?getan={done}";

    public static string ToList(this DeskDone done) => $"/desk?getan={done}";

    /// <summary>Nothing where nothing was done, and for what is no such word.</summary>
    public static string? Of(string? said) => !Enum.TryParse<DeskDone>(said, out var done) ? null : done switch
    {
        DeskDone.Answered => "Die Antwort ist gesendet.",
        DeskDone.Asked => "Die Nachfrage ist gesendet.",
        DeskDone.Forwarded => "Weitergeleitet.",
        DeskDone.Assigned => "Zugewiesen.",
        DeskDone.Closed => "Abgeschlossen. Die Person liest es.",
        _ => null,
    };
}
