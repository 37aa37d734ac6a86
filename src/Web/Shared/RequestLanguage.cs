using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>The language of a page: the path says it; without one, what the browser asks for, if the house speaks it. No cookie, no guess from a name.</summary>
public static class RequestLanguage
{
    // Behind these doors staff work, and they work in German whatever their browser asks for.
    private static readonly HashSet<string> StaffDoors = new(StringComparer.OrdinalIgnoreCase) { "desk", "mail-room", "counter", "telephone", "admin" };

    public static Language Of(HttpContext http)
    {
        if (Language.TryParse(http.GetRouteValue("lang") as string, null, out var routed))
            return routed;

        return Language.TryParse(First(http), null, out var pathed) ? pathed
            : IsStaffDoor(http) ? Language.German
            : Asked(http.Request);
    }

    public static bool IsStaffDoor(HttpContext http) => StaffDoors.Contains(First(http));

    private static string First(HttpContext http) => http.Request.Path.Value?.Split('/', 3) is [_, { } segment, ..] ? segment : "";

    private static Language Asked(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Language.TryParse(l.Value.Value?.Split('-')[0].ToLowerInvariant(), null, out var spoken) ? spoken : null)
            .OfType<Language>()
            .FirstOrDefault(Language.German);
}

/// <summary>Route constraint <c>language</c>: only languages the house speaks.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Language.TryParse(values[routeKey]?.ToString(), null, out _);
}
