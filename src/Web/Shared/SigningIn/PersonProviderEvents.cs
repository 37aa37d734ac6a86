using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>What happens when a person goes to the provider and comes back: to open what is tied to the identity, or to tie it. Only after every check of the token does a verb hear of it.</summary>
public sealed class PersonProviderEvents(OpenWithSignIn open, AddSignIn add, RequestAccess access, PersonChoice choice, ProviderRefusals refusals, PasskeyPlace place, HouseSettings settings, Actor by) : OpenIdConnectEvents
{
    /// <summary>In the sealed state: the language to come back to, and the session that ties an identity to its request.</summary>
    internal const string Language = "language", Tying = "tying";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (place.Public is { } address)
            context.ProtocolMessage.RedirectUri = address + Signing.PersonBack;
        // Somebody else may have sat at this device before: whose identity is tied is asked for anew.
        if (context.Properties.Items.ContainsKey(Tying))
            context.ProtocolMessage.Prompt = "login";
        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context) => Signing.DemandSignature(context);

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (items, stop) = (context.Properties!.Items, context.HttpContext.RequestAborted);
        var language = In(context.Properties);
        try
        {
            context.Response.Redirect($"/{language}{await Enter(Of(context.Principal!), items, stop)}");
        }
        catch (Refused no)
        {
            context.Response.Redirect(Begun(context.Properties) + no.Code);
        }
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(Begun(context.Properties) + ProviderRefusals.Cancelled);
        return Task.CompletedTask;
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect($"/{In(context.Properties)}/status?nein={await refusals.Note(context.HttpContext, "person", context.Failure)}");
    }

    private async Task<string> Enter(PersonIdentity identity, IDictionary<string, string?> items, CancellationToken stop)
    {
        if (!items.TryGetValue(Tying, out var written) || SessionText.Read(written) is not { } session)
            return await choice.Enter(await open.Identity(identity, stop), CameIn.Eid, stop);

        by.Is(ActorKind.Person, session.Shown.Request);
        if (!await access.Stands(session, stop))
            return "/status";
        await add.Identity(session.Shown.Request, session.Shown.CodeVersion, identity, stop);
        return "/status/zugang";
    }

    private PersonIdentity Of(ClaimsPrincipal principal)
    {
        var said = principal.FindFirstValue(settings.PersonSignIn!.LevelClaim);
        var level = said == settings.PersonSignIn.High ? Assurance.High : said == settings.PersonSignIn.Substantial ? Assurance.Substantial : Assurance.Low;
        return new(principal.FindFirstValue("iss")!.TrimEnd('/'), principal.FindFirstValue("sub")!, level);
    }

    // Where it began: there the sentence is read.
    private static string Begun(AuthenticationProperties? properties) => $"/{In(properties)}/status{(properties?.Items.ContainsKey(Tying) == true ? "/zugang" : "")}?nein=";

    private static Catalog.Language In(AuthenticationProperties? properties) =>
        Catalog.Language.TryParse(properties?.Items.TryGetValue(Language, out var written) == true ? written : null, null, out var language) ? language : Catalog.Language.German;
}
