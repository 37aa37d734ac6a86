using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Law;
using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Openings;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Machine;

/// <summary>Each way to the office at an instant: open or not, until when, when again, and its rank for a goal. The same plan that pages show.</summary>
internal static class ChannelsRoute
{
    private const int SecondsKept = 30;

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    public static IReadOnlyDictionary<string, Goal> Goals { get; } = new Dictionary<string, Goal>(StringComparer.OrdinalIgnoreCase)
    {
        ["save-date"] = Goal.SaveDate,
        ["get-answer"] = Goal.GetAnswer,
        ["hand-in-papers"] = Goal.HandInPapers,
        ["emergency"] = Goal.Emergency,
    };

    public static IReadOnlyDictionary<string, Declaration> Acts { get; } = new Dictionary<string, Declaration>(StringComparer.OrdinalIgnoreCase)
    {
        ["application"] = Declaration.Application,
        ["objection"] = Declaration.Objection,
    };

    public static IResult Answer(string? at, string? goal, string? declaration, string? due, HttpContext http, [FromServices] OpenNow open, [FromServices] TimeProvider clock)
    {
        var when = clock.GetUtcNow();
        if (at is not null && !Instant(at, out when))
            return Problem("at-unreadable", "The instant cannot be read", $"'{Short(at)}' is no instant. Write it in ISO 8601 with an offset or Z, such as 2026-11-23T07:59:00+01:00; leave it out for now. In an address + is written %2B.");
        if (GermanTime.DayOf(when) < HolidayCalendar.FirstDay || GermanTime.DayOf(when) > HolidayCalendar.LastDay.AddDays(-40))
            return Problem("at-out-of-range", "The instant is out of range", $"The law and its holidays are known from {HolidayCalendar.FirstDay.Year} to November {HolidayCalendar.LastDay.Year}. Ask for an instant in between.");

        Goal? wanted = null;
        if (!string.IsNullOrEmpty(goal))
        {
            if (!Goals.TryGetValue(goal, out var known))
                return Problem("goal-unknown", "The goal is not known", $"'{Short(goal)}' is no goal. Accepted are {string.Join(", ", Goals.Keys)}.");
            wanted = known;
        }

        var act = Declaration.Application;
        if (!string.IsNullOrEmpty(declaration) && !Acts.TryGetValue(declaration, out act))
            return Problem("declaration-unknown", "The declaration is not known", $"'{Short(declaration)}' is no declaration. Accepted are {string.Join(", ", Acts.Keys)}.");

        DateOnly? dueOn = null;
        if (!string.IsNullOrEmpty(due))
        {
            if (!DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) || last < HolidayCalendar.FirstDay || last > HolidayCalendar.LastDay)
                return Problem("due-unreadable", "The last day cannot be read", $"'{Short(due)}' is no day of the years {HolidayCalendar.FirstDay.Year} to {HolidayCalendar.LastDay.Year}. Write it in ISO 8601, such as 2026-11-27.");
            dueOn = last;
        }

        http.Response.Headers.CacheControl = $"public, max-age={SecondsKept}";
        return Results.Json(ChannelsAnswer.Of(open.Plan, wanted, new() { Goal = wanted ?? Goal.SaveDate, At = when, Declaration = act, DueOn = dueOn }));
    }

    // Not the type name's business: kind words for a program's author, and an address that never changes its meaning.
    private static IResult Problem(string type, string title, string detail) =>
        Results.Json(new ProblemDetails { Type = "urn:offenes-haus:problem:" + type, Title = title, Status = StatusCodes.Status400BadRequest, Detail = detail }, options: null, "application/problem+json", StatusCodes.Status400BadRequest);

    // A plus sign that was not escaped arrives as a space.
    private static bool Instant(string written, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(written.Trim().Replace(' ', '+').Replace('t', 'T').Replace('z', 'Z'), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);

    private static string Short(string written) => written.Length <= 60 ? written : written[..60] + "…";
}
