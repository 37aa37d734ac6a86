namespace OffenesHaus.Catalog;

/// <summary>Something odd or missing about one answer. The code names a sentence in <c>texts/questions</c>; nothing is refused because of it.</summary>
public sealed record Remark(string Question, string Field, string Code, params object[] Facts)
{
    /// <summary>Nothing was written yet; the rest of the remarks are about what was.</summary>
    public bool IsMissing => Code == "missing";
}
