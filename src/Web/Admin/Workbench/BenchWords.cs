using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>How the workbench calls things, in German.</summary>
public static class BenchWords
{
    public static string Edition(EditionLine line) => line switch
    {
        { IsDraft: true } => "Entwurf",
        { IsDiscarded: true } => "verworfener Entwurf",
        { Id: null } => $"Version {line.Version}, mit dem Haus gekommen",
        _ => $"Version {line.Version}",
    };

    public static string From(EditionLine line) => line.Origin switch
    {
        "new" => "neu begonnen",
        "xdatenfelder" => "aus einer XDatenfelder-Datei",
        FormBench.House => "aus der mitgelieferten Version",
        var version => $"aus Version {version}",
    };

    public static string State(EditionLine line, DateOnly today) => line switch
    {
        { IsDraft: true } => "in Arbeit",
        { IsDiscarded: true } => $"verworfen {DeskWords.Moment(line.EndedAt!.Value)} Uhr",
        { Holds: true, ValidFrom: { } since } => $"gilt seit {DeskWords.Day(since)}",
        { Holds: true } => "gilt",
        { ValidFrom: { } from } when from > today => $"gilt ab {DeskWords.Day(from)}",
        _ => "galt früher",
    };

    public static string Lacks(FormOnBench form, Language language) => form.Lacks(language) switch
    {
        (0, 0) => "vollständig",
        (var missing, 0) => $"{missing} fehlen",
        (0, var stale) => $"{stale} veraltet",
        var (missing, stale) => $"{missing} fehlen, {stale} veraltet",
    };

    public static string State(WordState state) => state switch
    {
        WordState.Missing => "fehlt",
        WordState.Stale => "veraltet",
        WordState.HolesDiffer => "Platzhalter passen nicht",
        _ => "vollständig",
    };

    public static string Kind(QuestionKind kind) => kind switch
    {
        QuestionKind.Text => "Textfeld",
        QuestionKind.LongText => "großes Textfeld",
        QuestionKind.Date => "Datum",
        QuestionKind.Choice => "eine Auswahl",
        QuestionKind.Choices => "mehrere Auswahlen",
        QuestionKind.Money => "Euro",
        QuestionKind.Iban => "IBAN",
        QuestionKind.PostalCode => "Postleitzahl",
        QuestionKind.Phone => "Telefon",
        QuestionKind.Number => "Zahl",
        QuestionKind.InsuranceNumber => "Versicherungsnummer",
        QuestionKind.Evidence => "Nachweis",
        QuestionKind.Rows => "Liste",
        _ => "Hinweis",
    };

    /// <summary>What a text is for, by the end of its name.</summary>
    public static string Part(string key) => key switch
    {
        "title" => "Titel",
        "lead" => "Satz unter dem Titel",
        "matter" => "Wie Mitarbeitende es nennen",
        _ when key.EndsWith(".of.hint", StringComparison.Ordinal) => "Hinweis, mit Namen",
        _ when key.EndsWith(".of.missing", StringComparison.Ordinal) => "wenn es fehlt, mit Namen",
        _ when key.EndsWith(".of.lead", StringComparison.Ordinal) => "Satz unter der Überschrift, mit Namen",
        _ when key.EndsWith(".of", StringComparison.Ordinal) => key[0] == 'p' ? "Überschrift, mit Namen" : "Frage, mit Namen",
        _ when key.EndsWith(".lead", StringComparison.Ordinal) => "Satz unter der Überschrift",
        _ when key[0] == 'p' && key.EndsWith(".aside", StringComparison.Ordinal) => "was eingeklappt ist, kurz",
        _ when key.EndsWith(".hint", StringComparison.Ordinal) => "Hinweis",
        _ when key.EndsWith(".missing", StringComparison.Ordinal) => "wenn die Antwort fehlt",
        _ when key.EndsWith(".row", StringComparison.Ordinal) => "eine Zeile der Liste",
        _ when key.EndsWith(".add", StringComparison.Ordinal) => "Knopf für eine Zeile mehr",
        _ => key[0] == 'p' ? "Überschrift der Seite" : "Frage oder Auswahl",
    };
}
