using System.Text.Encodings.Web;
using System.Text.Json;

namespace OffenesHaus.Insight.Processing;

/// <summary>A paper of data protection for programs: JSON with its format, the state of its data, and open questions marked as such (docs/processing.md).</summary>
public static class FileOfProcessing
{
    private const string Format = "offenes-haus/processing/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(ProcessingPaper paper, DateTimeOffset made) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Format,
        Kind = paper.Kind == PaperKind.Record ? "record" : "impact",
        paper.Version,
        Made = made.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        paper.Title,
        paper.Gaps,
        paper.Parts,
    }, Json);
}
