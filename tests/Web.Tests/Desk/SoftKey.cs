using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>A passkey made of software (WebAuthn, ES256, attestation none): signs what it is told to, also what no honest device would.</summary>
internal sealed class SoftKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private byte[] holder = [];

    public string Id => Base64Url.EncodeToString(id);

    /// <summary>How often it was used, as it says.</summary>
    public int Count { get; set; }

    public string Origin { get; set; } = "http://localhost";

    public string Domain { get; set; } = "localhost";

    /// <summary>User present and user verified; 0x01 alone: nobody's finger, nobody's PIN.</summary>
    public byte Flags { get; set; } = 0x05;

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        holder = Base64Url.DecodeFromChars(asked.RootElement.GetProperty("user").GetProperty("id").GetString());
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Head((byte)(Flags | 0x40)), .. new byte[16], 0, 32, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Written(new { clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", asked)), attestationObject = Base64Url.EncodeToString(attestation), transports = Array.Empty<string>() });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Use(string options, bool forge = false)
    {
        using var asked = JsonDocument.Parse(options);
        Count++;
        var (client, data) = (Client("webauthn.get", asked), Head(Flags));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (forge)
            signature[^1] ^= 1;
        return Written(new { clientDataJSON = Base64Url.EncodeToString(client), authenticatorData = Base64Url.EncodeToString(data), signature = Base64Url.EncodeToString(signature), userHandle = Base64Url.EncodeToString(holder) });
    }

    public void Dispose() => key.Dispose();

    private byte[] Head(byte flags)
    {
        var head = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(Domain), head);
        head[32] = flags;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(33), Count);
        return head;
    }

    private byte[] Client(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private string Written(object response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, response });
}
