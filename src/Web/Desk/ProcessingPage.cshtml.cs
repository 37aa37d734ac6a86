using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Insight.Processing;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Desk;

/// <summary>The record of processing, or the skeleton of an impact assessment, for the data protection officer: read here, printed, or taken along. (Art. 30, 35 GDPR)</summary>
public sealed class ProcessingPageModel(PaperOfProcessing papers, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "paper")]
    public string Paper { get; set; } = "";

    public ProcessingPaper Seen { get; private set; } = null!;

    public DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    public void OnGet() => Seen = papers.See(KindOf(Paper));

    internal static PaperKind KindOf(string paper) => paper switch
    {
        "record" => PaperKind.Record,
        "impact" => PaperKind.Impact,
        _ => throw new NotFound(),
    };
}
