using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Insight;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>All answers to check, each with a way to change it; then they are handed in, with or without what is missing.</summary>
public sealed class CheckModel(PersonSession session, OwnRequest own, HandIn handIn, ObjectionWords objections, StepCounts steps, Say t, TimeProvider clock) : PageModel, IShowData
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

    public AnswerList Answers { get; private set; } = null!;

    public IReadOnlyList<(FormPage Page, Question Question)> Missing { get; private set; } = [];

    public IReadOnlyList<(FormPage Page, Question Question, Remark Remark)> Odd { get; private set; } = [];

    public bool MayBeObjection { get; private set; }

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
        var form = view.Form;
        var answers = form.Prune(view.Answers);
        var today = GermanTime.DayOf(clock.GetUtcNow());
        Answers = new(form, answers, view.Files, t) { ChangePath = $"/{t.Language}/anliegen/{form.Code}/" };
        var remarks = form.PagesFor(answers).SelectMany(p => AnswerCheck.Of(p, answers, today).Select(r => (Page: p, Question: form.Question(r.Question)!, Remark: r))).ToList();
        Missing = [.. remarks.Where(r => r.Remark.IsMissing).Select(r => (r.Page, r.Question))];
        Odd = [.. remarks.Where(r => !r.Remark.IsMissing)];
        MayBeObjection = objections.In(form, answers);
    }

    private async Task<OwnRequestView?> Shown(CancellationToken stop)
    {
        var view = await session.Own(stop);
        if (HttpMethods.IsPost(Request.Method) && view?.BegunWith != Begin && await own.Begun(Begin, await session.Ticket(), stop) is { } begun)
        {
            view = begun;
            await session.Remember(begun);
        }

        return view?.Form.Code == FormCode ? view : null;
    }
}
