namespace OffenesHaus.Web.Shared;

/// <summary>How the cookies of this house are called and kept. (OWASP ASVS 3.3)</summary>
internal static class HouseCookie
{
    /// <summary>Where visitors reach the house by https, the name itself says that only this host set it, over TLS. At http://127.0.0.1 browsers take no such name.</summary>
    public static string Name(HouseSettings settings, string plain) => settings.IsHttps ? "__Host-" + plain : plain;

    public static void Set(CookieBuilder cookie, HouseSettings settings, string plain, SameSiteMode from)
    {
        cookie.Name = Name(settings, plain);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = from;
        cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>One that the house sets by itself.</summary>
    public static CookieOptions Options(HouseSettings settings, HttpContext http, TimeSpan lasts) =>
        new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = settings.IsHttps || http.Request.IsHttps, IsEssential = true, MaxAge = lasts };

    public static void Delete(HouseSettings settings, HttpContext http, string plain) =>
        http.Response.Cookies.Delete(Name(settings, plain), new() { Path = "/", Secure = settings.IsHttps });
}
