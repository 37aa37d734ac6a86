using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using OffenesHaus.Intake.Conversations;

namespace OffenesHaus.Web.Shared;

/// <summary>A device that reads along with one conversation: a sealed cookie, good for half an hour and for that page alone. It is no log-in: it shows no status, no message and no code.</summary>
public sealed class AlongDevice(IDataProtectionProvider protection, IHttpContextAccessor accessor, HouseSettings settings)
{
    public const string Cookie = "oh-mitlesen";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector(Cookie).ToTimeLimitedDataProtector();

    private HttpContext Http => accessor.HttpContext!;

    public void Remember(ScreenOpened opened) =>
        Http.Response.Cookies.Append(HouseCookie.Name(settings, Cookie), seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{opened.Shown.Request:N} {opened.Shown.CodeVersion} {opened.Drawing}"), Lasts),
            HouseCookie.Options(settings, Http, Lasts));

    /// <summary>Null: none, too old, or not ours.</summary>
    public ScreenOpened? Opened()
    {
        if (Http.Request.Cookies[HouseCookie.Name(settings, Cookie)] is not { } value)
            return null;
        try
        {
            return seal.Unprotect(value).Split(' ') is [var request, var version, var drawing] ? new(new(Guid.ParseExact(request, "N"), int.Parse(version, CultureInfo.InvariantCulture)), drawing) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
