using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>A look in plain words, in one language: on the screen and on paper alike.</summary>
public static class ReadWords
{
    public static string Who(ReadLine line, Say t) =>
        (line.Name ?? t["reads/somebody"]) + (line.Role is { } role ? t["house/list"] + t["reads/role." + role] : "");

    public static string What(ReadLine line, Say t) =>
        t["reads/what." + line.Kind, line.File ?? line.Words ?? (line.LetterAt is { } at ? t.ShortDay(Law.GermanTime.DayOf(at)) : "?")];

    public static string Why(ReadLine line, Say t) => t["reads/why", t["reads/why." + line.Reason]];
}
