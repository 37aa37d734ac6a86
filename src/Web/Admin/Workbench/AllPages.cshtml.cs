using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Law;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Every screen of a form in order, in every language: for translators, lawyers and the board, on screen and on paper.</summary>
public sealed class AllPagesModel(FormBench bench, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    [FromQuery(Name = "edition")]
    public string? Edition { get; set; }

    [FromQuery(Name = "sprache")]
    public string? Language { get; set; }

    public EditionSeen Seen { get; private set; } = null!;

    public IReadOnlyList<OutlinePage>? Pages { get; private set; }

    public IReadOnlyList<Question> Retired => Seen.Proven.Written?.Retired ?? [];

    public DateOnly Today { get; } = GermanTime.DayOf(clock.GetUtcNow());

    /// <summary>German and this one; null: all.</summary>
    public Language? Only => FormWords.Foreign.FirstOrDefault(l => l.Code == Language);

    public IReadOnlyList<Language> Shown => Only is { } one ? [Catalog.Language.German, one] : Catalog.Language.All;

    public string? Query => Edition is null ? null : $"edition={Uri.EscapeDataString(Edition)}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        Seen = await bench.See(Code, Edition, stop);
        Pages = Seen.Proven.Written is { } written ? FormOutline.Of(written, Seen.Source.Words) : null;
    }
}
