using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>What is wrong with an answer of a provider, in a word; noted, as far as one network may fill the journal.</summary>
public sealed class ProviderRefusals(RefuseSignIn refuse, Guesses guesses)
{
    public const string Cancelled = "sign-in.cancelled", Unreachable = "sign-in.unreachable", Stale = "sign-in.stale";

    /// <summary>Which sentence the visitor reads.</summary>
    public async Task<string> Note(HttpContext http, string door, Exception? failure)
    {
        var network = Network.Of(http);
        if (await guesses.Begin(network, "provider:" + network, http.RequestAborted))
            await refuse.Run(RefuseSignIn.Provider, $"{door}-{Word(failure)}", null, http.RequestAborted);
        return Word(failure) switch { "state" => Stale, "silent" => Unreachable, _ => RefuseSignIn.Provider };
    }

    /// <summary>Only codes of ours lead to a sentence: an address cannot put words on the page.</summary>
    public static string? Known(string? code) =>
        code is Cancelled or Unreachable or Stale or RefuseSignIn.Provider or RefuseSignIn.Unknown or RefuseSignIn.Shut or RefuseSignIn.Passkey or "sign-in.too-often" or "sign-in.many" or "sign-in.not-fresh" ? code : null;

    private static string Word(Exception? failure) => failure switch
    {
        null => "answer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenExpiredException => "expired",
        SecurityTokenNotYetValidException => "not-yet",
        SecurityTokenInvalidAlgorithmException or SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException => "signature",
        OpenIdConnectProtocolInvalidNonceException => "nonce",
        OpenIdConnectProtocolException => "protocol",
        SecurityTokenException => "token",
        HttpRequestException or OperationCanceledException => "silent",
        _ when failure.Message.StartsWith("Correlation", StringComparison.Ordinal) || failure.Message.Contains("state", StringComparison.OrdinalIgnoreCase) => "state",
        _ => Word(failure.InnerException),
    };
}
