using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Insight;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>One page of any form. Whatever is posted is saved first; then it is decided where to go.</summary>
public sealed class InterviewModel(Forms forms, PersonSession session, SaveAnswers save, HandIn handIn, StepCounts steps, Say t, TimeProvider clock) : PageModel, IShowData, IInterview
{
    private const string Continue = "continue", Anyway = "anyway", Check = "check", Save = "save";

    private OwnRequestView? request;

    [FromRoute(Name = "form")]
    public required string FormCode { get; set; }

    [FromRoute(Name = "part")]
    public string? PageCode { get; set; }

    [BindProperty(Name = "_begin")]
    public Guid Begin { get; set; }

    /// <summary>The service this form was opened for, where it is begun now; null: its own.</summary>
    [FromQuery(Name = "leistung")]
    public string? Asked { get; set; }

    [BindProperty(Name = "_service")]
    public string? Service { get; set; }

    [BindProperty(Name = "_seen")]
    public int Seen { get; set; }

    [BindProperty(Name = "do")]
    public string Do { get; set; } = Continue;

    /// <summary>The person wants what they told in the matter that is open at this browser.</summary>
    [FromQuery(Name = "wie")]
    public string? Like { get; set; }

    /// <summary>The matter it could be taken from, or was; null: there is none, or nothing of it fits.</summary>
    public OwnRequestView? Earlier { get; private set; }

    public bool IsTaken => Earlier is not null && Like == "vorher";

    /// <summary>This page, with what was told before.</summary>
    public string TakePath => $"{Request.Path}?{(Service is null ? "" : $"leistung={Uri.EscapeDataString(Service)}&")}wie=vorher";

    public Form Form { get; private set; } = null!;

    public FormPage Part { get; private set; } = null!;

    public int PartNumber { get; private set; }

    public int PartCount { get; private set; }

    public string? Back { get; private set; }

    /// <summary>The first page of the benefit application: sending it is the application.</summary>
    public bool Declares => Form.DeclaresWith == Part.Code && request?.State is null or RequestState.Unsent;

    public bool MayCheck { get; private set; }

    public OwnRequestView? Own => request;

    /// <summary>The list that gets one more empty row.</summary>
    [FromQuery(Name = "mehr")]
    public string? More { get; set; }

    public QuestionWords Words { get; private set; } = null!;

    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public IReadOnlyList<string> Overwritten { get; private set; } = [];

    public Posted Posted { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Service = Asked;
        await Load(stop);
        if (request is null ? PageCode is not null && Part.Code != PageCode : Part.Code != PageCode)
            return RedirectToPart(Part.Code);
        Begin = request?.BegunWith ?? Guid.CreateVersion7(clock.GetUtcNow());
        steps.Count(Form.Code, Part.Words, Step.Begun);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Form = forms.Find(FormCode) ?? throw new NotFound();
        Part = Form.Page(PageCode ?? "") ?? throw new NotFound();
        Posted = Posted.Of(HttpContext);
        var answers = RowAsked.Without(Posted.Answers(Request.Form, Part), Do);

        // The key is what joins a second post to the first: one that everybody can have would join strangers.
        Begin = Begin == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Begin;
        if (Posted.CutOff && await Current(stop) is { } before)
        {
            // What the broken post no longer brought was not emptied by anybody.
            foreach (var question in Part.Leaves.Where(q => q.Fields.All(f => !Request.Form.ContainsKey(f))))
                answers.Take(question, before.Answers);
        }

        if (answers.Count == 0 && Posted.Files.Count == 0 && Do != Save && await Current(stop) is null)
            return await Again(AnswerCheck.Of(Part, answers, Today), stop);

        var saved = await save.Run(new()
        {
            BegunWith = Begin,
            Shown = (await session.Standing(stop))?.Shown,
            Form = Form.Code,
            Page = Part.Code,
            Service = Service,
            Language = t.Language,
            Channel = Law.Channel.Portal,
            Answers = answers,
            Seen = Seen,
            Files = [.. Posted.Files.Where(f => Part.Leaves.Any(q => q.Id == f.Question && q.Kind == QuestionKind.Evidence))],
            RemovedFiles = FileAsked.Removed(Do),
            Turned = FileAsked.Turned(Do),
        }, stop);
        Posted.CouldNotTake(saved.Beyond);
        await session.Remember(saved.Own, stop);
        (request, Overwritten) = (saved.Own, saved.Overwritten);
        return await Go(saved.Own, stop);
    }

