using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>A helper's mandates, and the place to bring a new hand-over code. There is no search here: whom nobody let in sees nobody.</summary>
public sealed class WorkModel(HelpedMatters matters, TakeMandate take, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public IReadOnlyList<HelpedLine> Lines { get; private set; } = [];

    public async Task Load(CancellationToken stop) => Lines = await matters.See(stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var tried = await take.Run(Number, Code, Network.Of(HttpContext), stop);
        if (tried.Number is { } number)
            return Redirect($"/{t.Language}/helfen/{number.ToPath()}?angenommen=true");

        ModelState.Clear();
        ModelState.AddModelError("number", t["helping/refused." + tried.End]);
        Response.StatusCode = tried.End == HandOverEnd.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        await Load(stop);
        return Page();
    }
}
