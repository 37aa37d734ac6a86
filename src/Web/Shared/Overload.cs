using System.Threading.RateLimiting;

namespace OffenesHaus.Web.Shared;

/// <summary>
/// When more people come than the house can serve at once: staff, those in the middle of something and those who look around have places of their own, so that no flood of one kind starves another.
/// Whoever finds no place, and none in the queue, hears so at once, with the ways that are open and what they had written (<see cref="TroubleDoor"/>).
/// </summary>
internal static class Overload
{
    public static IServiceCollection AddOverload(this IServiceCollection services, VisitPlaces places) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Visit>(http => Of(http) switch
        {
            Visit.Watching => RateLimitPartition.GetNoLimiter(Visit.Watching),
            var visit => RateLimitPartition.GetConcurrencyLimiter(visit, v => new()
            {
                PermitLimit = places.AtOnce,
                // Looking around can be done in a minute; what is handed in may be due today.
                QueueLimit = v == Visit.HandingIn ? places.Waiting * 5 : places.Waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }),
        });
    });

    private static Visit Of(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal) ? Visit.Watching
        : RequestLanguage.IsStaffDoor(http) ? Visit.Working
        : HttpMethods.IsPost(http.Request.Method) || http.Request.Cookies.Keys.Any(IsOfSomebodyInside) ? Visit.HandingIn
        : Visit.Reading;

    // What follows a post is read with its cookie. Whether the cookie is worth anything is asked later, by whoever opens something.
    private static bool IsOfSomebodyInside(string cookie) => cookie.EndsWith("oh-anliegen", StringComparison.Ordinal) || cookie.EndsWith("oh-helfen", StringComparison.Ordinal);

    private enum Visit
    {
        /// <summary>Monitoring: it must see a full house.</summary>
        Watching,
        Working,
        HandingIn,
        Reading,
    }
}

/// <summary>How many visits of each kind are served at once, and how many may wait for a place; five times as many of those in the middle of something.</summary>
public sealed record VisitPlaces
{
    public int AtOnce { get; init; } = 16;

    public int Waiting { get; init; } = 200;
}
