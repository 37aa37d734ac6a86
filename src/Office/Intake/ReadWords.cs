using OffenesHaus.Catalog;
using static OffenesHaus.Trust.JournalKind;

namespace OffenesHaus.Intake;

/// <summary>A look in plain words, in one language: on the screen and on paper alike.</summary>
public static class ReadWords
{
    public static string Who(ReadLine line, Say t) =>
        Name(line, t) + (line.Role is { } role ? t["house/list"] + t["reads/role." + role] : "");

    /// <summary>Who it was; the house itself where nobody did something.</summary>
    public static string Name(ReadLine line, Say t) => line.HeldUntil is not null ? t["reads/role.PrivacyOfficer"] : line.Name ?? t[line.Kind == UrgentLookUnconfirmed ? "reads/house" : "reads/somebody"];

    public static string What(ReadLine line, Say t) =>
        line.HeldUntil is { } until ? t["reads/held", t.Day(until)] : t["reads/what." + line.Kind, line.File ?? line.Words ?? (line.LetterAt is { } at ? t.ShortDay(Law.GermanTime.DayOf(at)) : "?")];

    public static string Why(ReadLine line, Say t) => line.HeldUntil is not null ? t["reads/held.why"] : t["reads/why", t["reads/why." + line.Reason]];
}
