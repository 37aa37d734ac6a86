using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;
using OffenesHaus.Reach;

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

    public static IReadOnlyList<string> Rules { get; } = [.. DeadlineRules.Names.Order(StringComparer.Ordinal)];

    /// <summary>Each Land, and with the municipal holidays that exist there.</summary>
    public static IReadOnlyList<Place> Places { get; } =
        [.. Enum.GetValues<Land>().SelectMany(l => Place.PossibleIn(l) == MunicipalDays.None ? [Place.In(l)] : new[] { Place.In(l) }.Concat(Single(l)))];

    public Place Place { get; private set; } = find.Seat;

    public IReadOnlyList<DeadlineFound> Found { get; private set; } = [];

    public string? Trouble { get; private set; }

    public void OnGet()
    {
        if (Place.TryParse(At, null, out var place))
            Place = place;
        else if (!string.IsNullOrEmpty(At))
            Trouble = $"„{Short(At)}“ ist kein Land. Wählen Sie eines aus der Liste.";
        if (Rule is null || Trouble is not null)
            return;

        try
        {
            var rule = Rule.EndsWith(':') ? Rule + (Digits.Of(Number)?.TrimStart('0') ?? "") : Rule;
            var days = new[] { On, Other }.Where((d, i) => i == 0 || !string.IsNullOrWhiteSpace(d)).Select(Day).ToList();
            Found = [.. days.Select((day, i) => find.See(new() { Rule = rule, From = day, Place = Place, Language = Law.Language.German, Ways = OpenNow.Shown, Id = i == 0 ? "erste" : "zweite" }))];
        }
        catch (NotComputable no)
        {
            Trouble = $"Dafür gibt es kein Datum. Die Rechnung sagt: {no.Message}";
        }
        catch (FormatException)
        {
            Trouble = "Dieses Datum gibt es nicht oder es ist nicht zu lesen. Schreiben Sie Tag, Monat und Jahr, zum Beispiel 14.10.2026.";
        }

        if (Trouble is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static IEnumerable<Place> Single(Land land) =>
        Enumerable.Range(1, 7).Select(d => (MunicipalDays)d).Where(d => (d & ~Place.PossibleIn(land)) == MunicipalDays.None).Select(d => Place.In(land, d));

    private static DateOnly Day(string? written) =>
        DateOnly.ParseExact((written ?? "").Trim(), ["d.M.yyyy", "d.M.yy", "yyyy-MM-dd"], CultureInfo.GetCultureInfo("de-DE"), DateTimeStyles.None);

    private static string Short(string written) => written.Length <= 40 ? written : written[..40] + "…";
}
