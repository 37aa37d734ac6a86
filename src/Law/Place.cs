using System.Diagnostics.CodeAnalysis;

namespace OffenesHaus.Law;

/// <summary>
/// Where an act must be done: a Land and, where it matters, the municipal holidays.
/// Written "SN", "DE-SN" or, with municipal days, "BY+AssumptionDay+PeaceFestival".
/// </summary>
public sealed record Place : IParsable<Place>
{
    private Place(Land land, MunicipalDays days)
    {
        Land = land;
        Municipal = days;
    }

    /// <summary>The Land whose holiday act holds.</summary>
    public Land Land { get; }

    /// <summary>Which municipal holidays hold besides.</summary>
    public MunicipalDays Municipal { get; }

    /// <summary>The city of Augsburg, the place with the most statutory holidays in Germany.</summary>
    public static Place Augsburg { get; } = In(Land.BY, MunicipalDays.AssumptionDay | MunicipalDays.PeaceFestival);

    /// <summary>Throws when the municipal days don't exist in that Land.</summary>
    public static Place In(Land land, MunicipalDays days = MunicipalDays.None) =>
        !Enum.IsDefined(land) ? throw new ArgumentOutOfRangeException(nameof(land), land, "There are sixteen Länder.")
        : (days & ~PossibleIn(land)) != MunicipalDays.None ? throw new ArgumentException($"{land} knows no municipal holiday {days & ~PossibleIn(land)}.", nameof(days))
        : new Place(land, days);

    /// <summary>Which holidays hold in some municipalities of the Land, but not in all.</summary>
    public static MunicipalDays PossibleIn(Land land) => land switch
    {
        Land.BY => MunicipalDays.AssumptionDay | MunicipalDays.PeaceFestival,
        Land.SN or Land.TH => MunicipalDays.CorpusChristi,
        _ => MunicipalDays.None,
    };

    /// <summary>Throws <see cref="FormatException"/> with a sentence for what is no place.</summary>
    public static Place Parse(string s) => Parse(s, provider: null);

    /// <summary>Throws <see cref="FormatException"/> with a sentence for what is no place.</summary>
    public static Place Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var place) ? place : throw new FormatException($"'{s}' is not a Land. Write one of {string.Join(", ", Enum.GetNames<Land>())}.");

    /// <summary>False for what is no place, and for municipal days that the Land does not know.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Place result)
    {
        result = null;
        var parts = (s ?? "").Split('+', StringSplitOptions.TrimEntries);
        var code = parts[0].StartsWith("DE-", StringComparison.OrdinalIgnoreCase) ? parts[0][3..] : parts[0];
        if (!ByName(code, out Land land))
            return false;

        var days = MunicipalDays.None;
        foreach (var part in parts.Skip(1))
        {
            if (!ByName(part, out MunicipalDays day) || (day & ~PossibleIn(land)) != MunicipalDays.None)
                return false;
            days |= day;
        }

        result = new Place(land, days);
        return true;
    }

    /// <summary>As <see cref="Parse(string)"/> reads it again.</summary>
    public override string ToString() =>
        Municipal == MunicipalDays.None ? Land.ToString() : $"{Land}+{Municipal.ToString().Replace(", ", "+", StringComparison.Ordinal)}";

    // Enum.TryParse would take "12" for Saxony: a number is not a Land.
    private static bool ByName<T>(string name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.Contains(',', StringComparison.Ordinal) && Enum.TryParse(name, ignoreCase: true, out value);
    }
}
