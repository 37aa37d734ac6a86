using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// What a receipt says of itself, signed by the house (Beleg): number, instant, legal day, channel, and two hashes; no name, no word, no code.
/// One text without blanks, so that it survives a QR code, an address and a torn line (docs/journal-format.md).
/// </summary>
public sealed partial record ReceiptStatement
{
    /// <summary>Ten digits.</summary>
    public required long Number { get; init; }

    /// <summary>UTC, to the second.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The legal day, Europe/Berlin.</summary>
    public required DateOnly CountsOn { get; init; }

    /// <summary>1: the day as it was set first; each correction counts one more.</summary>
    public required int Turn { get; init; }

    public required string Channel { get; init; }

    /// <summary>SHA-256 over a salt and the list of what was declared: whoever lacks the salt can guess at nothing.</summary>
    public required byte[] Content { get; init; }

    /// <summary>The leaf of the journal's entry that names this arrival and <see cref="Content"/>.</summary>
    public required byte[] Leaf { get; init; }

    public string KeyId { get; init; } = "";

    public byte[] Signature { get; init; } = [];

    public string Line => $"{Said}~{Convert.ToHexStringLower(Signature)}";

    /// <summary>What is signed: the line without its signature.</summary>
    internal byte[] Signed => Encoding.ASCII.GetBytes(Said);

    private string Said => string.Create(CultureInfo.InvariantCulture,
        $"OHR1~{Number:D10}~{ReceivedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}~{CountsOn:yyyyMMdd}~{Turn}~{Channel}~{Convert.ToHexStringLower(Content)}~{Convert.ToHexStringLower(Leaf)}~{KeyId}");

    public static bool TryParse(string line, out ReceiptStatement statement)
    {
        statement = null!;
        if (Form().Match(line) is not { Success: true } part
            || !DateTimeOffset.TryParseExact(part.Groups["at"].ValueSpan, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            || !DateOnly.TryParseExact(part.Groups["day"].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;

        statement = new()
        {
            Number = long.Parse(part.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            ReceivedAt = at,
            CountsOn = day,
            Turn = int.Parse(part.Groups["turn"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            Channel = part.Groups["channel"].Value,
            Content = Convert.FromHexString(part.Groups["content"].ValueSpan),
            Leaf = Convert.FromHexString(part.Groups["leaf"].ValueSpan),
            KeyId = part.Groups["key"].Value,
            Signature = Convert.FromHexString(part.Groups["signature"].ValueSpan),
        };
        return true;
    }

    [GeneratedRegex(@"\AOHR1~(?<number>[1-9][0-9]{9})~(?<at>[0-9]{8}T[0-9]{6}Z)~(?<day>[0-9]{8})~(?<turn>[1-9][0-9]{0,2})~(?<channel>[A-Z][a-z]{2,15})~(?<content>[0-9a-f]{64})~(?<leaf>[0-9a-f]{64})~(?<key>[0-9a-f]{16})~(?<signature>[0-9a-f]{128})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}

/// <summary>A statement with the proof that its entry stands in the journal, as soon as a signed head covers it.</summary>
public sealed record ProvenStatement(ReceiptStatement Statement, InclusionProof? Proof, TreeHead? Head)
{
    /// <summary>The one text that everybody checks, whoever they are: statement, and behind it place, way and head.</summary>
    public string Text => Proof is null || Head is null
        ? Statement.Line
        : string.Create(CultureInfo.InvariantCulture, $"{Statement.Line}~OHP1~{Proof.Index}~{string.Concat(Proof.Path.Select(Convert.ToHexStringLower))}~{Head.Line.Replace(' ', '~')}");
}
