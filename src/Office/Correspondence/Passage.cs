namespace OffenesHaus.Correspondence;

/// <summary>A paragraph of plain runs, with a list below it where there is one. Text is text: nothing in it is markup.</summary>
public sealed record Passage(params IReadOnlyList<Run> Runs)
{
    public IReadOnlyList<string> Items { get; init; } = [];

    public static implicit operator Passage(string text) => FromString(text);

    public static Passage FromString(string text) => new(new Run(text));
}

/// <summary>A stretch of text on paper; strong ones are set bold.</summary>
public readonly record struct Run(string Text, bool Strong = false);
