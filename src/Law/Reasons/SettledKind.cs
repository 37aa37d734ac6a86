namespace OffenesHaus.Law.Reasons;

/// <summary>What a rule settles that is neither a fiction nor a period.</summary>
public enum SettledKind
{
    /// <summary>§ 37 Abs. 1 SGB X.</summary>
    NotifiedInPerson,

    /// <summary>§ 37 Abs. 2 S. 3 SGB X.</summary>
    NotifiedWhenReceived,

    /// <summary>§ 37 Abs. 2 S. 2 SGB II.</summary>
    WorksFromFirstOfMonth,

    /// <summary>§ 37 Abs. 2 S. 1 SGB II until 31 December 2010.</summary>
    WorksFromApplication,

    /// <summary>§ 16 Abs. 2 S. 2 SGB I.</summary>
    ReceivedElsewhere,

    /// <summary>§ 37 Abs. 2 SGB II.</summary>
    LastDayWithoutGap,

    /// <summary>§ 44 Abs. 4 SGB X, § 40 Abs. 1 SGB II.</summary>
    ReviewReachesBack,

    /// <summary>§ 40 Abs. 1 S. 2 Nr. 1 SGB II.</summary>
    LastDayOfFourthYear,

    /// <summary>§ 31b Abs. 1 SGB II.</summary>
    ReductionBegins,

    /// <summary>§ 44 Abs. 2 SGB I.</summary>
    InterestBegins,

    /// <summary>§ 36 Abs. 1 SGB I, § 187 Abs. 2 S. 2 BGB.</summary>
    AgeReached,

    /// <summary>§ 19 Abs. 4 SGB X: no translation was needed.</summary>
    UnderstoodOnArrival,

    /// <summary>§ 19 Abs. 4 SGB X: nobody set a period and said what lateness means.</summary>
    NoValidPeriodForTranslation,

    /// <summary>§ 19 Abs. 4 SGB X: the arrival counts.</summary>
    TranslatedInTime,

    /// <summary>§ 19 Abs. 4 SGB X: the arrival of the translation counts.</summary>
    TranslatedLate,
}
