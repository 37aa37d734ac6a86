using System.Diagnostics;
using System.Text;
using OffenesHaus.Platform;
using static OffenesHaus.Office.Tests.Platform.Hostile.Pictures;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>What people really send: photos of telephones, scans, screenshots, papers of many programs. None of it may be refused, and all of it that is meant to be looked at must be drawn.</summary>
internal static class OrdinaryFiles
{
    private static readonly string[] Names = ["IMG_20261104_183012.jpg", "Scan 2026-11-04 (1).pdf", "Mietvertrag Straße 5 – Kopie.pdf", "WhatsApp Image 2026-11-04 at 18.30.12.jpeg", "صورة المحكمة.jpg", "Договір оренди.pdf", "فاکتور.png", "Çevre faturası.tif", "image.jpg", "Screenshot_20261104-183012_Chrome.png", "CamScanner 04.11.2026 18.30.pdf", "ለዘመድ.jpg", "Bescheid_vom_04.11.26.PDF", "Lohnabrechnung Okt. 26.pdf", "Foto", "d'Arcy & Söhne #3.jpg", "100%.png", "DSC00012.JPG", "人参证.jpg", "👶 Geburtsurkunde.heic"];

    // What each encoder does of its own: steps of quality, colours, waves, tiles, packing, depth.
    private static readonly string[] Endings =
    [
        ".jpg", ".jpg[Q=30]", ".jpg[Q=98,subsample-mode=off]", ".jpg[interlace]", ".jpg[optimize-coding,strip]", ".jpg[restart-interval=8]",
        ".png", ".png[interlace]", ".png[compression=0]", ".png[palette]", ".png[bitdepth=1]", ".png[bitdepth=2]", ".png[bitdepth=4]", ".png[strip]",
        ".tif", ".tif[compression=lzw]", ".tif[compression=deflate,predictor=horizontal]", ".tif[compression=jpeg]", ".tif[compression=packbits]", ".tif[tile]", ".tif[tile,pyramid]", ".tif[bigtiff]", ".tif[xres=300,yres=300,resunit=inch]",
        ".webp", ".webp[lossless]", ".webp[near-lossless]", ".webp[Q=40]", ".gif", ".gif[interlace]", ".heic", ".heic[lossless]", ".heic[Q=90]",
    ];

    /// <summary>The first <paramref name="count"/> of them, 300 at most, always in the same order.</summary>
    public static IReadOnlyList<HostileFile> Of(int count)
    {
        var made = Made().Take(count).ToList();
        return [.. made.Select((f, i) => f with { Name = Named(Names[i % Names.Length], f.Name) })];
    }

    private static IEnumerable<HostileFile> Made()
    {
        // Kinds take turns, so that a small share has some of each.
        var (photos, papers, words) = (Photos().GetEnumerator(), Papers().GetEnumerator(), Words().GetEnumerator());
        for (var more = true; more;)
        {
            more = false;
            foreach (var kind in (IEnumerator<HostileFile>[])[photos, papers, photos, words, photos])
                if (kind.MoveNext())
                {
                    more = true;
                    yield return kind.Current;
                }
        }
    }

    // The ending of its own kind, as telephones and scanners give it.
    private static string Named(string name, string ending) => name.Contains('.', StringComparison.Ordinal) ? name[..(name.LastIndexOf('.') + 1)] + ending : name;

    private static IEnumerable<HostileFile> Photos()
    {
        foreach (var (width, height) in ((int, int)[])[(640, 480), (300, 900), (97, 31), (1200, 900), (1, 1)])
        {
            var picture = Corpus.Png(width, height);
            foreach (var ending in width == 1 ? Endings.Where(e => !e.StartsWith(".heic", StringComparison.Ordinal)) : Endings)
                yield return new("photo", ending[1..].Split('[')[0], Encoded(picture, ending));
            var grey = Run("colourspace", picture, ".png", "b-w");
            foreach (var ending in (string[])[".jpg", ".png", ".tif[compression=ccittfax4,bitdepth=1]", ".tif[compression=ccittfax4,bitdepth=1,miniswhite]", ".webp"])
                yield return new("scan in grey", ending[1..].Split('[')[0], Encoded(grey, ending));
            yield return new("photo for print", "jpg", Run("colourspace", picture, ".jpg", "cmyk"));
            yield return new("photo for print", "tif", Run("colourspace", picture, ".tif", "cmyk"));
            yield return new("sixteen bits", "png", Run("colourspace", picture, ".png", "rgb16"));
            var jpeg = Encoded(picture, ".jpg[strip]");
            foreach (var (says, bytes) in AsCamerasDo(jpeg))
                yield return new(says, "jpg", bytes);
        }
    }

