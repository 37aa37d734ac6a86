using System.Globalization;
using System.Security.Claims;
using OffenesHaus.People;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared;

/// <summary>How and when somebody came in to their request, as the cookie keeps it.</summary>
public sealed record Entered(CameIn How, DateTimeOffset At)
{
    /// <summary>What a provider said of the identity.</summary>
    public Assurance? Level { get; init; }

    /// <summary>By which added way in; it must still stand.</summary>
    public Guid? Means { get; init; }

    internal IEnumerable<Claim> Claims()
    {
        yield return new("how", How.ToString());
        yield return new("at", At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        if (Level is { } level)
            yield return new("level", level.ToString());
        if (Means is { } means)
            yield return new("means", means.ToString("N"));
    }

    /// <summary>A cookie from before this was kept: it came of number and code.</summary>
    internal static Entered Of(ClaimsPrincipal cookie) => new(
        Enum.TryParse<CameIn>(cookie.FindFirstValue("how"), out var how) ? how : CameIn.Code,
        long.TryParse(cookie.FindFirstValue("at"), CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : DateTimeOffset.UnixEpoch)
    {
        Level = Enum.TryParse<Assurance>(cookie.FindFirstValue("level"), out var level) ? level : null,
        Means = Guid.TryParse(cookie.FindFirstValue("means"), out var means) ? means : null,
    };
}
