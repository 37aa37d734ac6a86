using System.Globalization;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>Shows what a stored file looks like, page by page, as freshly drawn pictures. Originals never reach a browser as something it would open.</summary>
public sealed class PageImages(FileStore store, Sandbox sandbox)
{
    public const int PagesAtMost = 1000;
    public const long PixelsAtMost = 256_000_000;
    public const int SideAtMost = 40_000;
    private const int WordsAtMost = 256 * 1024;
    private const int PictureAtMost = 24 * 1024 * 1024;

    /// <summary>Reads the head of a file: nothing is decoded before its size is known to be sane.</summary>
    public async Task<Inspection> Inspect(StoredFile file, CancellationToken stop) => file.Kind switch
    {
        FileKind.Empty => new Inspection(Legibility.Empty, 0),
        FileKind.Pdf or FileKind.LockedPdf => await InspectPdf(file, stop),
        _ when IsPicture(file.Kind) => await InspectPicture(file, stop),
        _ => new Inspection(Legibility.DownloadOnly, 0),
    };

    /// <summary>Draws one page, counted from 1, into a square of that many pixels; small pictures are not enlarged. Inspect first.</summary>
    public async Task<DrawnPage> Draw(StoredFile file, int page, int side, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        side = Math.Clamp(side, 16, 4000);
        var seen = await Inspect(file, stop);
        if (seen.Legibility != Legibility.Readable || page > seen.Pages)
            return new DrawnPage(seen.Legibility == Legibility.Readable ? Legibility.Damaged : seen.Legibility, [], Whole: false);
        if (!IsPicture(file.Kind))
            return await Turned(Drawn(await Run(file, "pdftoppm", PdfPage(page, side), PictureAtMost, stop), whole: true), file.Turns, stop);

        var run = await Run(file, "vips", Picture(file.Kind, page, side), PictureAtMost, stop);
        // Half a photo may still show the number that matters. It is drawn as far as it goes, and said to be cut off.
        return await Turned(Drawn(run, whole: !Array.Exists(SignsOfCut, run.Complaint.Contains)), file.Turns, stop);
    }

    // What was drawn is turned, never the file: neither reader turns by itself, and the square it fits into stays the same.
    private async Task<DrawnPage> Turned(DrawnPage drawn, int turns, CancellationToken stop)
    {
        if (turns == 0 || drawn.Legibility != Legibility.Readable)
            return drawn;
        return Drawn(await sandbox.Run("vips", ["rot", "stdin", ".jpg[strip,Q=88]", $"d{Text(90 * turns)}"], new MemoryStream(drawn.Jpeg), PictureAtMost, stop), drawn.Whole);
    }

    // What the readers of JPEG, PNG and GIF say; the option meant for it (fail-on) does nothing in thumbnails of vips 8.14.
    private static readonly string[] SignsOfCut = ["Premature end", "not enough data", "truncated"];

    internal static string[] PdfPage(int page, int side) =>
        ["-f", Text(page), "-l", Text(page), "-scale-to", Text(side), "-jpeg", "-jpegopt", "quality=88", "-"];

    // The thumbnail turns the picture upright by its camera's mark; "strip" leaves out place, time and camera.
    internal static string[] Picture(FileKind kind, int page, int side) =>
    [
        "thumbnail_source", "[descriptor=0]", ".jpg[strip,Q=88,background=255]", Text(side), "--height", Text(side), "--size", "down",
        .. HasPages(kind) ? (string[])["--option-string", $"page={Text(page - 1)}"] : [],
    ];

    private async Task<Inspection> InspectPdf(StoredFile file, CancellationToken stop)
    {
        var run = await Run(file, "pdfinfo", ["-"], WordsAtMost, stop);
        if (run.End == ParserEnd.Failed && run.Complaint.Contains("Incorrect password", StringComparison.Ordinal))
            return new Inspection(Legibility.Locked, 0);
        return Judge(run, Number(run, "Pages:"));
    }

    private async Task<Inspection> InspectPicture(StoredFile file, CancellationToken stop)
    {
        var run = await Run(file, "vipsheader", ["-a", "stdin"], WordsAtMost, stop);
        var (width, height, pages) = (Number(run, "width:"), Number(run, "height:"), Number(run, "n-pages:"));
        if (run.End == ParserEnd.Finished && (width > SideAtMost || height > SideAtMost || width * height > PixelsAtMost))
            return new Inspection(Legibility.TooManyPixels, 0, $"{width} x {height}");
        return Judge(run, width > 0 && height > 0 ? HasPages(file.Kind) ? Math.Max(1, pages) : 1 : 0);
    }

    private static Inspection Judge(ParserRun run, long pages) => run.End switch
    {
        ParserEnd.Finished when pages > PagesAtMost => new Inspection(Legibility.TooManyPages, (int)Math.Min(pages, int.MaxValue)),
        ParserEnd.Finished when pages > 0 => new Inspection(Legibility.Readable, (int)pages),
        ParserEnd.Unavailable => new Inspection(Legibility.NoSandbox, 0, run.Complaint),
        ParserEnd.OutOfTime => new Inspection(Legibility.TookTooLong, 0),
        _ => new Inspection(Legibility.Damaged, 0),
    };

    private async Task<ParserRun> Run(StoredFile file, string program, string[] words, int atMost, CancellationToken stop)
    {
        await using var plain = store.OpenRead(file.Blob, file.Key);
        return await sandbox.Run(program, words, plain, atMost, stop);
    }

    // Even a program that a file has taken over can only hand out bytes that begin and are served as JPEG.
    private static DrawnPage Drawn(ParserRun run, bool whole) => run switch
    {
        { End: ParserEnd.Finished, Output: [0xFF, 0xD8, 0xFF, ..] } => new DrawnPage(Legibility.Readable, run.Output, whole),
        _ => new DrawnPage(Judge(run, pages: 0).Legibility, [], Whole: false),
    };

    private static bool IsPicture(FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.Gif or FileKind.WebP or FileKind.Tiff or FileKind.Heif;

    private static bool HasPages(FileKind kind) => kind is FileKind.Tiff or FileKind.Heif;

    private static long Number(ParserRun run, string label)
    {
        foreach (var line in Encoding.UTF8.GetString(run.Output).Split('\n'))
            if (line.StartsWith(label, StringComparison.Ordinal) && long.TryParse(line.AsSpan(label.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
