using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Talk;

/// <summary>Calls or visits that run now, and the button with which the next one begins.</summary>
public sealed class RunningModel(RunningConversations running, BeginConversation begin, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "way")]
    public string Way { get; set; } = "";

    /// <summary>The same page sent twice is one conversation.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    /// <summary>One has just ended.</summary>
    [FromQuery(Name = "zu")]
    public bool Ended { get; set; }

    /// <summary>One that somebody wanted to end had ended before.</summary>
    [FromQuery(Name = "vorher")]
    public bool EndedBefore { get; set; }

    public Channel Channel => Way switch { "phone" => Channel.Phone, "counter" => Channel.Counter, _ => throw new NotFound() };

    public IReadOnlyList<RunningConversation> Talks { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        Talks = await running.See(Channel, stop);
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var id = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        await begin.Run(id, Channel, stop);
        return Redirect($"/desk/talks/{id}");
    }
}
