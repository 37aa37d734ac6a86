using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Knowledge;

namespace OffenesHaus.Web.Admin.Knowledge;

/// <summary>The articles of the house, each in its newest version.</summary>
public sealed class ArticleListModel(SearchKnowledge search) : PageModel
{
    public IReadOnlyList<ArticleLine> Articles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Articles = await search.Written(stop);
}
