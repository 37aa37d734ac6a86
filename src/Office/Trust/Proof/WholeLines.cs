using System.Text;

namespace OffenesHaus.Trust.Proof;

/// <summary>Lines of a file as they lie there, byte for byte: nothing but a line feed ends one, and the last one needs its end too.</summary>
internal static class WholeLines
{
    /// <summary>The file as far as it was long at some moment; what was appended since is left out.</summary>
    public static IEnumerable<string> Of(string path, long length)
    {
        using var file = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite, BufferSize = 65_536, Options = FileOptions.SequentialScan });
        foreach (var line in Of(file, length))
            yield return line;
    }

    public static IEnumerable<string> Of(Stream file, long length = long.MaxValue)
    {
        var (bytes, line) = (new byte[16_384], new MemoryStream());
        for (int count; (count = file.Read(bytes, 0, (int)Math.Min(bytes.Length, length))) > 0;)
        {
            length -= count;
            var from = 0;
            for (int end; (end = bytes.AsSpan(from, count - from).IndexOf((byte)'\n')) >= 0; from += end + 1)
            {
                line.Write(bytes, from, end);
                yield return Encoding.Latin1.GetString(line.GetBuffer(), 0, (int)line.Length);
                line.SetLength(0);
            }
            line.Write(bytes, from, count - from);
            if (line.Length > 10_000)
                throw new FaultFound("line-torn", "a line", "It is far longer than any the house writes.");
        }
        if (line.Length > 0)
            throw new FaultFound("line-torn", "the last line", "It has no end: the file was cut off, or is being written.");
    }
}
