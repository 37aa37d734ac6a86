namespace OffenesHaus.Law.Openings;

/// <summary>One sentence beside the ranking, with its citation where there is one.</summary>
public sealed record Advice(AdviceKind Kind, Wording Text, string Section = "");
