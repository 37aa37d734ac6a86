namespace OffenesHaus.Insight.Processing;

/// <summary>Systems of others that this house is configured to speak with: issuers of identity providers. None: nothing leaves it by itself.</summary>
public sealed record ConnectedSystems(IReadOnlyList<string> Providers);
