using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Which way is fastest for what somebody needs, with the reason beside each way. What a way cannot do is said as well.</summary>
public sealed class FastestModel(OpenNow open, Say t, TimeProvider clock) : PageModel
{
    /// <summary>As they stand in the address.</summary>
    public static IReadOnlyList<string> Goals { get; } = ["antrag", "widerspruch", "antwort", "nachweise", "notfall"];

    [BindProperty(SupportsGet = true, Name = "ziel")]
    public string? Goal { get; set; }

    [BindProperty(SupportsGet = true, Name = "d")]
    public string? D { get; set; }

    [BindProperty(SupportsGet = true, Name = "m")]
    public string? M { get; set; }

    [BindProperty(SupportsGet = true, Name = "y")]
    public string? Y { get; set; }

    /// <summary>Until when it must be there; nobody has to say.</summary>
    public DayWritten Due { get; private set; } = new("", "", "");

    public ChannelRanking? Ranking { get; private set; }

    public bool IsEmergency => Goal == "notfall";

    public void OnGet()
    {
        Due = DayWritten.Of(D, M, Y);
        if (!Goals.Contains(Goal, StringComparer.Ordinal))
        {
            if (Request.QueryString.HasValue)
                ModelState.AddModelError("ziel", t["ways/fast.choose-first"]);
            Goal = null;
            return;
        }

        if (!Due.IsEmpty && Due.Day is null)
            ModelState.AddModelError("d", t[Due.Wrong.Key, Due.Wrong.Facts]);

        var now = clock.GetUtcNow();
        Ranking = ChannelRanking.For(open.Plan, new()
        {
            Goal = Goal switch { "antwort" => Law.Openings.Goal.GetAnswer, "nachweise" => Law.Openings.Goal.HandInPapers, "notfall" => Law.Openings.Goal.Emergency, _ => Law.Openings.Goal.SaveDate },
            Declaration = Goal == "widerspruch" ? Declaration.Objection : Declaration.Application,
            At = now,
            // Who wants to object today has until today.
            DueOn = Due.Day ?? (Goal == "widerspruch" ? GermanTime.DayOf(now) : null),
        });
    }
}
