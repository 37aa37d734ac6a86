namespace OffenesHaus.Platform;

/// <summary>What a file is by its content. Only kinds that <see cref="PageImages"/> draws are ever shown in a page; all others are downloads.</summary>
public enum FileKind
{
    /// <summary>None of the known ones; still received and kept.</summary>
    Unknown,
    /// <summary>No byte at all.</summary>
    Empty,
    Jpeg,
    Png,
    Gif,
    WebP,
    Tiff,
    /// <summary>HEIC, HEIF or AVIF: what telephones photograph in.</summary>
    Heif,
    Pdf,
    /// <summary>A PDF that probably asks for a password; only opening it tells.</summary>
    LockedPdf,
    /// <summary>Plain text without markup.</summary>
    Text,
    /// <summary>HTML, SVG or XML: may carry script, is never rendered.</summary>
    Markup,
    /// <summary>A word processor, table or presentation file, old or new.</summary>
    OfficeFile,
    Zip,
    /// <summary>Something a computer would run.</summary>
    Program,
}
