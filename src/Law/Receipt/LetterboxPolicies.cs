namespace OffenesHaus.Law.Receipt;

/// <summary>The names under which the policies stand on receipts and in settings.</summary>
public static class LetterboxPolicies
{
    /// <summary>The best day of the interval.</summary>
    public const string InFavour = "in-favour";

    /// <summary>The box separates the days.</summary>
    public const string DateSeparating = "date-separating";

    /// <summary>The day before the first emptying.</summary>
    public const string PreviousDay = "previous-day";

    /// <summary>As it stands on receipts and in settings. Throws <see cref="ArgumentOutOfRangeException"/> for a value outside the enumeration.</summary>
    public static string Name(this LetterboxPolicy policy) => policy switch
    {
        LetterboxPolicy.InFavour => InFavour,
        LetterboxPolicy.DateSeparating => DateSeparating,
        LetterboxPolicy.PreviousDay => PreviousDay,
        _ => throw new ArgumentOutOfRangeException(nameof(policy)),
    };

    /// <summary>The policy of that name. Throws <see cref="FormatException"/> with a sentence for any other.</summary>
    public static LetterboxPolicy Parse(string name) => name switch
    {
        InFavour => LetterboxPolicy.InFavour,
        DateSeparating => LetterboxPolicy.DateSeparating,
        PreviousDay => LetterboxPolicy.PreviousDay,
        _ => throw new FormatException($"'{name}' is no letterbox policy. Write {InFavour}, {DateSeparating} or {PreviousDay}."),
    };
}
