using System.Text.Json;

namespace OffenesHaus.Platform;

/// <summary>What the house does by data that come with the program. A file that is missing or cannot be read stops the start with a sentence: nothing is guessed in its place.</summary>
internal static class Definitions
{
    /// <summary><paramref name="what"/>: how the sentence calls it. Null for a file that says null. Throws <see cref="CannotStart"/>.</summary>
    public static T? Read<T>(string file, string what, JsonSerializerOptions json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), json);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new CannotStart($"{what} {file} cannot be read: {e.Message}", "Put the file back as it came with the program, or mend the place named.");
        }
    }
}
