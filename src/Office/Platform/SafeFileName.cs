using System.Globalization;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>A file name that can be shown and saved anywhere. The name as it was given is kept elsewhere, sealed.</summary>
public sealed record SafeFileName
{
    private const int AtMostBytes = 255;
    private static readonly string[] Reserved = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    // Windows starts these on a double click, or opens them in a browser with rights of its own.
    private static readonly string[] Started =
    [
        ".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".msi", ".msp", ".jar", ".lnk",
        ".url", ".reg", ".cpl", ".chm", ".iso", ".img", ".vhd", ".html", ".htm", ".xhtml", ".mht", ".svg", ".xml", ".desktop", ".sh", ".app", ".dll",
    ];

    private SafeFileName(string text) => Text = text;

    /// <summary>At most 255 bytes of UTF-8, one line, no path, no control or direction characters.</summary>
    public string Text { get; }

    /// <summary>The safe form of a given name; the ending is made to fit what the content is, so that a double click opens a viewer and never starts a program.</summary>
    public static SafeFileName Of(string? given, FileKind kind)
    {
        var name = Clean(given ?? "");
        var had = Path.GetExtension(name).ToLowerInvariant();
        var ending = EndingFor(kind, had);
        var stem = string.Equals(ending, had, StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name;
        stem = stem.Trim('.', ' ');
        if (stem.Length == 0)
            stem = "Datei";
        if (IsReserved(stem))
            stem = "_" + stem;
        return new SafeFileName(Shorten(stem, AtMostBytes - Encoding.UTF8.GetByteCount(ending)) + ending);
    }

    /// <summary>The value of the header Content-Disposition: always a download, with the name for old and new browsers. (RFC 6266, RFC 8187)</summary>
    public string AsAttachment()
    {
        var plain = string.Concat(Text.Select(c => c is > ' ' and < '\x7F' and not ('"' or '\\' or '%' or ';') ? c : '_'));
        return $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(Text)}";
    }

    public override string ToString() => Text;

    private static string Clean(string given)
    {
        var clean = new StringBuilder(given.Length);
        foreach (var rune in given.EnumerateRunes()) // a lone surrogate arrives as U+FFFD
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is 0x200C or 0x200D) // joiners belong to Persian and Arabic spelling
                clean.Append(rune);
            else if (category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator || rune.Value is '\t' or '\n' or '\r')
                clean.Append(' ');
            else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                clean.Append(rune);
        }
        var last = clean.ToString().Normalize(NormalizationForm.FormC).TrimEnd('/', '\\', ' ');
        last = last[(last.LastIndexOfAny(['/', '\\']) + 1)..];
        return string.Concat(last.Select(c => c is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : c)).TrimStart(' ').TrimEnd('.', ' ');
    }

    private static string EndingFor(FileKind kind, string given) => kind switch
    {
        FileKind.Jpeg => OneOf(given, ".jpg", ".jpeg", ".jpe", ".jfif"),
        FileKind.Png => ".png",
        FileKind.Gif => ".gif",
        FileKind.WebP => ".webp",
        FileKind.Tiff => OneOf(given, ".tif", ".tiff"),
        FileKind.Heif => OneOf(given, ".heic", ".heif", ".avif"),
        FileKind.Pdf or FileKind.LockedPdf => ".pdf",
        FileKind.Zip => ".zip",
        FileKind.Text => OneOf(given, ".txt", ".csv", ".md", ".eml", ".log"),
        FileKind.Markup => ".txt",
        FileKind.Program => ".bin",
        _ => given.Length > 10 || Started.Contains(given) ? ".bin" : given,
    };

    private static string OneOf(string given, params ReadOnlySpan<string> fitting) => fitting.Contains(given) ? given : fitting[0];

    private static bool IsReserved(string stem)
    {
        var first = stem.Split('.')[0].TrimEnd(' ');
        return Array.Exists(Reserved, r => first.StartsWith(r, StringComparison.OrdinalIgnoreCase)
            && (r[^1] is 'M' or 'T' ? first.Length == 4 && first[3] is (>= '0' and <= '9') or '¹' or '²' or '³' : first.Length == 3));
    }

    // Cut between letters as a reader sees them, never inside one.
    private static string Shorten(string stem, int atMost)
    {
        if (Encoding.UTF8.GetByteCount(stem) <= atMost)
            return stem;
        var shorter = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(stem);
        for (var used = 0; letters.MoveNext();)
        {
            used += Encoding.UTF8.GetByteCount(letters.GetTextElement());
            if (used > atMost)
                break;
            shorter.Append(letters.GetTextElement());
        }
        return shorter.Length == 0 ? "Datei" : shorter.ToString().TrimEnd('.', ' ');
    }
}
