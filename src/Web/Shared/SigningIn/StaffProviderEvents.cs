using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Desk;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>What happens when a clerk goes to the provider and comes back. Only after every check of the token does a verb hear of it.</summary>
public sealed class StaffProviderEvents(PassWithProvider pass, TieIdentity tie, EndSession end, ClerkSession session, ProviderRefusals refusals, PasskeyPlace place, HouseSettings settings, TimeProvider clock) : OpenIdConnectEvents
{
    /// <summary>In the sealed state: where to go on, which session ties an identity, and whether the provider has to ask anew.</summary>
    internal const string Onwards = "onwards", Tying = "tying", Clerk = "clerk", Anew = "anew", Ending = "ending";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (place.Public is { } address)
            context.ProtocolMessage.RedirectUri = address + Signing.StaffBack;
        if (context.Properties.Items.ContainsKey(Anew))
            (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = ("login", "0");
        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context) => Signing.DemandSignature(context);

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (principal, items, stop) = (context.Principal!, context.Properties!.Items, context.HttpContext.RequestAborted);
        try
        {
            Go(context.Response, await Enter(principal, items, stop));
        }
        catch (Refused no)
        {
            Go(context.Response, Begun(context.Properties) + no.Code);
        }
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        Go(context.Response, Begun(context.Properties) + ProviderRefusals.Cancelled);
        return Task.CompletedTask;
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        Go(context.Response, "/desk/login?nein=" + await refusals.Note(context.HttpContext, "staff", context.Failure));
    }

    private async Task<string> Enter(ClaimsPrincipal principal, IDictionary<string, string?> items, CancellationToken stop)
    {
        var identity = Of(principal);
        if (items.ContainsKey(Anew) && !IsFresh(principal))
            throw new Refused("sign-in.not-fresh");
        if (Guid.TryParse(items.TryGetValue(Tying, out var number) ? number : null, out var tying) && Guid.TryParse(items[Clerk], out var mine))
        {
            await tie.Own(mine, tying, identity, stop);
            return "/desk/passkeys";
        }

        var (clerk, begun) = await pass.Run(identity, stop);
        var onwards = items.TryGetValue(Onwards, out var wanted) ? wanted : null;
        if (begun is null)
        {
            await session.BeginHalf(clerk);
            return ((Microsoft.AspNetCore.Mvc.RedirectResult)NextStep.Of(clerk, onwards)).Url;
        }

        await session.Begin(begun);
        if (Guid.TryParse(items.TryGetValue(Ending, out var ending) ? ending : null, out var old))
            await end.Run(old, stop);
        return ((Microsoft.AspNetCore.Mvc.RedirectResult)NextStep.Home(clerk, onwards)).Url;
    }

    private OutsideIdentity Of(ClaimsPrincipal principal) => new()
    {
        Issuer = principal.FindFirstValue("iss")!.TrimEnd('/'),
        Subject = principal.FindFirstValue("sub")!,
        UserName = principal.FindFirstValue(settings.StaffSignIn!.UserNameClaim),
        SecondStepDone = principal.Claims.Any(c => c.Type is "amr" or "acr" && settings.StaffSignIn.SecondStepValues.Contains(c.Value, StringComparer.Ordinal)),
    };

    private bool IsFresh(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var at) && DateTimeOffset.FromUnixTimeSeconds(at) > clock.GetUtcNow() - Fresh;

    // Where it began: there the sentence is read.
    private static string Begun(AuthenticationProperties? properties) => (properties?.Items.ContainsKey(Tying) == true ? "/desk/passkeys" : "/desk/login") + "?nein=";

    // Our own cookie does not come along on a way that began elsewhere (SameSite=Strict): a page of the house leads on.
    private static void Go(HttpResponse response, string onwards) => response.Redirect("/desk/login/in?weiter=" + Uri.EscapeDataString(onwards));
}
