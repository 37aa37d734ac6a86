using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The first clerk of an empty house, a team lead, made by whoever can read the console.</summary>
public sealed class FirstModel(FirstClerkCode first, CreateClerk create, Colleagues colleagues, ClerkSession session, Guesses guesses, Refusals refusals, Actor by) : PageModel, IShowData
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string DisplayName { get; set; } = "";

    [BindProperty]
    public string Team { get; set; } = "";

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public IActionResult OnGet() => first.Code is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (first.Code is null || await colleagues.Anybody(stop))
            return NotFound();
        var network = Network.Of(HttpContext);
        if (!await guesses.Begin(network, "first", stop))
            throw new Refused("staff.too-often");
        if (!first.Fits(Code ?? ""))
        {
            await refusals.LogIn("first-code", null, stop);
            throw new Refused("staff.first-code-wrong");
        }

        by.Is(ActorKind.House, null);
        var id = await first.Once(() => create.Run(new()
        {
            DisplayName = DisplayName ?? "",
            UserName = UserName ?? "",
            Team = string.IsNullOrWhiteSpace(Team) ? "Team 1" : Team,
            Role = ClerkRole.TeamLead,
            Password = Password ?? "",
        }, stop));
        var clerk = await colleagues.Find(id, stop);
        await session.BeginHalf(clerk!);
        return NextStep.Of(clerk!, null);
    }
}
