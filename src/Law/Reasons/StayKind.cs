namespace OffenesHaus.Law.Reasons;

/// <summary>Why a day stays where it is.</summary>
public enum StayKind
{
    /// <summary>It is one: nothing to move.</summary>
    WorkingDay,

    /// <summary>24 or 31 December: no holiday, even if the house is closed.</summary>
    HouseClosedOnly,

    /// <summary>§ 26 Abs. 3 S. 2 SGB X.</summary>
    NamedWithReference,

    /// <summary>§ 26 Abs. 5 SGB X.</summary>
    Appointment,

    /// <summary>§ 26 Abs. 4 SGB X.</summary>
    BenefitPeriod,

    /// <summary>An application has no period that could move.</summary>
    ApplicationIsNoPeriod,

    /// <summary>§ 88 SGG: a time to wait, not to act.</summary>
    WaitingTime,
}
