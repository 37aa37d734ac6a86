using System.Text.Encodings.Web;
using System.Text.Json;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;

namespace OffenesHaus.Intake.Copying;

/// <summary>A copy as a file for programs, after docs/data-copy.md. A change that takes something away raises the number in <see cref="Format"/>.</summary>
public sealed class CopyFile(OfficeSettings office, Texts texts, TimeProvider clock)
{
    public const string Format = "offenes-haus/copy/1";

    public byte[] Write(OwnCopy copy, Language language)
    {
        using var bytes = new MemoryStream();
        // For a file, never into a page: every script stays readable in it.
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("made", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("office", office.Name);
            json.WriteString("language", language.Code);
            json.WriteBoolean("complete", !copy.LeftProtectedOut);
            foreach (var section in copy.Sections)
            {
                json.WriteStartArray(section.Name);
                foreach (var entry in section.Entries)
                    Write(json, entry, new Say(texts, language));
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CopyEntry entry, Say t)
    {
        json.WriteStartObject();
        foreach (var fact in entry.Facts)
        {
            json.WritePropertyName(fact.Name);
            JsonSerializer.Serialize(json, CopyWords.Machine(fact));
        }

        if (entry.Said.Count > 0)
        {
            json.WriteStartArray("answers");
            foreach (var said in entry.Said)
            {
                json.WriteStartObject();
                json.WriteString("question", said.Question);
                json.WriteString("label", said.Label(t.Language.Code));
                json.WriteString("written", said.Written);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
