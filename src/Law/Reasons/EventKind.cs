namespace OffenesHaus.Law.Reasons;

/// <summary>What happened on the day from which the law counts.</summary>
public enum EventKind
{
    Posted,
    RetrievalNoticeSent,
    SentElectronically,
    HandedOver,
    Notified,
    ReceivedLater,
    ApplicationReceived,
    ObjectionReceived,
    DayNamed,
    Appointment,
    BenefitStart,
    BenefitEnd,
    ReviewApplied,
    ObstacleGone,
    AccessRequested,
    ApplicationComplete,
    Born,
}
