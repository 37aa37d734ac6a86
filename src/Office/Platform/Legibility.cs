namespace OffenesHaus.Platform;

/// <summary>Whether staff can look at a file as pictures. Whatever the answer, the file has arrived and counts; the sender is told at once if it cannot be read. (§ 36a Abs. 3 SGB I)</summary>
public enum Legibility
{
    /// <summary>Its pages can be drawn.</summary>
    Readable,
    /// <summary>It asks for a password.</summary>
    Locked,
    /// <summary>Its bytes are not what such a file needs, or reading it took too much memory.</summary>
    Damaged,
    /// <summary>No byte in it.</summary>
    Empty,
    /// <summary>Larger than 256 million pixels, or a side longer than 40,000: not decoded.</summary>
    TooManyPixels,
    /// <summary>More than 1,000 pages.</summary>
    TooManyPages,
    /// <summary>Reading it took longer than ten seconds.</summary>
    TookTooLong,
    /// <summary>A kind that is never drawn: offered as a download only.</summary>
    DownloadOnly,
    /// <summary>The sandbox is missing on this machine: offered as a download until the operator has mended it.</summary>
    NoSandbox,
}

/// <summary>What a look at a file's head says: can it be drawn, and how many pages.</summary>
public sealed record Inspection(Legibility Legibility, int Pages, string? Reason = null);

/// <summary>One page, drawn anew as JPEG: upright, no metadata, no byte of the original. <see cref="Whole"/> is false if the file broke off and the rest of the page is blank.</summary>
public sealed record DrawnPage(Legibility Legibility, byte[] Jpeg, bool Whole);
