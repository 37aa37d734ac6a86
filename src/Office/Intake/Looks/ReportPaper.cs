using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;

namespace OffenesHaus.Intake.Looks;

/// <summary>The officer's report on paper, in German: the sheet a person gets, with the journal's positions and without names of files. Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class ReportPaper(ReadReport report, ReadsPaper paper)
{
    public async Task<byte[]> Run(RequestNumber number, CancellationToken stop)
    {
        var seen = await report.Run(number, stop);
        return await paper.Run(seen.Reads, Language.German, line => seen.Places.TryGetValue(line.Id, out var place) ? $" · Journal {place}" : "", stop);
    }
}
