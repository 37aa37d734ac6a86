using System.Text;
using static OffenesHaus.Office.Tests.Platform.Hostile.Pictures;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>Pictures that swell, lie about their size, loop, break off or carry something.</summary>
internal static class PictureTricks
{
    private static readonly byte[] Rgb = [8, 2, 0, 0, 0], Rows = Zlib(new byte[64 * (1 + 64 * 3)]);

    public static byte[] Photo { get; } = Encoded(Corpus.Png(64, 48), ".jpg[strip]");

    public static IEnumerable<HostileFile> All =>
    [
        .. Pngs().Select(p => new HostileFile("png " + p.Tries, "bild.png", p.Bytes, "image/png")),
        .. Jpegs().Select(p => new HostileFile("jpeg " + p.Tries, "foto.jpg", p.Bytes, "image/jpeg")),
        .. Tiffs().Select(p => new HostileFile("tiff " + p.Tries, "scan.tif", p.Bytes, "image/tiff")),
        .. Gifs().Select(p => new HostileFile("gif " + p.Tries, "bild.gif", p.Bytes, "image/gif")),
        .. WebPs().Select(p => new HostileFile("webp " + p.Tries, "bild.webp", p.Bytes, "image/webp")),
        .. Heifs().Select(p => new HostileFile("heic " + p.Tries, "foto.heic", p.Bytes, "image/heic")),
    ];

    private static IEnumerable<(string Tries, byte[] Bytes)> Pngs() =>
    [
        ("of 60,000 by 60,000", Corpus.BombPng()),
        ("of the largest size a head can say", Png(int.MaxValue, int.MaxValue, Rgb, PngChunk("IDAT", Rows))),
        ("of 16,000 by 15,999, sixteen bits, interlaced", Png(16_000, 15_999, [16, 6, 0, 0, 1], PngChunk("IDAT", Zlib(new byte[20_000_000])))),
        ("of no size", Png(0, 0, Rgb, PngChunk("IDAT", Rows))),
        ("of a kind there is not", Png(64, 64, [77, 99, 9, 9, 9], PngChunk("IDAT", Rows))),
        ("with words that swell", Png(64, 64, Rgb, PngChunk("zTXt", [.. "a\0\0"u8, .. Zlib(new byte[200_000_000])]), PngChunk("IDAT", Rows))),
        ("with a profile that swells", Png(64, 64, Rgb, PngChunk("iCCP", [.. "a\0\0"u8, .. Zlib(new byte[200_000_000])]), PngChunk("IDAT", Rows))),
        ("with a profile of nonsense", Png(64, 64, Rgb, PngChunk("iCCP", [.. "a\0\0"u8, .. Zlib([.. Big(int.MaxValue), .. new byte[200]])]), PngChunk("IDAT", Rows))),
        ("with ten thousand words", Png(64, 64, Rgb, [.. Enumerable.Repeat(PngChunk("tEXt", "a\0<script>alert('kuckucksei')</script>"u8.ToArray()), 10_000), PngChunk("IDAT", Rows)])),
        ("that swells to a hundred times its size", Png(64, 64, Rgb, PngChunk("IDAT", Zlib(new byte[300_000_000])))),
        ("without points", Png(64, 64, Rgb)),
        ("whose check sums are wrong", [.. Png(64, 64, Rgb, PngChunk("IDAT", Rows))[..29], 0, 0, 0, 0, .. Png(64, 64, Rgb, PngChunk("IDAT", Rows))[33..]]),
        ("that broke off", Corpus.Png(300, 300)[..900]),
        ("with a page behind it", [.. Corpus.Png(64, 64), .. "<html><script>alert('kuckucksei')</script>"u8]),
        ("with a program behind it", [.. Corpus.Png(64, 64), .. "MZ"u8, .. new byte[1000]]),
        ("with a palette of nothing", Png(64, 64, [8, 3, 0, 0, 0], PngChunk("PLTE", []), PngChunk("IDAT", Rows))),
        ("of a million moving pictures", Png(64, 64, Rgb, PngChunk("acTL", [.. Big(1_000_000), .. Big(0)]), PngChunk("IDAT", Rows))),
    ];

