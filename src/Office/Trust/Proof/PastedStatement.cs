using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OffenesHaus.Trust.Proof;

/// <summary>What somebody pasted, photographed or typed to have it checked, as far as it can be read: a statement with or without proof and list, or a head from the door.</summary>
internal sealed partial record PastedStatement
{
    public const string ListFormat = "offenes-haus/receipt/1";

    /// <summary>Longer than any text of ours, its list of answers included.</summary>
    public const int Longest = 400_000;

    private const string StatementMark = "OHR1~", HeadMark = "OH1", ProofMark = "~OHP1~";

    /// <summary>It begins like one of ours.</summary>
    public bool IsOurs { get; private init; }

    /// <summary>Null where only a head was given, or it cannot be read.</summary>
    public ReceiptStatement? Statement { get; private init; }

    public InclusionProof? Proof { get; private init; }

    public TreeHead? Head { get; private init; }

    /// <summary>The list of what was declared, its lines joined by line feeds; null where none was given.</summary>
    public string? List { get; private init; }

    public static PastedStatement Of(string pasted)
    {
        if (pasted.Length > Longest)
            return new();
        var text = pasted.ReplaceLineEndings("\n");
        var list = text.StartsWith(ListFormat + "\n", StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + ListFormat + "\n", StringComparison.Ordinal) is >= 0 and var found ? found + 1 : -1;
        var above = (list < 0 ? text : text[..list]).Replace("%7E", "~", StringComparison.OrdinalIgnoreCase);
        var token = Whole(above);
        var begins = token.IndexOf(StatementMark, StringComparison.Ordinal);
        if (begins < 0)
            return HeadAlone(above, token);

        token = token[begins..];
        var cut = token.IndexOf(ProofMark, StringComparison.Ordinal);
        if (!ReceiptStatement.TryParse(cut < 0 ? token : token[..cut], out var statement) || (cut >= 0 && Form().Match(token[cut..]) is not { Success: true }))
            return new() { IsOurs = true };
        var read = new PastedStatement { IsOurs = true, Statement = statement, List = list < 0 ? null : text[list..].TrimEnd('\n') };
        return cut < 0 ? read : read.With(Form().Match(token[cut..]));
    }

    private PastedStatement With(Match proof)
    {
        if (!TreeHead.TryParse(proof.Groups["head"].Value.Replace('~', ' '), out var head) || !long.TryParse(proof.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return new() { IsOurs = true };
        var way = Convert.FromHexString(proof.Groups["path"].ValueSpan);
        return this with { Head = head, Proof = new() { Index = index, Size = head.Size, Leaf = Statement!.Leaf, Path = [.. way.Chunk(MerkleTree.HashLength)] } };
    }

    // The line as it stands in the anchors has blanks, the one behind an address has none. Anywhere else it does not count: the head inside a damaged statement is not what was asked about.
    private static PastedStatement HeadAlone(string above, string token) =>
        TreeHead.TryParse(above.Trim(), out var head) || TreeHead.TryParse(token[(token.LastIndexOf('#') + 1)..].Replace('~', ' '), out head)
            ? new() { IsOurs = true, Head = head }
            : new() { IsOurs = token.Contains(HeadMark, StringComparison.Ordinal) };

    // A text out of a PDF or a message comes with breaks, and with marks of direction that nobody sees.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var sign in text)
            if (!char.IsWhiteSpace(sign) && !char.IsControl(sign) && char.GetUnicodeCategory(sign) != UnicodeCategory.Format)
                whole.Append(sign);
        return whole.ToString();
    }

    [GeneratedRegex(@"\A~OHP1~(?<index>0|[1-9][0-9]{0,17})~(?<path>([0-9a-f]{64}){0,62})~(?<head>OH1~.+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
