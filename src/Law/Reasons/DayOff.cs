using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Reasons;

/// <summary>A day on which no period can end: a weekend (no holiday given) or a holiday of the Land.</summary>
public sealed record DayOff(DateOnly On, Holiday? Holiday)
{
    /// <summary>With the name of the holiday, its Land and section, where it is one.</summary>
    public string In(Language language) => Holiday is null
        ? $"{DayWords.Long(On, language)}"
        : $"{DayWords.Long(On, language)} ({Holiday.Name.In(language)}{Comma(language)} {Holiday.Land.Name().In(language)}{Comma(language)} {(language == Language.Arabic ? $"\u2066{Holiday.Section}\u2069" : Holiday.Section)})";

    // A citation in German inside Arabic is set apart (U+2066, U+2069), or its parts would change places.
    private static string Comma(Language language) => language == Language.Arabic ? "،" : ",";
}
