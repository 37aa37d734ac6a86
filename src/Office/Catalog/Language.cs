using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OffenesHaus.Catalog;

/// <summary>A language of the house: its tag, its own name, its direction, and whether a person has checked its texts.</summary>
public sealed class Language : IParsable<Language>
{
    private Language(string code, string ownName, string germanName, bool rightToLeft, bool isChecked)
    {
        (Code, OwnName, GermanName, RightToLeft, IsChecked) = (code, ownName, germanName, rightToLeft, isChecked);

        // Gregorian months and Latin digits in every language: a date on a receipt must read like the date on the letter.
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(code).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        Culture = CultureInfo.ReadOnly(culture);
    }

    public static Language German { get; } = new("de", "Deutsch", "Deutsch", rightToLeft: false, isChecked: true);

    public static Language English { get; } = new("en", "English", "Englisch", rightToLeft: false, isChecked: false);

    public static Language Arabic { get; } = new("ar", "العربية", "Arabisch", rightToLeft: true, isChecked: false);

    public static IReadOnlyList<Language> All { get; } = [German, English, Arabic];

    public string Code { get; }

    public string OwnName { get; }

    public string GermanName { get; }

    public bool RightToLeft { get; }

    /// <summary>False: the foot of each page says so in this language. A translation counts as checked when a named person signed it off.</summary>
    public bool IsChecked { get; }

    public CultureInfo Culture { get; }

    /// <summary>The same language on the law shelf, which explains its days itself.</summary>
    public Law.Language ForLaw => Code switch { "en" => Law.Language.English, "ar" => Law.Language.Arabic, _ => Law.Language.German };

    public bool IsGerman => this == German;

    public static Language Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var l) ? l : throw new FormatException("Not a language of the house.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Language result) =>
        (result = All.FirstOrDefault(l => l.Code == s)) is not null;

    public override string ToString() => Code;
}
