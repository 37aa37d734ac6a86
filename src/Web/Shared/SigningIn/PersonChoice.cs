using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>Where one way in opens several requests, what may be chosen from: kept sealed in a cookie for ten minutes.</summary>
public sealed class PersonChoice(IHttpContextAccessor accessor, PersonSession session, TimeProvider clock)
{
    public const string Scheme = "person-choice";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Lets the browser in where there is one request, else to the choice. The page to go on with, without its language.</summary>
    public async Task<string> Enter(IReadOnlyList<OpenedBySignIn> opened, CameIn how, CancellationToken stop)
    {
        if (opened.Count == 1)
        {
            var only = opened[0];
            await session.ComeIn(new(only.Request, only.CodeVersion), new(how, clock.GetUtcNow()) { Level = only.Level, Means = only.Means }, stop);
            return "/status/anliegen";
        }

        await Http.SignInAsync(Scheme, new(new ClaimsIdentity(opened.Select(o => new Claim(how.ToString(), Written(o))), Scheme)));
        return "/status/auswahl";
    }

    public async Task<IReadOnlyList<Choice>> Offered() =>
        [.. ((await Http.AuthenticateAsync(Scheme)).Principal?.Claims ?? []).Select(Read).OfType<Choice>()];

    public async Task Take(Choice chosen, CancellationToken stop)
    {
        await Http.SignOutAsync(Scheme);
        await session.ComeIn(new(chosen.Request, chosen.CodeVersion), new(chosen.How, clock.GetUtcNow()) { Level = chosen.Level, Means = chosen.Means }, stop);
    }

    private static string Written(OpenedBySignIn o) =>
        string.Create(CultureInfo.InvariantCulture, $"{o.Request:N} {o.CodeVersion} {o.Means:N} {o.Number.ToPath()} {o.Form.Code} {o.BegunAt.ToUnixTimeSeconds()} {o.Level}");

    private static Choice? Read(Claim claim) => claim.Value.Split(' ') is [var request, var version, var means, var number, var form, var begun, var level] && Enum.TryParse<CameIn>(claim.Type, out var how)
        ? new(Guid.Parse(request), int.Parse(version, CultureInfo.InvariantCulture), Guid.Parse(means), RequestNumber.Parse(number, CultureInfo.InvariantCulture), form, DateTimeOffset.FromUnixTimeSeconds(long.Parse(begun, CultureInfo.InvariantCulture)), how, Enum.TryParse<Assurance>(level, out var sure) ? sure : null)
        : null;
}

/// <summary>One request to choose.</summary>
public sealed record Choice(Guid Request, int CodeVersion, Guid Means, RequestNumber Number, string Form, DateTimeOffset BegunAt, CameIn How, Assurance? Level);
