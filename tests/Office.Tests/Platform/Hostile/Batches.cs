using System.Formats.Tar;
using System.Globalization;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>
/// Hands many files at once to the readers of the house, in one sandbox. Poppler is begun for each file with the words of the house; the library of pictures takes tens of times longer to begin
/// than to draw, so there one program draws them all (vipsthumbnail, the same library and readers).
/// </summary>
internal sealed class Batches(Sandbox sandbox)
{
    // As the shell says it: SIGKILL, and SIGXCPU, which is what the limit of seconds sends.
    internal const int Killed = 128 + 9, OutOfTime = 128 + 24;

    // 255 is how the library of pictures says that it could not read one; above 128 the shell names the signal that ended a reader.
    private const string Begin = "exec 2>/dev/null; cd /tmp && mkdir drawn && tar -xf - && printf '\\xff\\xd8\\xff' >jpeg && ulimit -t $0; worst=0; ended() { [ $1 -lt 255 ] && [ $1 -gt $worst ] && worst=$1; }; ";
    private const string Pdfs = "for f in [0-9]*; do pdfinfo - <$f >look; ended $?; pdftoppm \"$@\" <$f >drawn/$f.jpg; ended $?; done; ";
    private const string Images = "vipsheader -a [0-9]* >look; ended $?; vipsthumbnail --size '200x200>' -o '/tmp/drawn/%s.jpg[strip,Q=88,background=255]' [0-9]*; ended $?; ";
    private const string Say = "for f in [0-9]*; do k=none; [ -s drawn/$f.jpg ] && { cmp -s -n 3 jpeg drawn/$f.jpg && k=jpeg || k=other; }; echo $k; done; echo $worst";

    /// <summary>What was drawn of each file, in their order; and whether a reader fell while it was at it. <paramref name="seconds"/>: how long a reader may compute.</summary>
    public async Task<Ending> Run(FileKind kind, IReadOnlyList<byte[]> files, int seconds, CancellationToken stop)
    {
        var run = await sandbox.Run("bash", ["-c", Begin + (kind == FileKind.Pdf ? Pdfs : Images) + Say, seconds.ToString(CultureInfo.InvariantCulture), .. PageImages.PdfPage(1, 200)], Packed(files), 1_000_000, stop);
        var lines = Encoding.ASCII.GetString(run.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return run.End == ParserEnd.Finished && lines.Length == files.Count + 1
            ? new(lines[..^1], int.Parse(lines[^1], CultureInfo.InvariantCulture))
            : new([], Killed);
    }

    private static MemoryStream Packed(IReadOnlyList<byte[]> files)
    {
        var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Ustar, leaveOpen: true))
            for (var i = 0; i < files.Count; i++)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, i.ToString("D4", CultureInfo.InvariantCulture)) { DataStream = new MemoryStream(files[i]) });
        packed.Position = 0;
        return packed;
    }
}

/// <summary>What was drawn: "jpeg", "none", or "other", which must never be. <paramref name="Worst"/>: how the reader ended that ended worst.</summary>
internal sealed record Ending(IReadOnlyList<string> Drawn, int Worst)
{
    /// <summary>A reader was ended by a signal, its own fault or its limits.</summary>
    public bool Fell => Worst > 128;

    public bool IsOutOfTime => Worst is Batches.Killed or Batches.OutOfTime;
}
