using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>One page of the knowledge in one version: what is new in it, what it said before, and the press with which an agent says that they have read it.</summary>
public sealed class ArticlePageModel(ReadArticle read, ConfirmArticle confirm, ClerkSession session) : PageModel, IShowData
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "v")]
    public int? Wanted { get; set; }

    [FromQuery(Name = "gespraech")]
    public Guid? Talk { get; set; }

    [FromQuery(Name = "nummer")]
    public string? Number { get; set; }

    public ArticleView Seen { get; private set; } = null!;

    public string? Back => KnowledgeModel.BackTo(Talk, Number);

    public bool TellsPeople => session.Me.WorksRequests || session.Me.Role is ClerkRole.Counter or ClerkRole.Phone;

    public bool MayWrite => session.Me.Role is ClerkRole.TeamLead or ClerkRole.CatalogueEditor;

    /// <summary>What of the conversation one came from travels on.</summary>
    public string Context => Talk is { } id ? $"&gespraech={id}&nummer={Uri.EscapeDataString(Number ?? "")}" : "";

    public string Version(int version) => $"/desk/knowledge/{Code}?v={version}{Context}";

    public async Task Load(CancellationToken stop) => Seen = await read.Run(Code, Wanted, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await confirm.Run(Code, Wanted ?? 0, stop);
        return Redirect($"/desk/knowledge/{Code}{(Context.Length > 0 ? "?" + Context[1..] : "")}");
    }
}
