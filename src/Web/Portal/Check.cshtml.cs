using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Insight;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>All answers to check, each with a way to change it; then they are handed in, with or without what is missing.</summary>
public sealed class CheckModel(PersonSession session, OwnRequest own, HandIn handIn, CheckAnswers check, StepCounts steps, Say t, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "form")]
    public required string FormCode { get; set; }

    /// <summary>The same page sent twice is handed in once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    /// <summary>Which matter the page showed: another window of the same browser may have begun another one since.</summary>
    [BindProperty(Name = "_begin")]
    public Guid Begin { get; set; }

    public OwnRequestView? Own { get; private set; }

    public bool HasData => Own is not null;

    public Checked Checked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        await Load(stop);
        return Own is null ? Redirect($"/{t.Language}/anliegen/{FormCode}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Own is null)
            return Redirect($"/{t.Language}/status");

        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        await handIn.Run(Own.Id, Law.Channel.Portal, Key, whole: true, stop);
        steps.Count(FormCode, "check", Step.Done);
        return RedirectToPage("/Portal/Receipt", new { lang = t.Language });
    }

    public async Task Load(CancellationToken stop)
    {
        if (await Shown(stop) is not { } view)
            return;

        (Own, Begin) = (view, view.BegunWith);
        Checked = check.Of(view, $"/{t.Language}/anliegen/{view.Form.Code}/");
    }

    private async Task<OwnRequestView?> Shown(CancellationToken stop)
    {
        var view = await session.Own(stop);
        if (HttpMethods.IsPost(Request.Method) && view?.BegunWith != Begin && await own.Begun(Begin, (await session.Standing(stop))?.Shown, stop) is { } begun)
        {
            view = begun;
            await session.Remember(begun, stop);
        }

        return view?.Form.Code == FormCode ? view : null;
    }
}
