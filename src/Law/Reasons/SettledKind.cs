namespace OffenesHaus.Law.Reasons;

/// <summary>What a rule settles that is neither a fiction nor a period.</summary>
public enum SettledKind
{
    NotifiedInPerson,
    NotifiedWhenReceived,
    WorksFromFirstOfMonth,
    WorksFromApplication,
    ReceivedElsewhere,
    LastDayWithoutGap,
    ReviewReachesBack,
    LastDayOfFourthYear,
    ReductionBegins,
    InterestBegins,
    AgeReached,
    UnderstoodOnArrival,
    NoValidPeriodForTranslation,
    TranslatedInTime,
    TranslatedLate,
}
