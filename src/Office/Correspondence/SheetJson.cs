using System.Text.Encodings.Web;
using System.Text.Json;

namespace OffenesHaus.Correspondence;

internal static class SheetJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        // Goes to a pipe, never into a page: Arabic stays two bytes a letter.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Request<T>(string template, T? sheet) => JsonSerializer.SerializeToUtf8Bytes(new { template, sheet }, Options);
}
