namespace OffenesHaus.Platform;

/// <summary>The office says no, for a reason it can name. The code is stable; its sentence stands in <c>texts/refusals</c>, once per language.</summary>
public sealed class Refused(string code, params object[] facts) : Exception(code)
{
    public string Code { get; } = code;

    /// <summary>What the sentence needs: numbers, dates, names of files.</summary>
    public IReadOnlyList<object> Facts { get; } = facts;
}
