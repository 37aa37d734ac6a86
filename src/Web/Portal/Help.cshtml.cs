using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Outreach;

namespace OffenesHaus.Web.Portal;

/// <summary>Who helps: places near the office, all of them or those where one language is spoken.</summary>
public sealed class HelpModel(HelpDirectory directory) : PageModel
{
    /// <summary>A language tag from the list; anything else shows all places.</summary>
    [BindProperty(Name = "sprache", SupportsGet = true)]
    public string? Spoken { get; set; }

    public IReadOnlyList<string> Languages => directory.Languages;

    public bool Invented => directory.Invented;

    public IReadOnlyList<HelpPlace> Places { get; private set; } = [];

    public void OnGet() => Places = directory.Speaking(Spoken);
}
