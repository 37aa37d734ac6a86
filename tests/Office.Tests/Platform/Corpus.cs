using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>Files made byte by byte: ordinary ones, and those a malicious or unlucky sender might hand in.</summary>
internal static class Corpus
{
    public static byte[] Png(int width, int height) => Png(width, height, Rows(width, height));

    /// <summary>A picture of 60,000 x 60,000 points in a few kilobytes.</summary>
    public static byte[] BombPng() => Png(60_000, 60_000, new byte[4_000_000]);

    /// <summary>A JPEG with a camera's marks: turned by 90 degrees, taken at a place, with the name of the camera.</summary>
    public static byte[] WithExif(byte[] jpeg)
    {
        var tiff = new MemoryStream();
        void U16(int v) => tiff.Write([(byte)(v >> 8), (byte)v]);
        void U32(int v) { U16(v >> 16); U16(v & 0xFFFF); }
        void Entry(int tag, int type, int count, int value) { U16(tag); U16(type); U32(count); U32(value); }
        tiff.Write("MM\0*"u8);
        U32(8);
        U16(3);
        Entry(0x010F, 2, 12, 100);            // make
        Entry(0x0112, 3, 1, 6 << 16);         // orientation: turn right
        Entry(0x8825, 4, 1, 50);              // place
        U32(0);
        U16(2);
        Entry(0x0001, 2, 2, 'N' << 24);
        Entry(0x0002, 5, 3, 112);
        U32(0);
        while (tiff.Length < 100)
            tiff.WriteByte(0);
        tiff.Write("GeheimKamera"u8);
        foreach (var part in (int[])[52, 1, 31, 1, 1234, 100])
            U32(part);
        byte[] body = [.. "Exif\0\0"u8, .. tiff.ToArray()];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    /// <summary>A page whose corners can be told apart: red, green, white, blue, clockwise from the top left.</summary>
    public static byte[] Corners(int width, int height)
    {
        var rows = new byte[height * (1 + width * 3)];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                byte[] colour = (x < width / 2, y < height / 2) switch { (true, true) => [255, 0, 0], (false, true) => [0, 255, 0], (false, false) => [255, 255, 255], _ => [0, 0, 255] };
                colour.CopyTo(rows, y * (1 + width * 3) + 1 + x * 3);
            }
        return Png(width, height, rows);
    }

    /// <summary>A grey TIFF that says where it was taken and with which camera: no writer here makes such a one.</summary>
    public static byte[] TiffWithPlace(int width, int height)
    {
        var tiff = new MemoryStream();
        void U16(int v) => tiff.Write([(byte)v, (byte)(v >> 8)]);
        void U32(int v) { U16(v & 0xFFFF); U16(v >> 16); }
        void Entry(int tag, int type, int count, int value) { U16(tag); U16(type); U32(count); U32(value); }
        const int make = 8 + 2 + 11 * 12 + 4, gps = make + 14, latitude = gps + 2 + 2 * 12 + 4, points = latitude + 24;
        tiff.Write("II*\0"u8);
        U32(8);
        U16(11);
        foreach (var (tag, type, count, value) in new[] { (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (0x010F, 2, 13, make), (273, 4, 1, points), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, width * height), (0x8825, 4, 1, gps) })
            Entry(tag, type, count, value);
        U32(0);
        tiff.Write("GeheimKamera\0\0"u8);
        U16(2);
        Entry(0x0001, 2, 2, 'N');
        Entry(0x0002, 5, 3, latitude);
        U32(0);
        foreach (var part in (int[])[52, 1, 31, 1, 1234, 100])
            U32(part);
        tiff.Write(Enumerable.Repeat((byte)200, width * height).ToArray());
        return tiff.ToArray();
    }

    public static byte[] Pdf(int pages, string extra = "")
    {
        List<string> objects =
        [
            $"<</Type/Catalog/Pages 2 0 R{extra}>>",
            $"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{4 + 2 * i} 0 R"))}]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        for (var page = 0; page < pages; page++)
        {
            var text = $"BT /F 60 Tf 60 700 Td (Seite {page + 1}) Tj ET";
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * page} 0 R/Resources<</Font<</F 3 0 R>>>>>>");
            objects.Add($"<</Length {text.Length}>>stream\n{text}\nendstream");
        }
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var content in objects)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{content}\nendobj\n");
        }
        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>Fifty megabytes of nothing in a zip of fifty kilobytes, with a name that climbs out of its folder.</summary>
    public static byte[] ZipBomb()
    {
        var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("../../nullen.bin").Open())
            for (var i = 0; i < 50; i++)
                entry.Write(new byte[1024 * 1024]);
        return bomb.ToArray();
    }

    /// <summary>A picture made by a real encoder, in the sandbox.</summary>
    public static async Task<byte[]> Encoded(Sandbox sandbox, byte[] png, string ending)
    {
        var run = await sandbox.Run("vips", ["thumbnail_source", "[descriptor=0]", ending, "5000", "--size", "down"], new MemoryStream(png), 50_000_000, CancellationToken.None);
        return run.End == ParserEnd.Finished ? run.Output : throw new InvalidOperationException($"{ending}: {run.Complaint}");
    }

    /// <summary>A TIFF of pages below each other; its writer must be able to jump back, so it gets a file.</summary>
    public static byte[] Tiff(byte[] png, int pageHeight)
    {
        var folder = Directory.CreateTempSubdirectory("oh-test-").FullName;
        var (from, to) = (Path.Combine(folder, "a.png"), Path.Combine(folder, "a.tif"));
        File.WriteAllBytes(from, png);
        using var vips = Hostile.OwnProgram.Start("vips", ["tiffsave", from, to, "--page-height", $"{pageHeight}"]);
        vips.WaitForExit();
        var tiff = File.ReadAllBytes(to);
        Directory.Delete(folder, recursive: true);
        return tiff;
    }

    private static byte[] Png(int width, int height, byte[] rows)
    {
        var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Part(png, "IHDR", head);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(rows);
        Part(png, "IDAT", packed.ToArray());
        Part(png, "IEND", []);
        return png.ToArray();
    }

    private static void Part(MemoryStream png, string name, byte[] body)
    {
        byte[] marked = [.. Encoding.ASCII.GetBytes(name), .. body];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        png.Write(marked);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(marked));
        png.Write(number);
    }

    private static byte[] Rows(int width, int height)
    {
        var rows = new byte[height * (1 + width * 3)];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width * 3; x++)
                rows[y * (1 + width * 3) + 1 + x] = (byte)(x * y + x / 3 + y);
        return rows;
    }

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
