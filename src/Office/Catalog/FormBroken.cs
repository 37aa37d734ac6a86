using System.Text.Json;

namespace OffenesHaus.Catalog;

/// <summary>A definition of the catalogue cannot be read; names the file, the line where it is known, and the contradiction for its editor.</summary>
public sealed class FormBroken : Exception
{
    public FormBroken(string file, string what, int? line = null)
        : base(line is null ? $"{file}: {what}" : $"{file}, line {line}: {what}")
    {
        (Line, Said) = (line, $"{what}");
    }

    internal FormBroken(string file, FormattableString what, int? line = null)
        : this(file, FormattableString.Invariant(what), line) => Said = what;

    /// <summary>Counted from 1; null where it is not known.</summary>
    public int? Line { get; }

    /// <summary>The sentence and what stands in it apart, so that a door can say it in its own language.</summary>
    public FormattableString Said { get; private init; }

    internal static FormBroken AsJson(string file, JsonException e)
    {
        var line = (int?)(e.LineNumber + 1);
        return new(file, e.Message, line) { Said = e.Path is { Length: > 1 } path ? (FormattableString)$"the value at '{path}' cannot be read" : $"this is no JSON" };
    }
}