    private static IEnumerable<(string Says, byte[] Bytes)> AsCamerasDo(byte[] jpeg) =>
    [
        ("camera's marks", Corpus.WithExif(jpeg)),
        ("remark of a scanner", With(jpeg, 0xFE, "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90\n"u8.ToArray())),
        ("moving photo", [.. jpeg, 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[500]]),
        ("second photo behind it", [.. With(jpeg, 0xE2, [.. "MPF\0"u8, .. new byte[60]]), .. jpeg]),
        ("zeros behind it", [.. jpeg, .. new byte[700]]),
        ("trailer of a telephone", [.. jpeg, .. "SEFHk\0\0\0SEFT"u8]),
        ("packet about itself", With(jpeg, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"u8])),
        ("mark of an editor", With(jpeg, 0xED, [.. "Photoshop 3.0\08BIM"u8, 4, 4, 0, 0, 0, 0, 0, 0])),
    ];

    private static IEnumerable<HostileFile> Papers()
    {
        var jpeg = Encoded(Corpus.Png(400, 500), ".jpg[strip]");
        foreach (var pages in (int[])[1, 2, 3, 7, 20, 60])
        {
            var plain = Corpus.Pdf(pages, "/Lang(de)/ViewerPreferences<</DisplayDocTitle true>>");
            yield return Pdf("pdf", plain);
            foreach (var words in (string[][])[["--linearize"], ["--object-streams=generate"], ["--qdf"], ["--stream-data=compress"], ["--min-version=2.0"], ["--rotate=90"], ["--encrypt", "", "besitzerin", "256", "--print=none", "--"], ["--encrypt", "", "besitzerin", "128", "--use-aes=y", "--"]])
                yield return Pdf("pdf by qpdf " + words[0], Through("qpdf", "pdf", plain, words));
            yield return Pdf("pdf by cairo", Through("pdftocairo", "pdf", plain, ["-pdf"]));
            yield return Pdf("pdf behind empty lines", [.. "\r\n\r\n"u8, .. plain]);
            yield return Pdf("pdf with lines behind it", [.. plain, .. "\r\n\0\0\0\0"u8]);
            yield return Pdf("pdf changed once more", [.. plain, .. Encoding.ASCII.GetBytes($"\n3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>\nendobj\nxref\n3 1\n{plain.Length + 1:D10} 00000 n \ntrailer<</Size {4 + 2 * pages}/Root 1 0 R/Prev {Start(plain)}>>\nstartxref\n{plain.Length + 66}\n%%EOF")]);
            yield return Pdf("pdf of photos", Scan(jpeg, pages, "1.4"));
            yield return Pdf("pdf of photos, old", Scan(jpeg, pages, "1.2"));
            yield return Pdf("pdf by the house", PagesAsPdf.Of("Nachweis", [.. Enumerable.Range(1, pages).Select(p => (jpeg, $"Seite {p}"))]));
        }

        yield return new("scan of two pages", "tif", Corpus.Tiff(Corpus.Png(300, 400), 200));
        yield return new("scan of eight pages", "tif", Corpus.Tiff(Corpus.Png(100, 400), 50));
    }

    private static IEnumerable<HostileFile> Words()
    {
        foreach (var language in (string[])["Guten Tag, ich ziehe um.", "Hello, I am moving.", "مرحبا، سأنتقل.", "Привіт, я переїжджаю."])
        {
            yield return new("text", "txt", Encoding.UTF8.GetBytes(language));
            yield return new("text, wide", "txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(language)]);
            yield return new("text with a mark", "txt", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(language + "\r\n")]);
            yield return new("list", "csv", Encoding.UTF8.GetBytes($"Datum;Betrag\n4.11.2026;12,50\n;{language}\n"));
            yield return new("text file", "docx", Pretenders.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", Encoding.UTF8.GetBytes($"<w:p>{language}</w:p>"))));
            yield return new("text file of the free kind", "odt", Pretenders.Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", Encoding.UTF8.GetBytes(language))));
            yield return new("letter", "eml", Encoding.UTF8.GetBytes($"From: a@example.org\nSubject: Umzug\n\n{language}"));
            yield return new("rich text", "rtf", Encoding.ASCII.GetBytes("{\\rtf1\\ansi Guten Tag}"));
        }

        yield return new("old German text", "txt", Encoding.Latin1.GetBytes("Sehr geehrte Damen und Herren, meine Straße heißt jetzt Öhmdweg.\r\n"));
    }

    private static HostileFile Pdf(string says, byte[] bytes) => new(says, "pdf", bytes, "application/pdf");

    private static int Start(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return int.Parse(text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    // One photo on each page, as scanners and telephones write it.
    private static byte[] Scan(byte[] jpeg, int pages, string version) => PdfTricks.Of(
    [
        "<</Type/Catalog/Pages 2 0 R>>",
        $"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(p => $"{5 + p} 0 R"))}]>>",
        PdfTricks.Stream(Encoding.Latin1.GetString(jpeg), "/Type/XObject/Subtype/Image/Width 400/Height 500/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"),
        PdfTricks.Stream("q 595 0 0 842 0 0 cm /I Do Q"),
        .. Enumerable.Range(0, pages).Select(_ => "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 3 0 R>>>>>>"),
    ], "/Info<</Producer(Scanner)>>", version);

    private static byte[] Through(string program, string ending, byte[] bytes, string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("oh-test-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a." + ending), Path.Combine(folder, "b." + ending));
            File.WriteAllBytes(from, bytes);
            using var run = OwnProgram.Start(new ProcessStartInfo(program, [.. words, from, to]) { RedirectStandardError = true });
            var complaint = run.StandardError.ReadToEnd();
            run.WaitForExit();
            return File.Exists(to) ? File.ReadAllBytes(to) : throw new InvalidOperationException($"{program}: {complaint}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