    public async Task Load(CancellationToken stop)
    {
        Form ??= forms.Find(FormCode) ?? throw new NotFound();
        request ??= await Current(stop);
        Posted = Posted.Of(HttpContext);
        var answers = request?.Answers ?? Answers.None;
        var way = Form.PagesFor(answers);
        Part ??= way.FirstOrDefault(p => p.Code == PageCode) ?? way[0];
        if (request is null && HttpMethods.IsGet(Request.Method) && await session.Own(stop) is { } other && ToldBefore.Of(other, Form, Part) is { Count: > 0 } told)
        {
            Earlier = other;
            answers = IsTaken ? told : answers;
        }

        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
        {
            // What was typed stands again in its field, whatever else went wrong.
            var typed = Posted.Answers(Request.Form, Part);
            answers = answers.With(Answers.None);
            foreach (var question in Part.Leaves)
                answers.Take(question, typed);
        }

        Seen = HttpMethods.IsPost(Request.Method) && Overwritten.Count == 0 && request is null ? Seen : request?.RevisionOf(Part.Code) ?? 0;
        PartNumber = way.TakeWhile(p => p.Code != Part.Code).Count() + 1;
        PartCount = way.Count;
        MayCheck = !Declares && PartNumber < PartCount && request is not null && request.NeverSent(way.Where(p => p.Code != Part.Code)) is null;
        Back = PartNumber > 1 ? PathTo(way[PartNumber - 2].Code) : null;
        Words = new(Form, answers, t);
        Questions = new AskedQuestions
        {
            Form = Form,
            Answers = answers,
            T = t,
            Files = request?.Files ?? [],
            Remarks = Remarks,
            Troubles = Posted.Troubles,
            More = More,
            PagePrefix = PartCount > 1 && !Declares ? $"{PartNumber}." : "",
        }.On(Part);
    }

    private DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    private async Task<IActionResult> Go(OwnRequestView saved, CancellationToken stop)
    {
        // Sent from a page that was still to be the application: a second click, a retry, the back button. They see the receipt, too.
        var declares = Declares || (Form.DeclaresWith == Part.Code && Seen == 0);
        if (Posted.Troubles.Count > 0 || Posted.CutOff || (Overwritten.Count > 0 && !declares))
            return await Again(Do is Continue or Check ? AnswerCheck.Of(Part, Form.Prune(saved.Answers), Today) : [], stop);
        if (Do == Save)
        {
            steps.Count(Form.Code, Part.Words, Step.Left);
            return RedirectToPage("/Portal/Saved", new { lang = t.Language });
        }

        if (Do is not (Continue or Anyway or Check))
            return Redirect(PathTo(Part.Code) + RowAsked.After(Do) + FileAsked.After(Do));

        if (declares)
        {
            // § 37 SGB II: the wish is declared, at this instant. What is still odd is said with the receipt; what the law asks of an objection stands beside the words, and there again.
            await handIn.Run(saved.Id, Law.Channel.Portal, Begin, whole: false, stop);
            steps.Count(Form.Code, Part.Words, Step.Done);
            return RedirectToPage("/Portal/Receipt", new { lang = t.Language });
        }

        var remarks = AnswerCheck.Of(Part, Form.Prune(saved.Answers), Today).ToList();
        if (Do is Continue or Check && remarks.Count > 0)
            return await Again(remarks, stop);

        steps.Count(Form.Code, Part.Words, Step.Done);
        // To the check, unless what was changed leads to a page nobody has seen.
        var way = Form.PagesFor(saved.Answers);
        var next = Do == Check ? saved.NeverSent(way) : way.SkipWhile(p => p.Code != Part.Code).Skip(1).FirstOrDefault();
        return next is null ? RedirectToPage("/Portal/Check", new { lang = t.Language, form = Form.Code }) : RedirectToPart(next.Code);
    }

    private async Task<IActionResult> Again(IEnumerable<Remark> remarks, CancellationToken stop)
    {
        Remarks = [.. remarks];
        steps.Count(Form.Code, Part.Words, Step.Error);
        await Load(stop);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Another form is another matter, with a number of its own. So is the same form once more after it was handed in whole,
    // unless the person came back to a page of it to add what was missing.
    private async Task<OwnRequestView?> Current(CancellationToken stop)
    {
        if (await session.Own(stop) is not { } view || view.Form.Code != Form.Code)
            return null;

        // A page goes to the request it was shown for, whatever the cookie has come to say meanwhile: at one browser a helper may have two persons open.
        if (HttpMethods.IsPost(Request.Method))
            return Begin == view.BegunWith && view.State != RequestState.Closed ? view : null;
        return view.State is RequestState.Unsent or RequestState.Declared || (view.State == RequestState.Complete && PageCode is not null) ? view : null;
    }

    private RedirectResult RedirectToPart(string part) => Redirect(PathTo(part));

    private string PathTo(string part) => $"/{t.Language}/anliegen/{Form.Code}/{part}";
}
