namespace OffenesHaus.Law;

/// <summary>How machines name a language.</summary>
public static class LanguageNames
{
    /// <summary>"de", "en", "ar" (BCP 47), for <c>lang</c> attributes. Throws <see cref="ArgumentOutOfRangeException"/> for any other number.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.German => "de",
        Language.English => "en",
        Language.Arabic => "ar",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "The Law shelf explains itself in German, English and Arabic."),
    };
}
