using System.Globalization;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Shared;

/// <summary>The two buttons beside an added file: away with it (<c>remove:id</c>), and standing otherwise (<c>turn:id:2</c>, counted from how it came).</summary>
internal static class FileAsked
{
    private const string RemoveAct = "remove:", TurnAct = "turn:", AddAct = "add:";

    public static string Turn(FileView file) => string.Create(CultureInfo.InvariantCulture, $"{TurnAct}{file.Id:N}:{(file.Turns + 1) % 4}");

    public static string Add(string question) => AddAct + question;

    public static IReadOnlyCollection<Guid> Removed(string act) =>
        act.StartsWith(RemoveAct, StringComparison.Ordinal) && Guid.TryParse(act[RemoveAct.Length..], out var gone) ? [gone] : [];

    public static FileTurn? Turned(string act) =>
        act.StartsWith(TurnAct, StringComparison.Ordinal) && act[TurnAct.Length..].Split(':') is [var file, [>= '0' and <= '3' and var quarters]] && Guid.TryParse(file, out var id)
            ? new(id, quarters - '0')
            : null;

    /// <summary>Where on the page the turned file stands, or those just added.</summary>
    public static string After(string act) =>
        Turned(act) is { } turn ? $"#d-{turn.File:N}"
        : act.StartsWith(AddAct, StringComparison.Ordinal) ? $"#{Uri.EscapeDataString(act[AddAct.Length..])}-q"
        : "";
}
