namespace OffenesHaus.Law;

/// <summary>The ways in that the law knows, as this shelf dates them.</summary>
public enum Channel
{
    /// <summary>Online; complete when the declaration is wholly transferred.</summary>
    Portal,

    /// <summary>A letter that the post brings.</summary>
    Post,

    /// <summary>The house's own letterbox; known only as an interval between two emptyings.</summary>
    Letterbox,

    /// <summary>In the house, face to face.</summary>
    Counter,

    /// <summary>Spoken on the telephone.</summary>
    Phone,

    /// <summary>Handed in by somebody who helps the person.</summary>
    Helper,
}
