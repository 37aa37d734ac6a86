using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OffenesHaus.Web.Invented;

/// <summary>Draws small invented papers, so that the demonstration carries no picture of anything real.</summary>
internal static class DrawnPaper
{
    private const int Width = 620, Height = 877;

    /// <summary>One page with a heading and lines of words.</summary>
    public static byte[] Pdf(string heading)
    {
        var page = new StringBuilder("BT /F1 26 Tf 60 760 Td (").Append(heading).Append(") Tj /F1 12 Tf 0 -40 Td (Erfundenes Papier zur Probe) Tj");
        for (var line = 0; line < 18; line++)
            page.Append(CultureInfo.InvariantCulture, $" 0 -26 Td ({line + 1}.  ________________________________________________) Tj");
        page.Append(" ET");

        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>A photographed sheet on a table: grey ground, paper, bars where words would be. The name only seeds their lengths.</summary>
    public static byte[] Png(string heading)
    {
        var rows = new byte[Height * (Width + 1)];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                rows[(y * (Width + 1)) + 1 + x] = Shade(heading, x, y);

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
            zip.Write(rows);

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = 8;
        Chunk(file, "IHDR", head);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte Shade(string heading, int x, int y)
    {
        if (x is < 40 or > 580 || y is < 36 or > 840)
            return (byte)(140 + (y / 40));
        var line = (y - 90) / 34;
        var words = 120 + (heading[Math.Max(0, line) % heading.Length] * 37 % 340);
        var inWords = y >= 90 && line < 20 && (y - 90) % 34 < (line == 0 ? 20 : 9) && x > 80 && x < 80 + (line == 0 ? 260 : words) && (line == 0 || (x / 11) % 5 != 4);
        return inWords ? (byte)60 : (byte)246;
    }

    private static void Chunk(MemoryStream file, string kind, byte[] bytes)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
        file.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. bytes];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320u & (uint)-(int)(sum & 1));
        }

        return ~sum;
    }
}
