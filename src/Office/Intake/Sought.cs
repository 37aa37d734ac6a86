using System.Globalization;
using OffenesHaus.People;

namespace OffenesHaus.Intake;

/// <summary>What a clerk searches for, taken apart: a number, or any of birth date, customer number, names. No more of it is ever written down than which of these were used.</summary>
public sealed record Sought
{
    private const int FewestLetters = 2, Longest = 200;
    private static readonly string[] DayFormats = ["d.M.yyyy", "d.M.yy", "yyyy-MM-dd", "ddMMyyyy"];

    internal RequestNumber? Number { get; private init; }

    internal DateOnly? BornOn { get; private init; }

    internal string? Customer { get; private init; }

    /// <summary>For the full-text index: every word as a beginning.</summary>
    internal string? Names { get; private init; }

    public bool IsEmpty => Number is null && BornOn is null && Customer is null && Names is null;

    /// <summary>Enough to mean one person: a number, a customer number, or a name with its birth date.</summary>
    public bool NamesOnePerson => Number is not null || Customer is not null || (Names is not null && BornOn is not null);

    /// <summary>Which traits were used, as codes.</summary>
    public string By => string.Join('+', new[] { Number is null ? null : "number", BornOn is null ? null : "birth-date", Customer is null ? null : "customer-number", Names is null ? null : "name" }.OfType<string>());

    public static Sought Of(string? written)
    {
        var words = (written ?? "").Trim();
        if (words.Length is < FewestLetters or > Longest)
            return new();
        if (RequestNumber.TryParse(words, null, out var number) && words.All(c => !char.IsLetter(c)))
            return new() { Number = number };

        DateOnly? bornOn = null;
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in parts.ToArray())
            if (DateOnly.TryParseExact(part, DayFormats, CultureInfo.GetCultureInfo("de-DE"), DateTimeStyles.None, out var day))
            {
                bornOn = day;
                parts.Remove(part);
            }

        if (parts.Exists(p => p.Any(char.IsAsciiDigit)))
            return new() { BornOn = bornOn, Customer = string.Concat(parts) };

        // The folded name holds nothing but letters, digits and gaps: nothing of it can be read as an operator.
        var names = string.Join(" & ", SearchTraits.Fold(string.Join(' ', parts)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n + ":*"));
        return parts.Count > 0 && names.Length == 0 ? new() : new() { BornOn = bornOn, Names = names.Length > 0 ? names : null };
    }
}
