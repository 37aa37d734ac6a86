using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OffenesHaus.Correspondence;

/// <summary>A place in the print tray: the instant a letter was written, or its posting noted, and its id. The next page begins behind it, however much was done meanwhile.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrayMark : IParsable<TrayMark>
{
    /// <summary>UTC, to the microsecond: as exactly as the database keeps it.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid Id { get; init; }

    public static TrayMark Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var mark) ? mark : throw new FormatException("Not a place in the tray.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TrayMark result)
    {
        result = default;
        if (s?.Split('.') is not [var at, var id] || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(id, "N", out var known))
            return false;
        result = new() { At = new(ticks, TimeSpan.Zero), Id = known };
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id:N}");
}
