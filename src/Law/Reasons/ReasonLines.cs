namespace OffenesHaus.Law.Reasons;

/// <summary>Reasons as text.</summary>
public static class ReasonLines
{
    /// <summary>One step a line.</summary>
    public static string InLines(this IEnumerable<Reason> reasons, Language language) =>
        string.Join('\n', reasons.Select(reason => reason.Say(language)));
}
