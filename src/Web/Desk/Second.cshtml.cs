using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What takes two: what waits for whoever asks as the second person, and what they asked for themselves.</summary>
public sealed class SecondModel(ActsWaiting acts, AgreeToAct agree, DeclineAct decline, WithdrawAct withdraw, Alarms alarms, AnswerAlarm answer) : PageModel, IShowData
{
    [BindProperty]
    public Guid Act { get; set; }

    /// <summary>Why they decline, where the person reads it.</summary>
    [BindProperty]
    public string? Because { get; set; }

    public ActsSeen Acts { get; private set; } = null!;

    public IReadOnlyList<AlarmSeen> Alarms { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        Acts = await acts.See(stop);
        Alarms = await alarms.See(stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public Task<IActionResult> OnPostAgreeAsync(CancellationToken stop) => Back(agree.Run(Act, stop), DeskDone.Agreed);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken stop) => Back(decline.Run(Act, Because, stop), DeskDone.Declined);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) => Back(withdraw.Run(Act, stop), DeskDone.Withdrawn);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) => Back(answer.Run(Act, stop), null);

    private async Task<IActionResult> Back(Task done, DeskDone? what)
    {
        await done;
        return what is { } said ? this.Done(said, DeskDoneWords.Second) : Redirect(DeskDoneWords.Second);
    }
}
