using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// A signed head of the tree: so many entries, this root, at this instant, after that head. One line of text, the same in the database,
/// in the anchors and on paper (docs/journal-format.md).
/// </summary>
public sealed partial record TreeHead
{
    public required long Number { get; init; }

    public required long Size { get; init; }

    public required byte[] Root { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public required string KeyId { get; init; }

    /// <summary>The hash of the head before; 32 zero bytes in the first one.</summary>
    public required byte[] Previous { get; init; }

    public byte[] Signature { get; init; } = [];

    public string Line => $"{Said} {Convert.ToHexStringLower(Signature)}";

    /// <summary>What is signed: the line without its signature.</summary>
    internal string Said => string.Create(CultureInfo.InvariantCulture,
        $"OH1 {Number} {Size} {Convert.ToHexStringLower(Root)} {EntryText.Instant(SignedAt)} {KeyId} {Convert.ToHexStringLower(Previous)}");

    internal byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Line));

    /// <summary>Thirty-two characters that stand for the whole line, in groups to be read aloud or typed: 160 bits of its hash. No I, L, O or U.</summary>
    public string Code => Grouped(Hash.AsSpan(0, 20));

    public static bool TryParse(string line, out TreeHead head)
    {
        head = null!;
        if (Form().Match(line) is not { Success: true } part
            || !long.TryParse(part.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(part.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !EntryText.TryInstant(part.Groups["at"].Value, out var at))
            return false;

        head = new()
        {
            Number = number,
            Size = size,
            Root = Convert.FromHexString(part.Groups["root"].ValueSpan),
            SignedAt = at,
            KeyId = part.Groups["key"].Value,
            Previous = Convert.FromHexString(part.Groups["previous"].ValueSpan),
            Signature = Convert.FromHexString(part.Groups["signature"].ValueSpan),
        };
        return true;
    }

    private static string Grouped(ReadOnlySpan<byte> bytes)
    {
        const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(bit > 0 && bit % 20 == 0 ? " " : "").Append(Signs[pair >> (11 - bit % 8) & 31]);
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\AOH1 (?<number>0|[1-9][0-9]{0,17}) (?<size>0|[1-9][0-9]{0,17}) (?<root>[0-9a-f]{64}) (?<at>[0-9T:.Z-]{27}) (?<key>[0-9a-f]{16}) (?<previous>[0-9a-f]{64}) (?<signature>[0-9a-f]{128})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
