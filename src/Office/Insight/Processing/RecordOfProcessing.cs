using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Outreach;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Insight.Processing;

/// <summary>The record of processing activities (Verzeichnis, Art. 30 Abs. 1 GDPR), letter by letter, from catalogue, rules, rights and settings. What the office alone knows is a marked gap.</summary>
public sealed class RecordOfProcessing(OfficeSettings office, Services services, Forms forms, Texts texts, KeepingRules rules, IEnumerable<IHoldings> rooms, AuthorityDirectory directory, Measures measures, ConnectedSystems systems, BackupTarget backup, TimeProvider clock)
{
    public ProcessingPaper See()
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var german = new Say(texts, Language.German);
        var catalogue = new CatalogueFacts(services, forms, german, today);
        return new()
        {
            Kind = PaperKind.Record,
            Title = "Verzeichnis der Verarbeitungstätigkeiten",
            Lead = "Gemacht aus dem, was dieses Haus von sich selbst weiß: Katalog, Formulare, Fristen, Rechte, Einstellungen. Was nur die Stelle weiß, ist eine markierte Lücke mit Leitfrage. Angaben über Personen stehen nicht darin.",
            Parts =
            [
                new("controller", "Art. 30 Abs. 1 Buchst. a DSGVO", "Verantwortliche", [Controller]),
                new("purposes", "Art. 30 Abs. 1 Buchst. b DSGVO", "Zwecke der Verarbeitung", catalogue.Purposes),
                new("people", "Art. 30 Abs. 1 Buchst. c DSGVO", "Kategorien betroffener Personen", People),
                new("data", "Art. 30 Abs. 1 Buchst. c DSGVO", "Kategorien von Daten: was Formulare fragen", [.. catalogue.Asked, [Special]]),
                new("held", "Art. 30 Abs. 1 Buchst. c DSGVO", "Kategorien von Daten: was das Haus zu einem Anliegen hält", Held(german)),
                new("recipients", "Art. 30 Abs. 1 Buchst. d DSGVO", "Empfänger", [.. Inside, .. Outside(catalogue)]),
                new("abroad", "Art. 30 Abs. 1 Buchst. e DSGVO", "Übermittlung in Drittländer", [Abroad]),
                new("erasure", "Art. 30 Abs. 1 Buchst. f DSGVO", "Fristen der Löschung", [.. Enum.GetValues<KeptKind>().Select(k => Kept(k, today)), Beyond]),
                new("security", "Art. 30 Abs. 1 Buchst. g, Art. 32 Abs. 1 DSGVO", "Technische und organisatorische Maßnahmen", [.. measures.All.Select(Measure), Own]),
            ],
        };
    }

    internal static IReadOnlyList<PaperFact> Measure(Measure measure) =>
    [
        new(measure.Aim, measure.Words),
        new("Beschrieben", string.Join(", ", measure.Parts.Select(p => $"„{p}“").Prepend($"docs/{measure.Doc}")) + (measure.Asvs.Count == 0 ? "" : $"; OWASP ASVS 5: {string.Join(", ", measure.Asvs.Select(a => $"V{a}"))}, docs/asvs.csv")),
    ];

    private IReadOnlyList<PaperFact> Controller =>
    [
        new("Verantwortlich", office.Controller),
        new("Vertreten durch", office.Represented),
        new("Datenschutz im Haus", office.DataProtectionOfficer),
        new("Aufsicht", office.Supervisor),
        PaperFact.Gap("Gemeinsam verantwortlich", "Verarbeitet eine andere Stelle mit, etwa für zentral verwaltete Verfahren (§ 50 Abs. 3 SGB II, Art. 26 DSGVO)? Welche, und wer wofür?"),
    ];

    private static IReadOnlyList<IReadOnlyList<PaperFact>> People =>
    [
        [new("Personen mit einem Anliegen", "wer etwas beantragt, mitteilt oder fragt, selbst oder durch andere")],
        [new("Haushalt und andere, die genannt werden", "wer in Angaben, Nachweisen oder Briefen vorkommt (Art. 14 DSGVO)")],
        [new("Helfende", "wer mit Vollmacht hilft: Konto, Vollmachten, was sie sahen und taten")],
        [new("Beschäftigte", "Konto, Aufgabe, Anmeldung, Einträge im Journal; Namen unter Antworten und Briefen")],
    ];

    private static PaperFact Special => PaperFact.Gap("Besondere Kategorien (Art. 9 DSGVO)", "Welche dieser Fragen und welche Nachweise verraten Gesundheit, Herkunft, Religion oder Ähnliches, und worauf stützt sich das (Art. 9 Abs. 2 DSGVO, § 67b SGB X)?");

    private IReadOnlyList<IReadOnlyList<PaperFact>> Held(Say german) =>
        [.. rooms.SelectMany(r => r.Tables).GroupBy(t => t.Section is { } section ? german[$"copy/section.{section}"] : "Was nicht in der Kopie für die Person steht", StringComparer.Ordinal)
            .Select(g => (IReadOnlyList<PaperFact>)[new(g.Key, string.Join(", ", g.Select(t => t.Table).Distinct(StringComparer.Ordinal)))])];

    private static IEnumerable<IReadOnlyList<PaperFact>> Inside =>
        Enum.GetValues<ClerkRole>().Select(r => (IReadOnlyList<PaperFact>)[new($"Im Haus: {ProcessingWords.Role(r)}", ProcessingWords.Holds(r))]);

    private IReadOnlyList<IReadOnlyList<PaperFact>> Outside(CatalogueFacts catalogue) =>
    [
        [new("Helfende", "was die Vollmacht der Person erlaubt, solange sie gilt (§ 13 SGB X)")],
        .. catalogue.Authorities.Select(a => (IReadOnlyList<PaperFact>)[new("Andere Behörde nach dem Katalog", $"{a} (§ 16 Abs. 2 SGB I)")]),
        .. directory.Authorities.Select(a => (IReadOnlyList<PaperFact>)[new("Andere Behörde im Verzeichnis des Hauses", $"{a.Name}: {a.For} (§ 16 SGB I)")]),
        [new("Postdienst", "Anschrift und verschlossener Brief")],
        .. systems.Providers.Select(p => (IReadOnlyList<PaperFact>)[new("Anbieter für die Anmeldung", p)]),
        [PaperFact.Gap("Auftragsverarbeiter", "Wer betreibt Rechner, Datenbank, Sicherung und Druck, und unter welchem Vertrag (Art. 28 DSGVO, § 80 SGB X)?"),
            PaperFact.Gap("Fachverfahren", "In welches Verfahren geht ein Anliegen, wenn es fertig ist, und wer ist dafür verantwortlich?")],
    ];

    private IReadOnlyList<PaperFact> Abroad =>
    [
        new("Durch dieses Programm", systems.Providers.Count == 0 ? "keine: Es ruft außer seiner Datenbank niemanden, und seine Seiten laden nichts von fremden Rechnern." : "nur über die Anbieter für die Anmeldung, die oben stehen."),
        .. systems.Providers.Select(p => PaperFact.Gap(p, "Wo sitzt dieser Anbieter, und worauf stützt sich eine Übermittlung (Kapitel V DSGVO, § 77 SGB X)?")),
        PaperFact.Gap("Durch andere", "Sitzt ein Auftragsverarbeiter oder einer seiner Unterauftragnehmer außerhalb der EU und des EWR? Welche Garantien gibt es?"),
    ];

    private IReadOnlyList<PaperFact> Kept(KeptKind kind, DateOnly today)
    {
        var rule = rules.InForce(kind, today);
        return
        [
            new(ProcessingWords.Kept(kind), $"{rule.Length.In(Law.Language.German)} {ProcessingWords.KeptSince(kind)}, dann von selbst gelöscht"),
            new("Worauf es sich stützt", rule.Law),
            new("Gilt seit", rule.From.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    private IReadOnlyList<PaperFact> Beyond =>
    [
        new("Sicherungen", backup.Folder is null ? "Das Haus sichert sich nicht selbst." : $"{(backup.Keep == 0 ? "alle" : $"die letzten {backup.Keep}")}; Gelöschtes bleibt darin unlesbar, weil sein Schlüssel vernichtet ist"),
        PaperFact.Gap("Journal", "Das Journal hält keine Inhalte, und das Programm löscht keinen Eintrag. Wie lange bewahrt die Stelle es auf?"),
        PaperFact.Gap("Akte im Fachverfahren", "Wie lange bleibt, was ins Fachverfahren ging (§ 84 SGB X)?"),
    ];

    private static IReadOnlyList<PaperFact> Own => [PaperFact.Gap("Maßnahmen der Stelle", "Was tut die Stelle darüber hinaus: Räume, Schulung, Verpflichtung auf das Sozialgeheimnis, Vertretung, Notfallplan?")];
}
