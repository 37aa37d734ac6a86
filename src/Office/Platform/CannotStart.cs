namespace OffenesHaus.Platform;

/// <summary>The house cannot start: one sentence for the operator that says why, and one that says the way out.</summary>
public sealed class CannotStart(string sentence, string wayOut, Exception? cause = null) : Exception(sentence + " " + wayOut, cause)
{
    public string Sentence { get; } = sentence;

    public string WayOut { get; } = wayOut;
}
