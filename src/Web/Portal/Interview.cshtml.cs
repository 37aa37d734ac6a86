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
    private const string Continue = "continue", Anyway = "anyway", Save = "save";

    private OwnRequestView? request;

    [FromRoute(Name = "form")]
    public required string FormCode { get; set; }

    [FromRoute(Name = "part")]
    public string? PageCode { get; set; }

    [BindProperty(Name = "_begin")]
    public Guid Begin { get; set; }

    [BindProperty(Name = "_seen")]
    public int Seen { get; set; }

    [BindProperty(Name = "do")]
    public string Do { get; set; } = Continue;

    public Form Form { get; private set; } = null!;

    public FormPage Part { get; private set; } = null!;

    public int PartNumber { get; private set; }

    public int PartCount { get; private set; }

    public string? Back { get; private set; }

    /// <summary>The first page of the benefit application: sending it is the application.</summary>
    public bool Declares => Form.DeclaresWith == Part.Code && request?.State is null or RequestState.Unsent;

    public OwnRequestView? Own => request;

    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public IReadOnlyList<string> Overwritten { get; private set; } = [];

    public Posted Posted { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        if (request is null ? PageCode is not null && Part.Code != PageCode : Part.Code != PageCode)
            return RedirectToPart(Part.Code);
        Begin = request?.BegunWith ?? Guid.CreateVersion7(clock.GetUtcNow());
        steps.Count(Form.Code, Part.Code, Step.Begun);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Form = forms.Find(FormCode) ?? throw new NotFound();
        Part = Form.Page(PageCode ?? "") ?? throw new NotFound();
        Posted = Posted.Of(HttpContext);
        var answers = Posted.Answers(Request.Form, Part);

        // The key is what joins a second post to the first: one that everybody can have would join strangers.
        Begin = Begin == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Begin;
        if (Posted.CutOff && await Current(stop) is { } before)
        {
            // What the broken post no longer brought was not emptied by anybody.
            foreach (var question in Part.Questions.Where(q => q.Fields.All(f => !Request.Form.ContainsKey(f))))
                answers.Take(question, before.Answers);
        }

        if (answers.Count == 0 && Posted.Files.Count == 0 && Do != Save && await Current(stop) is null)
            return await Again(AnswerCheck.Of(Part, answers, Today), stop);

        var saved = await save.Run(new()
        {
            BegunWith = Begin,
            Shown = await session.Ticket(),
            Form = Form.Code,
            Page = Part.Code,
            Language = t.Language,
            Channel = Law.Channel.Portal,
            Answers = answers,
            Seen = Seen,
            Files = [.. Posted.Files.Where(f => Part.Questions.Any(q => q.Id == f.Question && q.Kind == QuestionKind.Evidence))],
            RemovedFiles = Do.StartsWith("remove:", StringComparison.Ordinal) && Guid.TryParse(Do[7..], out var gone) ? [gone] : [],
        }, stop);
        await session.Remember(saved.Own);
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
        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
        {
            // What was typed stands again in its field, whatever else went wrong.
            var typed = Posted.Answers(Request.Form, Part);
            answers = answers.With(Answers.None);
            foreach (var question in Part.Questions)
                answers.Take(question, typed);
        }

        Seen = HttpMethods.IsPost(Request.Method) && Overwritten.Count == 0 && request is null ? Seen : request?.RevisionOf(Part.Code) ?? 0;
        PartNumber = way.TakeWhile(p => p.Code != Part.Code).Count() + 1;
        PartCount = way.Count;
        Back = PartNumber > 1 ? PathTo(way[PartNumber - 2].Code) : null;
        Questions =
        [
            .. Part.QuestionsFor(answers).Select((q, i) => new AskedQuestion
            {
                Form = Form,
                Question = q,
                Answers = answers,
                Number = PartCount > 1 && !Declares ? $"{PartNumber}.{i + 1}" : $"{i + 1}",
                T = t,
                Files = request is null ? [] : [.. request.Files.Where(f => f.Question == q.Id)],
                Remark = Remarks.FirstOrDefault(r => r.Question == q.Id),
            }),
        ];
    }

    private DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    private async Task<IActionResult> Go(OwnRequestView saved, CancellationToken stop)
    {
        // Sent from a page that was still to be the application: a second click, a retry, the back button. They see the receipt, too.
        var declares = Declares || (Form.DeclaresWith == Part.Code && Seen == 0);
        if (Posted.Troubles.Count > 0 || Posted.CutOff || (Overwritten.Count > 0 && !declares))
            return await Again(Do is Continue ? AnswerCheck.Of(Part, saved.Answers, Today) : [], stop);
        if (Do == Save)
        {
            steps.Count(Form.Code, Part.Code, Step.Left);
            return RedirectToPage("/Portal/Saved", new { lang = t.Language });
        }

        if (Do is not (Continue or Anyway))
            return RedirectToPart(Part.Code);

        if (declares)
        {
            // § 37 SGB II: the wish is declared, at this instant. What is still odd is said with the receipt; what the law asks of an objection stands beside the words, and there again.
            await handIn.Run(saved.Id, Law.Channel.Portal, Begin, whole: false, stop);
            steps.Count(Form.Code, Part.Code, Step.Done);
            return RedirectToPage("/Portal/Receipt", new { lang = t.Language });
        }

        var remarks = AnswerCheck.Of(Part, saved.Answers, Today).ToList();
        if (Do == Continue && remarks.Count > 0)
            return await Again(remarks, stop);

        steps.Count(Form.Code, Part.Code, Step.Done);
        var next = Form.PagesFor(saved.Answers).SkipWhile(p => p.Code != Part.Code).Skip(1).FirstOrDefault();
        return next is null ? RedirectToPage("/Portal/Check", new { lang = t.Language, form = Form.Code }) : RedirectToPart(next.Code);
    }

    private async Task<IActionResult> Again(IEnumerable<Remark> remarks, CancellationToken stop)
    {
        Remarks = [.. remarks];
        steps.Count(Form.Code, Part.Code, Step.Error);
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
