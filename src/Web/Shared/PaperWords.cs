using OffenesHaus.Intake.Papers;
using OffenesHaus.Law.Receipt;

namespace OffenesHaus.Web.Shared;

/// <summary>What staff read about papers that came in.</summary>
public static class PaperWords
{
    public static string Policy(string policy) => policy switch
    {
        LetterboxPolicies.DateSeparating => "trennt die Tage",
        LetterboxPolicies.PreviousDay => "erste Leerung zählt für den Vortag",
        _ => "zugunsten der Person",
    };

    /// <summary>How and when it came, as exactly as anybody knows.</summary>
    public static string Came(PaperView paper) => paper is { NotBefore: { } before, FoundAt: { } found }
        ? $"{paper.Box?.Name ?? "Hausbriefkasten"}, zwischen {DeskWords.Moment(before)} und {DeskWords.Moment(found)} Uhr"
        : $"Post, {DeskWords.Day(paper.Day.On)}";
}
