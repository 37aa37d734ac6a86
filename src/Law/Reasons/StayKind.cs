namespace OffenesHaus.Law.Reasons;

/// <summary>Why a day stays where it is.</summary>
public enum StayKind
{
    WorkingDay,
    HouseClosedOnly,
    NamedWithReference,
    Appointment,
    BenefitPeriod,
    ApplicationIsNoPeriod,
    WaitingTime,
}
