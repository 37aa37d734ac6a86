using System.Globalization;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Correspondence;

/// <summary>A head of the journal as a notice for the door: an anchor on paper, to be read by people and typed in by whoever checks. Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class JournalNotice(OfficeHead head, Typesetter typesetter, OfficeSettings office)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public async Task<byte[]> Run(TreeHead journal, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return (await typesetter.Set(Sheet(journal, await head.Read(stop), office.Site), stop)).Pdf;
    }

    private static NoticeSheet Sheet(TreeHead journal, Letterhead head, string site)
    {
        var at = GermanTime.ClockAt(journal.SignedAt);
        var number = journal.Number.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Head = head,
            Title = $"Stand des Journals {number}",
            Heading = "So stand unser Journal",
            Lead = $"{at.ToString("dddd, d. MMMM yyyy, H:mm", German)} Uhr",
            Body =
            [
                "Dieses Haus schreibt auf, wer wann etwas getan oder gelesen hat. Dieses Blatt hält fest, wie das Journal zu diesem Zeitpunkt aussah.",
                "Wird später ein Eintrag geändert, gelöscht oder dazwischengeschoben, passt der Code auf diesem Blatt nicht mehr. Das Blatt sagt nichts über Personen.",
            ],
            Facts = [new("Stand Nr.", number, Strong: true), new("Einträge", journal.Size.ToString("N0", German), Strong: true), new("Schlüssel", journal.KeyId)],
            CodeLabel = "Code dieses Standes",
            Code = journal.Code.Split(' '),
            Picture = new(QrPicture.Svg(site.Length == 0 ? journal.Line : $"{site}/de/beleg#{journal.Line.Replace(' ', '~')}"), $"QR-Code mit der ganzen Zeile des Standes {number}: Zahl der Einträge, Wurzel des Baumes, Zeit, Unterschrift"),
            PictureLabel = site.Length == 0 ? "Der QR-Code enthält den ganzen Stand mit Unterschrift." : "Der QR-Code enthält den ganzen Stand mit Unterschrift. Ihr Telefon öffnet damit die Seite, die ihn prüft.",
            Check = [.. site.Length == 0 ? (string[])[] : ["Die Seite zum Prüfen, auch zum Herunterladen:", $"{site}/de/beleg"], "Ob das Journal noch zu diesem Blatt passt, zeigt der Betrieb des Hauses mit:", $"./oh journal verify --head {number} {journal.Code}"],
            PageOf = "Seite {0} von {1}",
        };
    }
}