    private static IEnumerable<(string Tries, byte[] Bytes)> Jpegs()
    {
        byte[] sound = Photo, huge = [.. Photo];
        var frame = huge.AsSpan().IndexOf((byte[])[0xFF, 0xC0]);
        huge.AsSpan(frame + 5, 4).Fill(0xFF);
        byte[] flat = [.. Photo];
        flat.AsSpan(frame + 5, 2).Clear();
        byte[] deep = [.. Photo];
        deep[frame + 4] = 16;
        var scan = huge.AsSpan().IndexOf((byte[])[0xFF, 0xDA]);
        var waves = Encoded(Corpus.Png(64, 48), ".jpg[interlace,strip]");
        var last = waves.AsSpan().LastIndexOf((byte[])[0xFF, 0xDA]);
        return
        [
            ("of 65,535 by 65,535", huge),
            ("without a height", flat),
            ("of sixteen bits", deep),
            ("of five thousand waves", [.. waves[..last], .. Enumerable.Repeat(waves[last..^2], 5_000).SelectMany(w => w), 0xFF, 0xD9]),
            ("that broke off", sound[..(sound.Length / 2)]),
            ("of marks alone", [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 100_000)]),
            ("of restarts alone", [.. sound[..(scan + 14)], .. Enumerable.Repeat((byte[])[0xFF, 0xD0], 100_000).SelectMany(r => r)]),
            ("that ends at once", [0xFF, 0xD8, 0xFF, 0xD9]),
            ("with a page in its remark", With(sound, 0xFE, "<html><script>alert('kuckucksei')</script>"u8.ToArray())),
            ("with a program in its remark", With(sound, 0xFE, "*/=1;alert('kuckucksei')/*<?php system('id') ?>"u8.ToArray())),
            ("with marks of the camera that loop", With(sound, 0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0])),
            ("with marks of the camera that lie", With(sound, 0xE1, [.. "Exif\0\0MM\0*\0\0\0\b\0"u8, 1, 1, 0x0F, 0, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])),
            ("turned in a way there is not", With(sound, 0xE1, [.. "Exif\0\0MM\0*\0\0\0\b\0"u8, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 99, 0, 0, 0, 0, 0, 0])),
            ("with the place it was taken at", Corpus.WithExif(sound)),
            ("with script in the marks of the camera", With(sound, 0xE1, [.. "Exif\0\0MM\0*\0\0\0\b\0"u8, 1, 1, 0x0E, 0, 2, 0, 0, 0, 40, 0, 0, 0, 26, 0, 0, 0, 0, .. "<script>alert('kuckucksei')</script>\0\0\0\0"u8])),
            ("with a packet about itself that opens a file", With(sound, 0xE1, "http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"u8.ToArray())),
            ("with a profile of nonsense", With(sound, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 255, .. new byte[300]])),
            ("with an archive behind it", [.. sound, .. Corpus.ZipBomb()]),
            ("with a page behind it", [.. sound, .. "<html><script>alert('kuckucksei')</script>"u8]),
            ("counted by arithmetic", Swap(sound, frame + 1, 0xC9)),
            ("without loss", Swap(sound, frame + 1, 0xC3)),
        ];
    }

    private static IEnumerable<(string Tries, byte[] Bytes)> Tiffs()
    {
        (int, int, int, int)[] Grey(int width, int height, int pack = 1, int at = 138, int count = 4096) =>
            [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, pack), (262, 3, 1, 1), (273, 4, 1, at), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, count), (284, 3, 1, 1)];
        byte[] loop = [.. Tiff(new byte[4096], Grey(64, 64))];
        Little(8).CopyTo(loop, 8 + 2 + 120);
        var sound = Encoded(Corpus.Png(64, 64), ".tif[compression=jpeg]");
        return
        [
            ("whose directory follows itself", loop),
            ("of 2,147,483,647 by 2,147,483,647", Tiff(new byte[4096], Grey(int.MaxValue, int.MaxValue))),
            ("of 40,000 by 6,400, packed", Tiff(Zlib(new byte[256_000_000]), Grey(40_000, 6_400, 8, 138, 300_000))),
            ("whose points lie nowhere", Tiff([], Grey(64, 64, 1, int.MaxValue))),
            ("whose points are its head", Tiff([], Grey(64, 64, 1, 0))),
            ("packed in a way there is not", Tiff(new byte[4096], Grey(64, 64, 9999))),
            ("packed as a fax of nonsense", Tiff(Enumerable.Repeat((byte)0x55, 4096).ToArray(), Grey(6400, 64, 4))),
            ("packed as LZW of nonsense", Tiff(Enumerable.Repeat((byte)0xAA, 4096).ToArray(), Grey(64, 64, 5))),
            ("with tiles of nothing", Tiff(new byte[4096], [(256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (322, 4, 1, 0), (323, 4, 1, 0), (324, 4, 1, 138), (325, 4, 1, 64)])),
            ("with a thousand million samples", Tiff(new byte[4096], [(256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 138), (277, 3, 1, 65535), (278, 4, 1, 64), (279, 4, 1, 4096)])),
            ("with entries without end", [.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF, .. new byte[4000]]),
            ("that broke off", sound[..(sound.Length / 2)]),
            ("with a photo of nonsense in it", Bend(sound)),
            ("of the large kind, without an end", [.. "II+\0"u8, 8, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 64)]),
            ("with the place it was taken at", Corpus.TiffWithPlace(60, 30)),
        ];
    }

    private static IEnumerable<(string Tries, byte[] Bytes)> Gifs()
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        byte[] head = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
        return
        [
            ("of 65,535 by 65,535", [.. "GIF89a"u8, 255, 255, 255, 255, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. frame, 0x3B]),
            ("of a hundred thousand moving pictures", [.. head, .. Enumerable.Repeat(frame, 100_000).SelectMany(f => f), 0x3B]),
            ("that is a script", [.. "GIF89a=1;alert('kuckucksei');/*"u8, .. new byte[40], .. "*/"u8]),
            ("with a page in its remark", [.. head, 0x21, 0xFE, 40, .. "<html><script>alert('kuckucksei')</script"u8[..40], 0, .. frame, 0x3B]),
            ("with points of nonsense", [.. head, 0x2C, 0, 0, 0, 0, 255, 255, 255, 255, 0, 12, 255, .. Enumerable.Repeat((byte)0xEE, 255), 0, 0x3B]),
            ("that broke off", [.. head, .. frame[..8]]),
        ];
    }

    private static IEnumerable<(string Tries, byte[] Bytes)> WebPs()
    {
        var (lossy, whole) = (Encoded(Corpus.Png(64, 64), ".webp"), Encoded(Corpus.Png(64, 64), ".webp[lossless]"));
        byte[] canvas = [.. "VP8X"u8, .. Little(10), 0x10, 0, 0, 0, 255, 255, 255, 255, 255, 255];
        return
        [
            ("of 16 million by 16 million", Riff(-1, canvas, lossy[12..])),
            ("that claims to be longer than it is", Riff(int.MaxValue, lossy[12..])),
            ("of nothing", Riff(-1)),
            ("without loss, of nonsense", Riff(-1, [.. "VP8L"u8, .. Little(500), 0x2F, .. Enumerable.Repeat((byte)0xFF, 499)])),
            ("that broke off", whole[..(whole.Length / 2)]),
            ("with a profile of nonsense", Riff(-1, [.. "VP8X"u8, .. Little(10), 0x20, 0, 0, 0, 63, 0, 0, 63, 0, 0], [.. "ICCP"u8, .. Little(20), .. new byte[20]], lossy[12..])),
            ("with bent codes", Bend(whole)),
        ];
    }

    private static IEnumerable<(string Tries, byte[] Bytes)> Heifs()
    {
        var sound = Encoded(Corpus.Png(64, 64), ".heic");
        var head = Box("ftyp", "heic\0\0\0\0mif1heic"u8.ToArray());
        var grid = sound.AsSpan().IndexOf("ispe"u8);
        byte[] vast = [.. sound];
        if (grid > 0)
            vast.AsSpan(grid + 8, 8).Fill(0x7F);
        return
        [
            ("of its head alone", head),
            ("with a box of no length", [.. head, 0, 0, 0, 0, .. "meta"u8, .. new byte[50]]),
            ("with a box as long as the world", [.. head, 0, 0, 0, 1, .. "meta"u8, .. Enumerable.Repeat((byte)0xFF, 8)]),
            ("with boxes ten thousand deep", [.. head, .. Enumerable.Range(0, 10_000).Select(i => 10_000 - i).SelectMany(i => (byte[])[.. Big(i * 8), .. "meta"u8])]),
            ("of 2,139,062,143 by 2,139,062,143", vast),
            ("that broke off", sound[..(sound.Length * 2 / 3)]),
            ("with bent codes", Bend(sound)),
            ("of another kind: AV1", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sound).Replace("ftypheic", "ftypavif", StringComparison.Ordinal))),
        ];
    }

    private static byte[] Swap(byte[] bytes, int at, byte with)
    {
        byte[] copy = [.. bytes];
        copy[at] = with;
        return copy;
    }

    private static byte[] Bend(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        for (var at = copy.Length / 2; at < copy.Length; at += 7)
            copy[at] ^= 0x5A;
        return copy;
    }
}
