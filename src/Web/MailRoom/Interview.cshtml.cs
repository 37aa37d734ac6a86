using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.MailRoom;

/// <summary>One page of the form that a paper is, beside its image: the desk's interview, with post or letterbox as its way.</summary>
public sealed class InterviewModel(ReadPaper read, TypedInterview interview) : PageModel, IShowData
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "part")]
    public string? PageCode { get; set; }

    public PaperView Paper { get; private set; } = null!;

    public TypedInterview Asked => interview;

    public async Task Load(CancellationToken stop)
    {
        Paper = await read.Run(Id, stop);
        await interview.Load(HttpContext, new(IsOpen ? Paper.Request!.Value : throw new NotFound(), Paper.Channel, DeclaresAtOnce: false) { Beside = Paper.GoesInto ? Id : null }, PageCode, stop);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await Elsewhere(stop) is { } there)
            return there;
        await Load(stop);
        return interview.Part.Code == PageCode ? Page() : Redirect(PathTo(interview.Part.Code));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await Elsewhere(stop) is { } there)
            return there;
        await Load(stop);
        var step = await interview.Send(HttpContext, stop);
        switch (step.Goes)
        {
            case TypedGoes.ToPart:
                return Redirect(PathTo(step.Part!));
            case TypedGoes.ToCheck:
                return Redirect($"/desk/post/papers/{Id}/pruefen");
            case TypedGoes.Away:
                return Redirect("/desk/post/papers");
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
        }
    }

    private bool IsOpen => Paper is { Request: not null, IsFiled: false, Aside: null };

    // A colleague has filed it meanwhile, or begun anew: the paper's own page says so.
    private async Task<IActionResult?> Elsewhere(CancellationToken stop)
    {
        Paper = await read.Run(Id, stop);
        return IsOpen ? null : Redirect($"/desk/post/papers/{Id}");
    }

    private string PathTo(string part) => $"/desk/post/papers/{Id}/angaben/{part}";
}
