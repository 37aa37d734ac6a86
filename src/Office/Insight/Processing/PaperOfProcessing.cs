using OffenesHaus.Correspondence;
using OffenesHaus.Law;

namespace OffenesHaus.Insight.Processing;

/// <summary>A paper of data protection as a tagged PDF, or as a file for programs. Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class PaperOfProcessing(RecordOfProcessing record, ImpactOfProcessing impact, OfficeHead head, Typesetter typesetter, TimeProvider clock)
{
    private const string OpenMark = "Von der Stelle auszufüllen: ";

    public ProcessingPaper See(PaperKind kind) => kind == PaperKind.Record ? record.See() : impact.See();

    public async Task<byte[]> Run(PaperKind kind, CancellationToken stop)
    {
        var paper = See(kind);
        var today = GermanTime.DayOf(clock.GetUtcNow()).ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
        return (await typesetter.Set(new CopySheet
        {
            Head = await head.Read(stop),
            Title = $"{paper.Title}, Datenstand {paper.Version}",
            Heading = paper.Title,
            NumberLabel = "Datenstand",
            Number = string.Join(' ', paper.Version.Chunk(4).Select(c => new string(c))),
            Stated = $"Gemacht am {today}. Lücken: {paper.Gaps}.",
            Lead = paper.Lead,
            Sections = [.. paper.Parts.Select(p => new CopySheetSection($"{p.Title} ({p.Law})", [.. p.Entries.Select(e => (IReadOnlyList<CopySheetLine>)[.. e.Select(f => new CopySheetLine(f.Label, f.IsOpen ? OpenMark + f.Value : f.Value))])]))],
            Notes = [],
            PageOf = "Seite {0} von {1}",
            Running = $"{paper.Title} · Datenstand {paper.Version}",
        }, stop)).Pdf;
    }
}
