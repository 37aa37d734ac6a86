using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Receipt;

/// <summary>The legal day on which a declaration reached the office, with the rule that set it.</summary>
public sealed record ReceiptDay : ReasonedDay
{
    /// <summary>The name of the rule: a letterbox policy, or "arrival", "spoken", "post", "other-authority", "corrected".</summary>
    public required string Policy { get; init; }

    /// <summary>
    /// The only way a receipt day changes: a further value, here with the rule that sets it, and in words why the one before was wrong.
    /// The reasons tell both; this value stays as it is. Throws <see cref="NotComputable"/> where nothing changes or no reason is given.
    /// </summary>
    public ReceiptDay Corrected(ReceiptDay by, string why) =>
        by.On == On ? throw new NotComputable("The corrected receipt day is the same day: there is nothing to correct.")
        : string.IsNullOrWhiteSpace(why) ? throw new NotComputable("A receipt day is corrected with a reason only: say why the earlier one was wrong.")
        : by with { Reasons = [.. Reasons, new CorrectionStep(On, by.On, why.Trim()), .. by.Reasons] };
}
