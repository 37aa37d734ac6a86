using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Insight.Processing;

/// <summary>
/// The skeleton of a data protection impact assessment (Datenschutz-Folgenabschätzung, Art. 35 GDPR): what the house does and protects stands in it; every judgement is a gap
/// with its question, for the house must not judge itself.
/// </summary>
public sealed class ImpactOfProcessing(RecordOfProcessing record, Services services, Forms forms, Texts texts, KeepingRules rules, Measures measures, TimeProvider clock)
{
    public ProcessingPaper See()
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var catalogue = new CatalogueFacts(services, forms, new Say(texts, Language.German), today);
        return new()
        {
            Kind = PaperKind.Impact,
            Title = "Gerüst der Datenschutz-Folgenabschätzung",
            Lead = "Das Haus beschreibt, was es tut und wie es schützt. Es urteilt nicht über sich: Notwendigkeit, Risiko und Folgen bewertet die Stelle. Jede Lücke trägt ihre Leitfrage.",
            Parts =
            [
                new("needed", "Art. 35 Abs. 1, 3 und 10 DSGVO", "Ist eine Folgenabschätzung nötig?", [Needed]),
                new("description", "Art. 35 Abs. 7 Buchst. a DSGVO", "Was verarbeitet wird", Described(catalogue, today)),
                new("necessity", "Art. 35 Abs. 7 Buchst. b DSGVO", "Notwendigkeit und Verhältnismäßigkeit", [Necessity, .. catalogue.Ordered.Select(f => Weighed(f, catalogue))]),
                new("risks", "Art. 35 Abs. 7 Buchst. c DSGVO", "Risiken für die Rechte und Freiheiten", [.. measures.All.Select(m => m.Aim).Distinct(StringComparer.Ordinal).Select(Risk), Groups]),
                new("measures", "Art. 35 Abs. 7 Buchst. d DSGVO", "Maßnahmen gegen die Risiken", [.. measures.All.Select(RecordOfProcessing.Measure), Remaining]),
                new("advice", "Art. 35 Abs. 2 und 9, Art. 36 DSGVO", "Rat, Standpunkte, Aufsicht", [Advice]),
                new("review", "Art. 35 Abs. 11 DSGVO", "Überprüfung", [Review]),
            ],
        };
    }

    private static IReadOnlyList<PaperFact> Needed =>
    [
        new("Entscheidungen allein durch ein Programm", "keine; über Leistungen entscheidet immer ein Mensch (Art. 22 DSGVO)"),
        PaperFact.Gap("Hohes Risiko", "Hat die Verarbeitung nach Art, Umfang, Umständen und Zwecken voraussichtlich ein hohes Risiko? Steht sie auf der Liste der Aufsicht (Art. 35 Abs. 4)?"),
        PaperFact.Gap("Schon abgeschätzt", "Gibt es schon eine allgemeine Folgenabschätzung des Gesetzgebers oder für gleiche Vorgänge (Art. 35 Abs. 1 S. 2, Abs. 10)?"),
    ];

    private IReadOnlyList<IReadOnlyList<PaperFact>> Described(CatalogueFacts catalogue, DateOnly today) =>
    [
        [new("Verzeichnis", $"Datenstand {record.See().Version}: Zwecke, Daten, Empfänger und Fristen stehen dort einzeln")],
        [new("Zugangswege", string.Join(", ", Enum.GetValues<Channel>().Select(c => c.Name().German)))],
        [new("Leistungen", $"{services.All.Count(s => s.IsOffered(today))}"), new("Formulare", string.Join(", ", catalogue.Ordered.Select(f => $"{catalogue.Title(f)} (Version {f.Version})")))],
        [new("Rollen im Haus", string.Join(", ", Enum.GetValues<ClerkRole>().Select(ProcessingWords.Role)))],
        [new("Aufbewahrung", string.Join("; ", Enum.GetValues<KeptKind>().Select(k => $"{ProcessingWords.Kept(k)}: {rules.InForce(k, today).Length.In(Law.Language.German)}")))],
        [PaperFact.Gap("Umfang", "Wie viele Personen betrifft es im Jahr, und wie viele Beschäftigte arbeiten damit?")],
    ];

    private static IReadOnlyList<PaperFact> Necessity =>
    [
        PaperFact.Gap("Notwendigkeit", "Wozu braucht die Stelle jede dieser Verarbeitungen, und geht es mit weniger oder ohne Personenbezug (Art. 5 Abs. 1 Buchst. c, § 67a SGB X)?"),
        PaperFact.Gap("Verhältnismäßigkeit", "Steht, was die Menschen hergeben, in einem guten Verhältnis zu dem, was sie bekommen? Was kostet es sie, nichts anzugeben?"),
    ];

    private static IReadOnlyList<PaperFact> Weighed(Form form, CatalogueFacts catalogue)
    {
        var asked = CatalogueFacts.QuestionsOf(form);
        return
        [
            new(catalogue.Title(form), $"{asked.Count} Fragen, davon {asked.Count(q => q.Voluntary)} freiwillig, {asked.Count(q => q.Kind == QuestionKind.Evidence)} nach Nachweisen"),
            PaperFact.Gap("Nötig", "Ist jede dieser Fragen für den Zweck nötig?"),
        ];
    }

    private static IReadOnlyList<PaperFact> Risk(string aim) =>
        [PaperFact.Gap(aim, "Was kann einem Menschen geschehen, wenn es hier misslingt? Wie wahrscheinlich ist das, wie schwer trifft es ihn, und woher kann es kommen?")];

    private static IReadOnlyList<PaperFact> Groups => [PaperFact.Gap("Schutzbedürftige", "Wer ist besonders verletzlich: Kinder, Menschen in Gewalt, ohne Obdach, mit Behinderung? Was ändert das an den Antworten oben?")];

    private static IReadOnlyList<PaperFact> Remaining => [PaperFact.Gap("Was bleibt", "Welches Risiko bleibt nach diesen Maßnahmen, und trägt die Stelle es? Ist es hoch, ist vorher die Aufsicht zu fragen (Art. 36).")];

    private static IReadOnlyList<PaperFact> Advice =>
    [
        PaperFact.Gap("Datenschutzbeauftragte", "Wann wurden sie gefragt, was rieten sie, und wurde es befolgt (Art. 35 Abs. 2)?"),
        PaperFact.Gap("Betroffene", "Wurden Betroffene oder ihre Vertretungen gehört, und was sagten sie? Wenn nicht: warum (Art. 35 Abs. 9)?"),
        PaperFact.Gap("Aufsicht", "Muss die Aufsicht vorher gefragt werden, und was sagte sie (Art. 36)?"),
    ];

    private static IReadOnlyList<PaperFact> Review => [PaperFact.Gap("Nächste Überprüfung", "Wann wird wieder geprüft, und wer tut es? Spätestens, wenn der Datenstand oben ein anderer ist.")];
}
