using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// The anchors: each head as one line of a file outside the database, synced before the head counts. Only ever appended to, so the folder may be
/// one on which nothing can be changed. One process at a time (the sequencer's lock).
/// </summary>
internal sealed class AnchorFile(string folder)
{
    public const string Name = "journal.anchors";

    private const int LongestLine = 1_000;

    public string Path { get; } = System.IO.Path.Combine(folder, Name);

    public bool IsThere => File.Exists(Path) && new FileInfo(Path).Length > 0;

    /// <summary>The last whole line; null when there is none. A torn line after it is left to <see cref="Append"/>.</summary>
    public string? Last() => Tail().Last;

    /// <summary>Writes the lines behind the last one. A line that a killed house wrote by halves is completed.</summary>
    /// <exception cref="AnchorsDiffer">What stands there is not the beginning of what should.</exception>
    public void Append(IReadOnlyList<string> lines)
    {
        Durable.Folder(folder);
        var isNew = !File.Exists(Path);
        var (_, torn) = Tail();
        var text = string.Concat(lines.Select(l => l + "\n"));
        if (!text.StartsWith(torn, StringComparison.Ordinal))
            throw new AnchorsDiffer($"The file {Path} ends in the middle of a line that is none of the journal's.");
        using (var file = new FileStream(Path, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
            UnixCreateMode = isNew ? Durable.OwnerOnlyFile : null,
        }))
        {
            file.Write(Encoding.ASCII.GetBytes(text[torn.Length..]));
            Durable.Sync(file);
        }
        if (isNew)
            Durable.SyncFolder(folder);
    }

    private (string? Last, string Torn) Tail()
    {
        if (!File.Exists(Path))
            return (null, "");
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, 2 * LongestLine), SeekOrigin.End);
        var bytes = new byte[2 * LongestLine];
        var text = Encoding.Latin1.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var lines = text.Split('\n');
        return (lines.Length > 1 ? lines[^2] : null, lines[^1]);
    }
}

/// <summary>The anchors and the database do not belong together. Nothing is written over: a person has to look.</summary>
internal sealed class AnchorsDiffer(string sentence) : Exception(sentence);
