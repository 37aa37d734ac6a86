using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Works out a deadline for anybody: pick what happened, write the day, see the last day with its reasons. Nothing is kept; the address holds days only.</summary>
public sealed class DeadlineModel(FindDeadline find, Say t, TimeProvider clock) : PageModel
{
    public const string Later = "spaeter", Never = "nie";

    private const int MostDays = 365;

    // As the page asks for them.
    private static readonly string[] InOrder = ["d", "n", "d3", "d2"];

    [BindProperty(SupportsGet = true, Name = "event")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "d")]
    public string? D { get; set; }

    [BindProperty(SupportsGet = true, Name = "m")]
    public string? M { get; set; }

    [BindProperty(SupportsGet = true, Name = "y")]
    public string? Y { get; set; }

    [BindProperty(SupportsGet = true, Name = "d2")]
    public string? OtherD { get; set; }

    [BindProperty(SupportsGet = true, Name = "m2")]
    public string? OtherM { get; set; }

    [BindProperty(SupportsGet = true, Name = "y2")]
    public string? OtherY { get; set; }

    /// <summary>Whether it arrived later (<c>spaeter</c>), not at all (<c>nie</c>), or as the law deems.</summary>
    [BindProperty(SupportsGet = true, Name = "an")]
    public string? Late { get; set; }

    [BindProperty(SupportsGet = true, Name = "d3")]
    public string? LateD { get; set; }

    [BindProperty(SupportsGet = true, Name = "m3")]
    public string? LateM { get; set; }

    [BindProperty(SupportsGet = true, Name = "y3")]
    public string? LateY { get; set; }

    [BindProperty(SupportsGet = true, Name = "n")]
    public string? N { get; set; }

    [BindProperty(SupportsGet = true, Name = "land")]
    public string? LandCode { get; set; }

    public DeadlineEvent? Event { get; private set; }

    public DayWritten Day { get; private set; } = new("", "", "");

    public DayWritten Other { get; private set; } = new("", "", "");

    public DayWritten Arrival { get; private set; } = new("", "", "");

    public Place Place { get; private set; } = find.Seat;

    /// <summary>One, or two to be compared.</summary>
    public IReadOnlyList<DeadlineFound> Found { get; private set; } = [];

    public DateOnly Today { get; } = GermanTime.DayOf(clock.GetUtcNow());

    public void OnGet()
    {
        Event = Code is null ? null : DeadlineEvent.All.FirstOrDefault(e => e.Code == Code) ?? throw new NotFound();
        (Day, Other, Arrival) = (DayWritten.Of(D, M, Y), DayWritten.Of(OtherD, OtherM, OtherY), DayWritten.Of(LateD, LateM, LateY));
        if (Event is not { IsDeemed: true } || Late is not (Later or Never))
            Late = null;
        // The office's own place may have municipal holidays; another Land is taken as a whole.
        if (Place.TryParse(LandCode, null, out var place) && place.Land != find.Seat.Land)
            Place = place;
        if (Event is null || !Request.QueryString.HasValue)
            return;

        if (Read(Event) is ({ } rule, { } day))
            Found = Other.Day is { } other ? [.. Compute(rule, day, "d"), .. Compute(rule, other, "d2")] : [.. Compute(rule, day, "d")];
        if (ModelState.IsValid)
            return;
        Found = [];
        ViewData[FormComesBack.Wrong] = InOrder.SelectMany(f => ModelState[f]?.Errors.Select(e => (f, e.ErrorMessage)) ?? []).ToList();
    }

    // All that is wrong is said at once.
    private (string? Rule, DateOnly? Day) Read(DeadlineEvent chosen)
    {
        var (rule, day) = (Rule(chosen), Read("d", Day));
        if (!Other.IsEmpty)
            Read("d2", Other);
        if (Late == Later && Read("d3", Arrival) is { } arrived && arrived < day)
            ModelState.AddModelError("d3", t["deadline/late.before"]);
        return ModelState.IsValid ? (rule, day) : (null, null);
    }

    private string? Rule(DeadlineEvent chosen)
    {
        if (!chosen.AsksNumber)
            return chosen.Rule;
        if (int.TryParse(Digits.Of(N), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostDays)
            return string.Create(CultureInfo.InvariantCulture, $"{chosen.Rule}{number}");
        ModelState.AddModelError("n", t["deadline/days.wrong"]);
        return null;
    }

    private DateOnly? Read(string field, DayWritten written)
    {
        if (written.Day is null)
            ModelState.AddModelError(field, Wrong(field, written));
        return written.Day;
    }

    // Elsewhere a day may be written roughly. Here one day counts, and guessing may cost a right.
    private string Wrong(string field, DayWritten written)
    {
        var missing = string.Join(t["house/list"], written.Missing.Select(p => t["questions/date." + p]));
        if (missing.Length == 0)
            return t[written.Wrong.Key, written.Wrong.Facts];
        return t[(field, Event!.When) switch
        {
            ("d2", _) => "deadline/part.second",
            ("d", "posted") => "deadline/part.letter",
            // When it came nobody knows but the person (§ 37 Abs. 2 SGB X).
            ("d3", _) or ("d", "arrived" or "handed") => "deadline/part.earlier",
            _ => "deadline/part.ask",
        }, missing];
    }

    private IEnumerable<DeadlineFound> Compute(string rule, DateOnly day, string field)
    {
        try
        {
            return [find.See(new() { Rule = rule, From = day, ArrivedOn = Late == Later ? Arrival.Day : null, Place = Place, Language = LawWords.Of(t.Language), Ways = Event!.Ways, Id = field })];
        }
        catch (NotComputable)
        {
            ModelState.AddModelError(field, t["deadline/not-then"]);
            return [];
        }
    }
}
