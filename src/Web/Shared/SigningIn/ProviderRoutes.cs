using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>The ways out to the identity providers. The ways back belong to their schemes.</summary>
public static class ProviderRoutes
{
    public static WebApplication MapProviders(this WebApplication app)
    {
        app.MapGet("/desk/login/provider", ToStaffProvider);
        app.MapGet("/desk/passkeys/provider", Tie).RequireAuthorization(Doors.Staff);
        app.MapGet("/{lang:language}/status/anbieter", ToPersonProvider);
        return app;
    }

    private static async Task<IResult> ToStaffProvider(HttpContext http, string? weiter, [FromServices] Providers providers, [FromServices] ClerkSession session) =>
        // Always anew: what the provider remembers from the morning is no second step of now.
        await Send(http, providers, "/desk/login", new(StringComparer.Ordinal) { [StaffProviderEvents.Onwards] = weiter, [StaffProviderEvents.Ending] = (await session.Shown())?.ToString("N") }, anew: true);

    private static async Task<IResult> Tie(HttpContext http, [FromServices] Providers providers, [FromServices] ClerkSession session) =>
        await Send(http, providers, "/desk/passkeys", new(StringComparer.Ordinal) { [StaffProviderEvents.Tying] = (await session.Shown())!.Value.ToString("N"), [StaffProviderEvents.Clerk] = session.Me.Id.ToString("N") }, anew: true);

    private static async Task<IResult> ToPersonProvider(HttpContext http, bool? hinzu, [FromServices] Providers providers, [FromServices] PersonSession session, [FromServices] Say t, CancellationToken stop)
    {
        if (providers.Person is null)
            return Results.NotFound();
        var state = new Dictionary<string, string?>(StringComparer.Ordinal) { [PersonProviderEvents.Language] = t.Language.ToString() };
        if (hinzu == true)
        {
            if (await session.Standing(stop) is not { } standing)
                return Results.Redirect($"/{t.Language}/status");
            state[PersonProviderEvents.Tying] = SessionText.Of(standing);
        }

        return await providers.Send(http, Signing.PersonProvider, new(state)) ? Results.Empty : Results.Redirect($"/{t.Language}/status?nein={ProviderRefusals.Unreachable}");
    }

    private static async Task<IResult> Send(HttpContext http, Providers providers, string from, Dictionary<string, string?> state, bool anew)
    {
        if (providers.Staff is null)
            return Results.NotFound();
        if (anew)
            state[StaffProviderEvents.Anew] = "1";
        return await providers.Send(http, Signing.StaffProvider, new AuthenticationProperties(state)) ? Results.Empty : Results.Redirect($"{from}?nein={ProviderRefusals.Unreachable}");
    }
}
