using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>One page of any form, filled in for somebody by a helper: what the page asks and what follows it is as at the portal, through the channel of helpers.</summary>
public sealed class InterviewModel(ReadForHelp read, TypedInterview interview, HandIn handIn, Say t) : PageModel, IShowData
{
    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [FromRoute(Name = "part")]
    public string? PageCode { get; set; }

    public HelpedMatter Matter { get; private set; } = null!;

    public TypedInterview Asked => interview;

    public string Home => $"/{t.Language}/helfen/{Number.ToPath()}";

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        await interview.Load(HttpContext, new(Matter.Id, Law.Channel.Helper, DeclaresAtOnce: true) { ForPerson = true }, PageCode, stop);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return interview.Part.Code == PageCode ? Page() : Redirect(PathTo(interview.Part.Code));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var step = await interview.Send(HttpContext, stop);
        switch (step.Goes)
        {
            case TypedGoes.ToPart:
                return Redirect(PathTo(step.Part!));
            case TypedGoes.ToCheck:
                return Redirect($"{Home}/pruefen");
            case TypedGoes.Away:
                return Redirect(Home);
            case TypedGoes.Declared:
                // § 37 SGB II: the wish is declared, at this instant. What is still odd is said with the receipt.
                return Redirect($"{Home}/eingang/{await handIn.Run(Matter.Id, Law.Channel.Helper, interview.BegunWith, whole: false, stop)}");
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
        }
    }

    public string PathTo(string part) => $"{Home}/angaben/{part}";
}
