namespace OffenesHaus.Law.Receipt;

/// <summary>The names under which the policies stand on receipts and in settings.</summary>
public static class LetterboxPolicies
{
    public const string InFavour = "in-favour";
    public const string DateSeparating = "date-separating";
    public const string PreviousDay = "previous-day";

    public static string Name(this LetterboxPolicy policy) => policy switch
    {
        LetterboxPolicy.InFavour => InFavour,
        LetterboxPolicy.DateSeparating => DateSeparating,
        LetterboxPolicy.PreviousDay => PreviousDay,
        _ => throw new ArgumentOutOfRangeException(nameof(policy)),
    };

    public static LetterboxPolicy Parse(string name) => name switch
    {
        InFavour => LetterboxPolicy.InFavour,
        DateSeparating => LetterboxPolicy.DateSeparating,
        PreviousDay => LetterboxPolicy.PreviousDay,
        _ => throw new FormatException($"'{name}' is no letterbox policy. Write {InFavour}, {DateSeparating} or {PreviousDay}."),
    };
}
