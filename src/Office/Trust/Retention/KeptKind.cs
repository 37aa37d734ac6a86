namespace OffenesHaus.Trust.Retention;

/// <summary>What is kept for a time of its own.</summary>
public enum KeptKind
{
    /// <summary>Begun and never handed in.</summary>
    Draft,

    /// <summary>A matter that is closed, with all that came and went.</summary>
    Matter,

    /// <summary>A paper that belonged to nobody's matter here and was set aside.</summary>
    Paper,

    /// <summary>A call or a visit; what was taken down in it belongs to its matters.</summary>
    Conversation,

    /// <summary>The account of somebody who helped, once no matter is left in which they did.</summary>
    HelperAccount,
}
