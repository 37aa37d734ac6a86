using System.Text;

namespace OffenesHaus.Platform;

/// <summary>The same word written in one way, whatever keyboard it came from.</summary>
public static class Unicode
{
    private const char NoCharacter = '\uFFFE';

    /// <summary>Like <see cref="string.Normalize(NormalizationForm)"/>, which throws at half a character and at U+FFFE. Strangers send both: such signs are replaced or left out, and the rest stands.</summary>
    public static string Same(string words, NormalizationForm form) =>
        (words.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || words.Contains(NoCharacter)
            ? string.Concat(words.EnumerateRunes().Where(r => r.Value != NoCharacter))
            : words).Normalize(form);
}
