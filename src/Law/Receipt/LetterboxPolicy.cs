namespace OffenesHaus.Law.Receipt;

/// <summary>How a house dates what it finds in its letterbox. A policy of the house, not a statute.</summary>
public enum LetterboxPolicy
{
    /// <summary>Without a box that separates the days: the earliest day of the interval, not before the date on the paper.</summary>
    InFavour,

    /// <summary>The box separates the days by itself (Fristenbriefkasten): its day is exact.</summary>
    DateSeparating,

    /// <summary>What the first emptying of a day finds counts for the day before.</summary>
    PreviousDay,
}
