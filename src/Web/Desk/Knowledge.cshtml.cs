using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Intake;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What may be told: all pages, or those that fit a question. Opened out of a conversation it leads back there.</summary>
public sealed class KnowledgeModel(SearchKnowledge search, Articles articles, ClerkSession session) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "gespraech")]
    public Guid? Talk { get; set; }

    [BindProperty(SupportsGet = true, Name = "nummer")]
    public string? Number { get; set; }

    public IReadOnlyList<ArticleLine> Found { get; private set; } = [];

    public IReadOnlyList<ArticleLine> ToRead { get; private set; } = [];

    public bool MayWrite => session.Me.Role is ClerkRole.TeamLead or ClerkRole.CatalogueEditor;

    public string? Back => BackTo(Talk, Number);

    /// <summary>The page of a conversation one came from; null: none.</summary>
    public static string? BackTo(Guid? talk, string? number) =>
        talk is { } id ? $"/desk/talks/{id}{(RequestNumber.TryParse(number, null, out var n) ? "/" + n.ToPath() : "")}" : null;

    public string At(string more) => "/desk/knowledge" + more + (Talk is { } id ? $"?gespraech={id}&nummer={Uri.EscapeDataString(Number ?? "")}" : "");

    public string Page(ArticleLine line) => At("/" + line.Code);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Found = await search.Run(Q, stop);
        ToRead = session.Me.Role == ClerkRole.CatalogueEditor ? [] : await articles.ToRead(session.Me.Id, stop);
    }
}
