using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>Everything that was filled in for somebody, to read aloud and check; then it is handed in as their declaration.</summary>
public sealed class CheckModel(ReadForHelp read, OwnRequest own, HandIn handIn, CheckAnswers check, Say t, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The same page sent twice is handed in once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    public HelpedMatter Matter { get; private set; } = null!;

    public Checked Checked { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var arrival = await handIn.Run(Matter.Id, Law.Channel.Helper, Key, whole: true, stop);
        return Redirect($"/{t.Language}/helfen/{Number.ToPath()}/eingang/{arrival}");
    }

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        var view = await own.ForHelp(Matter.Id, stop);
        if (view.State == RequestState.Closed)
            throw new NotFound();
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        Checked = check.Of(view, $"/{t.Language}/helfen/{Number.ToPath()}/angaben/");
    }
}
