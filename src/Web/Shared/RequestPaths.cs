using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>The same page in another language: only the first segment of the path differs.</summary>
public static class RequestPaths
{
    public static string InLanguage(HttpContext http, Language language)
    {
        var path = http.Request.Path.Value ?? "/";
        var rest = path.Split('/', 3, StringSplitOptions.None) is [_, { } first, { } tail] && Language.TryParse(first, null, out _) ? "/" + tail : "";
        return $"/{language}{rest}{http.Request.QueryString}";
    }
}
