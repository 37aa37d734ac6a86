using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>Parts of picture files, and sound pictures made by a real encoder.</summary>
internal static class Pictures
{
    /// <summary>Written by vips as its <paramref name="ending"/> says, options in brackets.</summary>
    public static byte[] Encoded(byte[] picture, string ending, params string[] words) => Run("copy", picture, ending, words);

    public static byte[] Run(string operation, byte[] picture, string ending, params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("oh-test-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a"), Path.Combine(folder, "b" + ending.Split('[')[0]));
            File.WriteAllBytes(from, picture);
            using var vips = OwnProgram.Start(new ProcessStartInfo("vips", [operation, from, Path.Combine(folder, "b" + ending), .. words]) { RedirectStandardError = true });
            var complaint = vips.StandardError.ReadToEnd();
            vips.WaitForExit();
            return vips.ExitCode == 0 ? File.ReadAllBytes(to) : throw new InvalidOperationException($"{operation} {ending}: {complaint}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static byte[] PngChunk(string name, byte[] body)
    {
        byte[] marked = [.. Encoding.ASCII.GetBytes(name), .. body];
        return [.. Big(body.Length), .. marked, .. Big((int)Crc(marked))];
    }

    /// <summary>A PNG of these chunks, IHDR first: width, height, 8 bits RGB unless <paramref name="kind"/> says otherwise.</summary>
    public static byte[] Png(int width, int height, byte[] kind, params byte[][] chunks) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. PngChunk("IHDR", [.. Big(width), .. Big(height), .. kind]), .. chunks.SelectMany(c => c), .. PngChunk("IEND", [])];

    public static byte[] Zlib(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] JpegPart(byte mark, byte[] body) => [0xFF, mark, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    /// <summary>A JPEG with one more part behind its head.</summary>
    public static byte[] With(byte[] jpeg, byte mark, byte[] body) => [0xFF, 0xD8, .. JpegPart(mark, body), .. jpeg[2..]];

    /// <summary>A little-endian TIFF with one directory of these entries; its points follow at the end.</summary>
    public static byte[] Tiff(byte[] tail, params (int Tag, int Type, int Count, int Value)[] entries)
    {
        var tiff = new MemoryStream();
        tiff.Write("II*\0"u8);
        tiff.Write(Little(8));
        tiff.Write(Little(entries.Length).AsSpan(0, 2));
        foreach (var (tag, type, count, value) in entries)
        {
            tiff.Write(Little(tag).AsSpan(0, 2));
            tiff.Write(Little(type).AsSpan(0, 2));
            tiff.Write(Little(count));
            tiff.Write(Little(value));
        }

        tiff.Write(Little(0));
        tiff.Write(tail);
        return tiff.ToArray();
    }

    public static byte[] Box(string kind, params byte[][] parts)
    {
        byte[] body = [.. parts.SelectMany(p => p)];
        return [.. Big(body.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. body];
    }

    public static byte[] Riff(int claims, params byte[][] parts)
    {
        byte[] body = [.. "WEBP"u8, .. parts.SelectMany(p => p)];
        return [.. "RIFF"u8, .. Little(claims < 0 ? body.Length : claims), .. body];
    }

    public static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    public static byte[] Little(int number) => [.. Big(number).Reverse()];

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
