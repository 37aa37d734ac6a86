namespace OffenesHaus.Intake.Persons;

/// <summary>What a line of the time line tells of. The order among those of one instant.</summary>
public enum LineKind
{
    /// <summary>Something reached the office.</summary>
    Arrived,

    /// <summary>The office wrote.</summary>
    Written,
    Letter,

    /// <summary>Something in a call or visit.</summary>
    Contact,

    /// <summary>Somebody may help, comes along or translates.</summary>
    HelpGiven,
    HelpEnded,
    Note,
    Forwarded,

    /// <summary>A clerk put two requests to one person, or took that back.</summary>
    SamePerson,
    Emergency,
}
