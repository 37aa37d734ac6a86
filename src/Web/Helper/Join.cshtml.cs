using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>Whoever was given a hand-over code makes an account of their own with it.</summary>
public sealed class JoinModel(JoinToHelp join, HelpSession session, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (end, helper) = await join.Run(new() { Login = Login, Name = Name, Organisation = Organisation, Password = Password ?? "" }, Number, Code, Network.Of(HttpContext), stop);
        if (helper is not null)
        {
            await session.BeginHalf(helper);
            return Redirect($"/{t.Language}/helfen/einrichten");
        }

        ModelState.Clear();
        ModelState.AddModelError("number", t["helping/refused." + end]);
        Response.StatusCode = end == HandOverEnd.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
