using System.Security.Cryptography;
using System.Text.Json;

namespace OffenesHaus.Trust.Passkeys;

/// <summary>Proves what a browser sent for a passkey, once: an answer that was used, is foreign, or came too often opens nothing and leaves an entry.</summary>
public sealed class ProvePasskey(IPasskeyCeremony ceremony, Guesses guesses, RefuseSignIn refuse)
{
    internal async Task<PasskeyKnown> New(PasskeySent sent, PasskeyUse use, Guid about, CancellationToken stop) =>
        await ceremony.Made(sent, use) is { } made && await guesses.Once(made.Question.Name, made.Question.Until, stop)
            ? made.Passkey
            : throw await refuse.Run(RefuseSignIn.Passkey, "new", about, stop);

    internal async Task<PasskeyShown> Known(PasskeySent sent, PasskeyUse use, string network, Func<byte[], Task<PasskeyKnown?>> find, CancellationToken stop)
    {
        var subject = "passkey:" + Name(sent.Credential);
        if (!await guesses.Begin(network, subject, stop))
            throw new Platform.Refused("sign-in.too-often");
        if (await ceremony.Shown(sent, use, find) is not { } shown)
            throw await refuse.Run(RefuseSignIn.Passkey, "unproven", null, stop);
        if (!await guesses.Once(shown.Question.Name, shown.Question.Until, stop))
            throw await refuse.Run(RefuseSignIn.Passkey, "replayed", null, stop);
        await guesses.Succeeded(network, subject, stop);
        return shown;
    }

    // A lane for each passkey: nobody fills that of another one. What has no id shares a lane.
    private static string Name(string? credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id.GetString()!)))
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
