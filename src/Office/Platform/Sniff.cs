using System.Text;

namespace OffenesHaus.Platform;

/// <summary>Tells the kind of a file by its first and last bytes: names and declared types come from strangers.</summary>
public static class Sniff
{
    public const int HeadLength = 4096;
    public const int TailLength = 2048;

    /// <summary>The kind of a file by its first 4096 and last 2048 bytes; they may overlap.</summary>
    public static FileKind Kind(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.IsEmpty)
            return FileKind.Empty;
        if (Signature(head) is { } kind)
            return kind == FileKind.Zip && IsOfficeFile(head) ? FileKind.OfficeFile : kind;

        // Readers of PDF accept up to 1024 bytes of anything before the mark: mail headers, a stray line break, another format.
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return head.IndexOf("/Encrypt"u8) >= 0 || tail.IndexOf("/Encrypt"u8) >= 0 ? FileKind.LockedPdf : FileKind.Pdf;

        return AsText(head) is { } text ? IsMarkup(text) ? FileKind.Markup : FileKind.Text : FileKind.Unknown;
    }

    private static FileKind? Signature(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => FileKind.Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileKind.WebP,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => FileKind.Tiff,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeif(head) => FileKind.Heif,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => FileKind.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileKind.OfficeFile,
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => FileKind.OfficeFile,
        [(byte)'M', (byte)'Z', ..] when !IsCleanText(head) => FileKind.Program,
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'#', (byte)'!', (byte)'/', ..] => FileKind.Program,
        [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] => FileKind.Program,
        _ => null,
    };

    private static bool IsHeif(ReadOnlySpan<byte> head)
    {
        // The main brand may be the neutral "mif1"; then the compatible brands, to the end of the box, tell.
        var end = Math.Min(head.Length, Math.Min((head[2] << 8) | head[3], 128));
        for (var at = 8; at + 4 <= end; at += 4)
            if (at != 12 && Encoding.ASCII.GetString(head.Slice(at, 4)) is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" or "avif")
                return true;
        return false;
    }

    private static bool IsOfficeFile(ReadOnlySpan<byte> head) =>
        head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("mimetypeapplication/vnd.oasis."u8) >= 0
        || head.IndexOf("word/"u8) >= 0 || head.IndexOf("_rels/.rels"u8) >= 0;

    private static bool IsCleanText(ReadOnlySpan<byte> head) => AsText(head) is not null;

    private static string? AsText(ReadOnlySpan<byte> head)
    {
        var text = head switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head[2..]),
            // Old German files are Latin-1: every byte is a letter there, so only control characters speak against it.
            _ => Encoding.Latin1.GetString(head),
        };
        foreach (var c in text)
            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f') || c == '\x7F')
                return null;
        return text;
    }

    private static bool IsMarkup(string text) =>
        text.TrimStart('\u00EF', '\u00BB', '\u00BF', '\uFEFF', ' ', '\t', '\r', '\n', '\f').StartsWith('<')
        || Array.Exists(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Marks = ["<html", "<svg", "<script", "<iframe", "<body", "<!doctype", "<object", "<embed", "<foreignobject"];
}
