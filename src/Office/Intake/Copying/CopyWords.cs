using System.Globalization;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Trust.Copying;

namespace OffenesHaus.Intake.Copying;

/// <summary>A fact of a copy in plain words, in one language.</summary>
public static class CopyWords
{
    public static string Section(string name, Say t) => t["copy/section." + name];

    public static string Label(CopyFact fact, Say t) => t["copy/fact." + fact.Name];

    /// <summary>As a person reads it.</summary>
    public static string Value(CopyFact fact, Say t) => fact.Value switch
    {
        DateTimeOffset at => $"{t.ShortDay(GermanTime.DayOf(at))}, {t.Time(TimeOnly.FromDateTime(GermanTime.ClockAt(at).DateTime))}",
        DateOnly day => t.ShortDay(day),
        CopyNamed named => named.In(t.Language.Code),
        bool yes => t[yes ? "copy/yes" : "copy/no"],
        long size when fact.Name == "size" => t.Size(size),
        IFormattable number when fact.Words is null => number.ToString(null, CultureInfo.InvariantCulture),
        var value => fact.Words is null ? value.ToString()! : string.Join(t["house/list"], Codes(value).Select(c => Code(fact.Words, c, t))),
    };

    /// <summary>Whether its words are another in each language; else it is said once, as it was written.</summary>
    public static bool IsSpoken(CopyFact fact) => fact.Value is DateTimeOffset or DateOnly or bool or CopyNamed || fact.Words is not null;

    /// <summary>For programs: an instant in UTC, a day, a number, true or false, a code or a list of codes, or words as written.</summary>
    public static object Machine(CopyFact fact) => fact.Value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum code when code.GetType().IsDefined(typeof(FlagsAttribute), false) => Codes(code),
        Enum code => code.ToString(),
        CopyNamed named => named.Code,
        var value => value,
    };

    private static string[] Codes(object value) =>
        value is Enum flags && flags.GetType().IsDefined(typeof(FlagsAttribute), false)
            ? [.. Enum.GetValues(flags.GetType()).Cast<Enum>().Where(f => int.PopCount(Convert.ToInt32(f, CultureInfo.InvariantCulture)) == 1 && flags.HasFlag(f)).Select(f => f.ToString())]
            : [value.ToString()!];

    private static string Code(string words, string code, Say t) => ((words.EndsWith('.') ? t.Maybe(words + code) : t.Maybe($"copy/{words}.{code}")) ?? code).Replace("{0}", "…", StringComparison.Ordinal);
}
