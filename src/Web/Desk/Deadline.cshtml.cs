using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Works out any deadline the Law shelf knows, by the name of its rule, at any place; two days side by side.</summary>
public sealed class DeadlineModel(FindDeadline find) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "rule")]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true, Name = "n")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "on")]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "on2")]
    public string? Other { get; set; }

    [BindProperty(SupportsGet = true, Name = "place")]
    public string? At { get; set; }

    private const string Unreadable = "Dieses Datum gibt es nicht oder es ist nicht zu lesen. Schreiben Sie Tag, Monat und Jahr, zum Beispiel 14.10.2026.";

    public static IReadOnlyList<string> Rules { get; } = [.. DeadlineRules.Names.Order(StringComparer.Ordinal)];

    /// <summary>Each Land, and with the municipal holidays that exist there.</summary>
    public static IReadOnlyList<Place> Places { get; } =
        [.. Enum.GetValues<Land>().SelectMany(l => Place.PossibleIn(l) == MunicipalDays.None ? [Place.In(l)] : new[] { Place.In(l) }.Concat(Single(l)))];

    public Place Place { get; private set; } = find.Seat;

    public IReadOnlyList<DeadlineFound> Found { get; private set; } = [];

    public string? Trouble { get; private set; }

    /// <summary>The field the trouble is about, by its id.</summary>
    public string Wrong { get; private set; } = "on";

    public void OnGet()
    {
        if (Place.TryParse(At, null, out var place))
            Place = place;
        else if (!string.IsNullOrEmpty(At))
            Say("place", $"„{Short(At)}“ ist kein Land. Wählen Sie eines aus der Liste.");
        if (Rule is not null && Trouble is null)
            Find(Rule);
        if (Trouble is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private void Find(string chosen)
    {
        var number = Digits.Of(Number)?.TrimStart('0') ?? "";
        if (!Rules.Contains(chosen, StringComparer.Ordinal))
            Say("rule", "Diese Regel gibt es nicht. Wählen Sie eine aus der Liste.");
        else if (chosen.EndsWith(':') && number.Length == 0)
            Say("n", "Diese Regel braucht eine Zahl, zum Beispiel 14.");
        else if (!WrittenDay.TryRead(On, out _))
            Say("on", Unreadable);
        else if (!string.IsNullOrWhiteSpace(Other) && !WrittenDay.TryRead(Other, out _))
            Say("on2", Unreadable);
        if (Trouble is not null)
            return;

        try
        {
            var rule = chosen.EndsWith(':') ? chosen + number : chosen;
            var days = new[] { On, Other }.Select(d => WrittenDay.TryRead(d, out var day) ? day : null).OfType<DateOnly>().ToList();
            Found = [.. days.Select((day, i) => find.See(new() { Rule = rule, From = day, Place = Place, Language = Law.Language.German, Ways = RuleWords.WaysOf(chosen), Id = i == 0 ? "erste" : "zweite" }))];
        }
        catch (NotComputable no)
        {
            // The Law shelf gives its reason in English; which part of the question it is about is all that is needed here.
            Say(no.About == InputPart.Rule && chosen.EndsWith(':') ? "n" : no.About == InputPart.Rule ? "rule" : "on", RuleWords.NoDay(chosen, no.About));
        }
    }

    private void Say(string field, string sentence) => (Wrong, Trouble) = (field, sentence);

    private static IEnumerable<Place> Single(Land land) =>
        Enumerable.Range(1, 7).Select(d => (MunicipalDays)d).Where(d => (d & ~Place.PossibleIn(land)) == MunicipalDays.None).Select(d => Place.In(land, d));

    private static string Short(string written) => written.Length <= 40 ? written : written[..40] + "…";
}
