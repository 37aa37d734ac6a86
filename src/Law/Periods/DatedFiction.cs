namespace OffenesHaus.Law.Periods;

/// <summary>So many days for what is sent from this day on.</summary>
internal sealed record DatedFiction(DateOnly From, int Days, string Version);
