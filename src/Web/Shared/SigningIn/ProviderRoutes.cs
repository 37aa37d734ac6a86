using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Catalog;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>The ways out to the identity providers: pressed in a form of this house, never followed from elsewhere. (OWASP ASVS 7.6.2) The ways back belong to their schemes.</summary>
public static class ProviderRoutes
{
    public static WebApplication MapProviders(this WebApplication app)
    {
        app.MapPost("/desk/login/provider", ToStaffProvider).AddEndpointFilter(Pressed("/desk/login"));
        app.MapPost("/desk/passkeys/provider", Tie).RequireAuthorization(Doors.Staff).AddEndpointFilter(Pressed("/desk/passkeys"));
        app.MapPost("/{lang:language}/status/anbieter", ToPersonProvider).AddEndpointFilter(Pressed("/status"));
        return app;
    }

    // A form that lay open too long, and a post of somebody else's page: here is the page with the button.
    private static Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Pressed(string page) => async (context, next) =>
    {
        var http = context.HttpContext;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? await next(context) : Results.Redirect(http.GetRouteValue("lang") is { } language ? $"/{language}{page}" : page);
    };

    private static async Task<IResult> ToStaffProvider(HttpContext http, string? weiter, [FromServices] Providers providers, [FromServices] ClerkSession session) =>
        // Always anew: what the provider remembers from the morning is no second step of now.
        await Send(http, providers, "/desk/login", new(StringComparer.Ordinal) { [StaffProviderEvents.Onwards] = weiter, [StaffProviderEvents.Ending] = (await session.Shown())?.ToString("N") }, anew: true);

    private static async Task<IResult> Tie(HttpContext http, [FromServices] Providers providers, [FromServices] ClerkSession session) =>
        await Send(http, providers, "/desk/passkeys", new(StringComparer.Ordinal) { [StaffProviderEvents.Tying] = (await session.Shown())!.Value.ToString("N"), [StaffProviderEvents.Clerk] = session.Me.Id.ToString("N") }, anew: true);

    private static async Task<IResult> ToPersonProvider(HttpContext http, bool? hinzu, [FromServices] Providers providers, [FromServices] PersonSession session, [FromServices] StepUp stepUp, [FromServices] Say t, CancellationToken stop)
    {
        if (providers.Person is null)
            return Results.NotFound();
        var state = new Dictionary<string, string?>(StringComparer.Ordinal) { [PersonProviderEvents.Language] = t.Language.ToString() };
        if (hinzu == true)
        {
            if (await session.Standing(stop) is not { } standing)
                return Results.Redirect($"/{t.Language}/status");
            if (!stepUp.Allows(AccountAct.AddSignIn, await session.CameBy(stop)))
                return Results.Redirect($"/{t.Language}/status/zugang");
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
