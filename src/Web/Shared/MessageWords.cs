using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Shared;

/// <summary>Takes a message of the office apart by language, so that each part is read aloud in its own: what the house wrote in two languages, and the clerk's German.</summary>
public static class MessageWords
{
    private const string German = "de", Item = "– ", Beside = " / ";

    /// <summary>Blocks, each with its parts; a translation first, for whom it was made.</summary>
    public static IReadOnlyList<IReadOnlyList<MessagePart>> Of(MessageSeen message, Language own)
    {
        if (message.Translation is { } translation)
            return [[new(translation.Language.Code, translation.Words)], .. Of(message with { Translation = null }, translation.Language)];
        if (own.IsGerman)
            return [[new(German, message.Words)]];
        if (message.Kind == MessageKind.Forwarded)
        {
            // The same paragraphs twice: German, then the person's language.
            var paragraphs = message.Words.Split("\n\n");
            var half = paragraphs.Length / 2;
            return [[new(German, string.Join("\n\n", paragraphs[..half]))], [new(own.Code, string.Join("\n\n", paragraphs[half..]))]];
        }

        var parts = new List<MessagePart>();
        foreach (var line in message.Words.Split('\n'))
        {
            // What is missing stands there by both of its names.
            var cut = line.StartsWith(Item, StringComparison.Ordinal) ? line.LastIndexOf(Beside, StringComparison.Ordinal) : -1;
            parts.Add(new(German, (parts.Count > 0 ? "\n" : "") + (cut < 0 ? line : line[..(cut + Beside.Length)])));
            if (cut >= 0)
                parts.Add(new(own.Code, line[(cut + Beside.Length)..]));
        }

        return [parts];
    }
}

/// <summary>Words of a message in one language, by its code.</summary>
public sealed record MessagePart(string Language, string Words);
