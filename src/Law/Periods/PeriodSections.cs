namespace OffenesHaus.Law.Periods;

/// <summary>The citations of a period: its length, its shift, and what holds when the last month is too short.</summary>
public sealed record PeriodSections(string Period, string Shift)
{
    /// <summary>Null where the citation of the period covers it already.</summary>
    public string? ShortMonth { get; init; } = "§ 188 Abs. 3 BGB";
}
