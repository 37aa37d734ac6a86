using System.Diagnostics;
using System.Text;
using OffenesHaus.Correspondence;
using UglyToad.PdfPig;

namespace OffenesHaus.Office.Tests.Correspondence;

/// <summary>Reads what stands on a paper with programs that did not write it.</summary>
internal static class PaperReading
{
    private const double Millimetre = 72 / 25.4;

    public static IReadOnlyList<Placed> Words(this Paper paper, int page)
    {
        using var pdf = PdfDocument.Open(paper.Pdf);
        var sheet = pdf.GetPage(page);
        return [.. sheet.GetWords().Select(w => new Placed(
            w.Text,
            w.BoundingBox.Left / Millimetre,
            (sheet.Height - w.BoundingBox.Top) / Millimetre,
            w.BoundingBox.Right / Millimetre,
            (sheet.Height - w.BoundingBox.Bottom) / Millimetre))];
    }

    public static Task<string> Text(this Paper paper) => paper.Ask("pdftotext", "-enc", "UTF-8", "{}", "-");

    /// <summary>What a PDF program says of the paper; {} is the file.</summary>
    public static async Task<string> Ask(this Paper paper, string program, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        await File.WriteAllBytesAsync(file, paper.Pdf);
        try
        {
            using var process = Platform.Hostile.OwnProgram.Start(new ProcessStartInfo(program, arguments.Select(a => a.Replace("{}", file)))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            });
            var complaints = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program}: {said}{await complaints}");
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>One line, spaces and invisible marks evened out, so that texts compare however lines break.</summary>
    public static string Even(this string text) => string.Join(' ', new string([.. text.Where(c => c is not ('\u200b' or '\u2060' or '\u2066' or '\u2069' or '\u202a' or '\u202b' or '\u202c' or '\u202d' or '\u202e'))])
        .Split([' ', '\n', '\r', '\f', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A piece of text and where it stands, in millimetres from the upper left corner of the paper.</summary>
public sealed record Placed(string Text, double Left, double Top, double Right, double Bottom);
