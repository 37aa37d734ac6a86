using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.MailRoom;

/// <summary>Everything that was written out of a paper, to hold against its image once more; then it is handed in with the day of the paper.</summary>
public sealed class CheckModel(ReadPaper read, HandInPaper handIn, OwnRequest own, TypedApart apart, CheckAnswers check, ClerkSession session) : PageModel, IShowData
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public bool MayObject { get; set; }

    public PaperView Paper { get; private set; } = null!;

    public Checked Checked { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Paper = await read.Run(Id, stop);
        if (!IsOpen)
            throw new NotFound();
        Checked = check.Of(Paper.GoesInto ? await apart.See(Id, stop) : await own.ForDesk(Paper.Request!.Value, stop), $"/desk/post/papers/{Id}/angaben/");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Paper = await read.Run(Id, stop);
        if (!IsOpen)
            return Redirect($"/desk/post/papers/{Id}");
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        PaperFiled filed;
        try
        {
            filed = await handIn.Run(Id, MayObject, stop);
        }
        catch (Exception e) when (e is Platform.NotFound or Refused { Code: "paper.filed-already" or "paper.aside" })
        {
            // Pressed twice, or a colleague was faster, and with the paper filed the right to type is gone: it is handed in once, and its page says where it went.
            return Redirect($"/desk/post/papers/{Id}");
        }

        return Redirect(filed.WrongDoor && session.Me.WorksRequests ? $"/desk/requests/{filed.Number.ToPath()}/forward" : $"/desk/post/papers?abgelegt={filed.Number.ToPath()}");
    }

    private bool IsOpen => Paper is { Request: not null, IsFiled: false, Aside: null };
}
