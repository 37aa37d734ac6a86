using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace OffenesHaus.Web.Shared;

/// <summary>
/// A page that is the same for everybody: the house keeps it for ten seconds, so that a thousand visitors cost as much as one.
/// The browser still keeps nothing. Whoever brings a cookie or a query is served anew, so nothing of a person can get in here.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute, IOutputCachePolicy
{
    /// <summary>What is kept goes when the hours change: a closed door must not say open for ten seconds more.</summary>
    public const string Tag = "public";

    private const int LongestEncodings = 64;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var request = http.Request;
        var encodings = request.Headers.AcceptEncoding.ToString();
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage =
            (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.QueryString.HasValue && request.Headers.Cookie.Count == 0 && encodings.Length <= LongestEncodings;
        context.Tags.Add(Tag);
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.CacheKeyPrefix = $"{RequestLanguage.Of(http)}|{encodings}|";
        if (request.RouteValues["lang"] is null)
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
