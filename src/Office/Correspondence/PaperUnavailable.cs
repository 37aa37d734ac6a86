namespace OffenesHaus.Correspondence;

/// <summary>Nothing can be printed now: the message tells the operator in one German sentence what to put right.</summary>
public sealed class PaperUnavailable(string code, string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>Stable: paper.node-missing, paper.packages-missing, paper.start-failed, paper.crashed, paper.too-slow.</summary>
    public string Code { get; } = code;
}
