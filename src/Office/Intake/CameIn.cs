namespace OffenesHaus.Intake;

/// <summary>How somebody came in to their request: what takes effect on account or address may ask for more than a number and its code.</summary>
public enum CameIn
{
    Code,
    Pin,
    Passkey,

    /// <summary>An identity of a provider, with the level it named.</summary>
    Eid,
}
