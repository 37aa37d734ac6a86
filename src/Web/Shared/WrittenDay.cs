using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OffenesHaus.Web.Shared;

/// <summary>A day as staff write it into one field: 7.12.2026, 7.12.26 or 2026-12-07.</summary>
public static class WrittenDay
{
    private static readonly string[] Formats = ["d.M.yyyy", "d.M.yy", "yyyy-MM-dd"];

    public static bool TryRead(string? written, [NotNullWhen(true)] out DateOnly? day)
    {
        day = DateOnly.TryParseExact((written ?? "").Trim(), Formats, CultureInfo.GetCultureInfo("de-DE"), DateTimeStyles.None, out var read) ? read : null;
        return day is not null;
    }

    public static string Of(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
