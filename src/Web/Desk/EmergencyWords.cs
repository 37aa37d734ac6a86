using System.Globalization;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Catalog;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What staff read about an emergency.</summary>
public static class EmergencyWords
{
    public static string Kind(EmergencyPlan plan, string code) => plan.Find(code)?.Name ?? code;

    public static string Line(EmergencyPlan plan, EmergencyLine line) =>
        $"{Kind(plan, line.Kind)}, seit {DeskWords.Clock(line.RaisedAt)}\u00A0Uhr ({Waits(line.Waits)}), {StaffWords.Way(line.Channel)}, aufgenommen von {(line.IsMine ? "Ihnen" : line.RaisedBy)}"
        + (line.AcceptedBy is { } who ? $"; hat {who} seit {DeskWords.Clock(line.AcceptedAt!.Value)}\u00A0Uhr." : line.IsMine ? "; noch bei Ihnen." : "; noch hat ihn niemand.");

    /// <summary>gerade eben, 3 Minuten, 2 Stunden.</summary>
    public static string Waits(TimeSpan waits) => waits switch
    {
        { TotalMinutes: < 1 } => "gerade eben",
        { TotalMinutes: < 2 } => "1\u00A0Minute",
        { TotalHours: < 2 } => $"{((int)waits.TotalMinutes).ToString(CultureInfo.InvariantCulture)}\u00A0Minuten",
        _ => $"{((int)waits.TotalHours).ToString(CultureInfo.InvariantCulture)}\u00A0Stunden",
    };
}
