using System.Globalization;
using System.Security;

namespace OffenesHaus.Law.Pictures;

/// <summary>Text and numbers as markup takes them.</summary>
internal static class Markup
{
    public static string Encoded(string text) => SecurityElement.Escape(text);

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    public static string When(TimelineFact fact, Language language) =>
        fact.Time is null ? DayWords.Long(fact.On, language)
        : $"{DayWords.Long(fact.On, language)}{(language == Language.Arabic ? "،" : ",")} {DayWords.OClock(fact.Time, language)}";
}
