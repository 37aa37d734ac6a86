using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Receipt;

/// <summary>The legal day on which a declaration reached the office, with the rule that set it.</summary>
public sealed record ReceiptDay : ReasonedDay
{
    /// <summary>The name of the rule: a letterbox policy, or "arrival", "spoken", "post", "other-authority".</summary>
    public required string Policy { get; init; }
}
