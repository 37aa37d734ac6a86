using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace OffenesHaus.Platform;

/// <summary>Puts drawn pages one after the other into a PDF of A4 pages: pictures only, each with its words for whoever cannot see it, and nothing of the files they were drawn from.</summary>
public static class PagesAsPdf
{
    private const int Shortest = 1_024;

    // A4, in points.
    private const double ShortSide = 595.276, LongSide = 841.89;

    /// <summary>The pages as JPEG, drawn by <see cref="PageImages"/>: never the bytes of a stranger. Title and words in German.</summary>
    public static byte[] Of(string title, IReadOnlyList<(byte[] Jpeg, string Words)> pages)
    {
        using var pdf = new PdfDocument();
        pdf.Info.Title = title;
        pdf.Language = "de-DE";
        pdf.ViewerPreferences.DisplayDocTitle = true;
        var tags = UAManager.ForDocument(pdf).StructureBuilder;
        foreach (var (jpeg, words) in pages)
        {
            byte[] named = Headed(jpeg);
            using var stream = new MemoryStream(named, 0, named.Length, writable: false, publiclyVisible: true);
            using var picture = XImage.FromStream(stream);
            var page = pdf.AddPage();
            var (width, height) = picture.PixelWidth > picture.PixelHeight ? (LongSide, ShortSide) : (ShortSide, LongSide);
            (page.Width, page.Height) = (XUnit.FromPoint(width), XUnit.FromPoint(height));
            using var canvas = XGraphics.FromPdfPage(page);
            var place = Fit(picture, width, height);
            tags.BeginElement(PdfIllustrationElementTag.Figure, words, place);
            canvas.DrawImage(picture, place);
            tags.End();
        }

        using var written = new MemoryStream();
        pdf.Save(written, closeStream: false);
        return written.ToArray();
    }

    // Drawn without any metadata a picture has no head of JFIF either, and by that head PDFsharp knows a JPEG. It says nothing but the version.
    // Zeros behind the end: PDFsharp reads ahead, and takes a picture of a few points for none when the bytes run out.
    private static byte[] Headed(byte[] jpeg) => [.. jpeg.AsSpan(0, 2), .. jpeg[3] is 0xE0 or 0xE1 ? [] : JfifHead, .. jpeg.AsSpan(2), .. new byte[Math.Max(0, Shortest - jpeg.Length)]];

    private static ReadOnlySpan<byte> JfifHead => [0xFF, 0xE0, 0x00, 0x10, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00];

    private static XRect Fit(XImage picture, double width, double height)
    {
        var scale = Math.Min(width / picture.PixelWidth, height / picture.PixelHeight);
        var (w, h) = (picture.PixelWidth * scale, picture.PixelHeight * scale);
        return new((width - w) / 2, (height - h) / 2, w, h);
    }
}
