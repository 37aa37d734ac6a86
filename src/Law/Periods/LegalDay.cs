using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Periods;

/// <summary>A day that the law settles and that never shifts: the end of benefits, an appointment, the start of an effect.</summary>
public sealed record LegalDay : ReasonedDay
{
    internal static LegalDay Of(DateOnly on, params IReadOnlyList<Reason> reasons) => new() { On = on, Reasons = reasons };
}
