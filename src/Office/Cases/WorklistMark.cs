using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OffenesHaus.Cases;

/// <summary>A place in the worklist: turn, legal day and id of a row. Pages begin after or end before it, however much was done meanwhile.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorklistMark : IParsable<WorklistMark>
{
    public required short Turn { get; init; }

    public required DateOnly LegalDay { get; init; }

    public required Guid Id { get; init; }

    public static WorklistMark Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var mark) ? mark : throw new FormatException("Not a place in the worklist.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WorklistMark result)
    {
        result = default;
        if (s?.Split('.') is not [var turn, var day, var id] || !short.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            || !DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) || !Guid.TryParseExact(id, "N", out var i))
            return false;
        result = new() { Turn = t, LegalDay = d, Id = i };
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Turn}.{LegalDay:yyyyMMdd}.{Id:N}");
}
