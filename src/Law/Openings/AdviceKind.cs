namespace OffenesHaus.Law.Openings;

/// <summary>What must be said beside the ranking.</summary>
public enum AdviceKind
{
    /// <summary>The house is closed on a working day: periods end today all the same.</summary>
    PeriodsEndToday,

    /// <summary>Nobody can be spoken to before the next month, but an application still counts for this one.</summary>
    MonthEndsUnstaffed,

    /// <summary>How long nobody will be there.</summary>
    NobodyUntil,

    /// <summary>A letter would come too late.</summary>
    PostTooSlow,

    /// <summary>An objection needs its form; the telephone doesn't suffice.</summary>
    FormNeeded,

    /// <summary>Another authority keeps the date too.</summary>
    OtherAuthority,

    /// <summary>Nobody answers now, but somebody can call back.</summary>
    CallBack,

    /// <summary>The house is closed in an emergency: other numbers help at once.</summary>
    EmergencyNumbers,
}
