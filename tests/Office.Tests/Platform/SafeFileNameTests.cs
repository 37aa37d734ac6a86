using System.Text;
using CsCheck;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("Mietvertrag.pdf", FileKind.Pdf, "Mietvertrag.pdf")]
    [InlineData("Kündigung Wohnung (2).JPG", FileKind.Jpeg, "Kündigung Wohnung (2).jpg")]
    [InlineData("صورة.png", FileKind.Png, "صورة.png")]
    [InlineData("Довідка про доходи.pdf", FileKind.Pdf, "Довідка про доходи.pdf")]
    [InlineData("IMG_0001.HEIC", FileKind.Heif, "IMG_0001.heic")]
    [InlineData("Lebenslauf.docx", FileKind.OfficeFile, "Lebenslauf.docx")]
    [InlineData("", FileKind.Pdf, "Datei.pdf")]
    [InlineData(null, FileKind.Unknown, "Datei")]
    [InlineData("../../etc/passwd", FileKind.Text, "passwd.txt")]
    [InlineData("C:\\Users\\Ali\\Foto.jpg", FileKind.Jpeg, "Foto.jpg")]
    [InlineData("..", FileKind.Jpeg, "Datei.jpg")]
    [InlineData(".htaccess", FileKind.Text, "htaccess.txt")]
    [InlineData("CON", FileKind.Pdf, "_CON.pdf")]
    [InlineData("lpt1.txt", FileKind.Text, "_lpt1.txt")]
    [InlineData("Konto.pdf", FileKind.Pdf, "Konto.pdf")]
    [InlineData("Rechnung.pdf.exe", FileKind.Program, "Rechnung.pdf.exe.bin")]
    [InlineData("photo.jpg", FileKind.Markup, "photo.jpg.txt")]
    [InlineData("logo.svg", FileKind.Unknown, "logo.svg.bin")]
    [InlineData("a\u202Egpj.exe", FileKind.Jpeg, "agpj.exe.jpg")]
    [InlineData("zeile\r\nContent-Type: text/html.pdf", FileKind.Pdf, "html.pdf")]
    [InlineData("a\"b;c.pdf", FileKind.Pdf, "a_b;c.pdf")]
    [InlineData("nul\0l.pdf", FileKind.Pdf, "null.pdf")]
    public void A_name_keeps_what_people_read_and_loses_what_machines_trip_over(string? given, FileKind kind, string safe) =>
        Assert.Equal(safe, SafeFileName.Of(given, kind).Text);

    [Fact]
    public void Whatever_the_name_the_safe_one_is_one_line_short_and_harmless_in_a_header() =>
        Gen.Select(Gen.String[0, 400], Gen.Enum<FileKind>()).Sample((given, kind) =>
        {
            var name = SafeFileName.Of(given, kind);
            return name.Text.Length > 0 && Encoding.UTF8.GetByteCount(name.Text) <= 255
                && !name.Text.Any(c => char.IsControl(c) || c is '/' or '\\' || c is >= '\u202A' and <= '\u202E' || c is >= '\u2066' and <= '\u2069')
                && name.AsAttachment().All(c => c is >= ' ' and < '\x7F')
                && name.AsAttachment().Count(c => c == '"') == 2
                && SafeFileName.Of(name.Text, kind).Text == name.Text;
        }, iter: 20_000);

    [Fact]
    public void A_very_long_name_keeps_its_ending_and_whole_letters()
    {
        var name = SafeFileName.Of(string.Concat(Enumerable.Repeat("👩‍👧‍👦ä", 60)) + ".pdf", FileKind.Pdf).Text;

        Assert.InRange(Encoding.UTF8.GetByteCount(name), 200, 255);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }
}
