using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>One page of any form, filled in for somebody: the same questions and the same verb as the portal, through the channel of helpers.</summary>
public sealed class InterviewModel(ReadForHelp read, OwnRequest own, SaveAnswers save, HandIn handIn, Say t, TimeProvider clock) : PageModel, IShowData, IInterview
{
    private const string Continue = "continue", Anyway = "anyway", Save = "save";

    private OwnRequestView request = null!;

    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [FromRoute(Name = "part")]
    public string? PageCode { get; set; }

    [BindProperty(Name = "_seen")]
    public int Seen { get; set; }

    [BindProperty(Name = "do")]
    public string Do { get; set; } = Continue;

    public HelpedMatter Matter { get; private set; } = null!;

    public Form Form => request.Form;

    public FormPage Part { get; private set; } = null!;

    public int PartNumber { get; private set; }

    public int PartCount { get; private set; }

    public string Back { get; private set; } = "";

    /// <summary>The first page of the benefit application: sending it is the application, whoever types.</summary>
    public bool Declares => Form.DeclaresWith == Part.Code && request.State == RequestState.Unsent;

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
        await Load(stop);
        return Part.Code == PageCode ? Page() : Redirect(PathTo(Part.Code));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var answers = RowAsked.Without(Posted.Answers(Request.Form, Part), Do);
        if (Posted.CutOff)
        {
            // What the broken post no longer brought was not emptied by anybody.
            foreach (var question in Part.Leaves.Where(q => q.Fields.All(f => !Request.Form.ContainsKey(f))))
                answers.Take(question, request.Answers);
        }

        var saved = await save.Run(new()
        {
            Request = request.Id,
            BegunWith = request.BegunWith,
            Form = Form.Code,
            Page = Part.Code,
            Language = t.Language,
            Channel = Law.Channel.Helper,
            Answers = answers,
            Seen = Seen,
            Files = [.. Posted.Files.Where(f => Part.Leaves.Any(q => q.Id == f.Question && q.Kind == QuestionKind.Evidence))],
            RemovedFiles = FileAsked.Removed(Do),
            Turned = FileAsked.Turned(Do),
        }, stop);
        Posted.CouldNotTake(saved.Beyond);
        (request, Overwritten) = (saved.Own, saved.Overwritten);
        return await Go(stop);
    }

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        request = await own.ForHelp(Matter.Id, stop);
        if (request.State == RequestState.Closed)
            throw new NotFound();
        Posted = Posted.Of(HttpContext);
        var answers = request.Answers;
        var way = Form.PagesFor(answers);
        Part = way.FirstOrDefault(p => p.Code == PageCode) ?? way[0];
        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
        {
            // What was typed stands again in its field, whatever else went wrong.
            var typed = Posted.Answers(Request.Form, Part);
            answers = answers.With(Answers.None);
            foreach (var question in Part.Leaves)
                answers.Take(question, typed);
        }
        else
        {
            Seen = request.RevisionOf(Part.Code);
        }

        Show(answers, way);
    }

    private void Show(Answers answers, IReadOnlyList<FormPage> way)
    {
        var place = way.ToList().FindIndex(p => p.Code == Part.Code);
        (PartNumber, PartCount) = (place + 1, way.Count);
        Back = place > 0 ? PathTo(way[place - 1].Code) : $"/{t.Language}/helfen/{Number.ToPath()}";
        Words = new(Form, answers, t);
        Questions = new AskedQuestions
        {
            Form = Form,
            Answers = answers,
            T = t,
            Files = request.Files,
            Remarks = Remarks,
            More = More,
            PagePrefix = PartCount > 1 ? $"{PartNumber}." : "",
        }.On(Part);
    }

    private async Task<IActionResult> Go(CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        // Sent from a page that was still to be the application: a second click, a retry, the back button. They see the receipt, too.
        var declares = Declares || (Form.DeclaresWith == Part.Code && Seen == 0);
        if (Posted.Troubles.Count > 0 || Posted.CutOff || (Overwritten.Count > 0 && !declares))
            return Again(Do is Continue ? AnswerCheck.Of(Part, Form.Prune(request.Answers), today) : []);
        if (Do == Save)
            return Redirect($"/{t.Language}/helfen/{Number.ToPath()}");
        if (Do is not (Continue or Anyway))
            return Redirect(PathTo(Part.Code) + RowAsked.After(Do) + FileAsked.After(Do));
        if (declares)
        {
            // § 37 SGB II: the wish is declared, at this instant. What is still odd is said with the receipt.
            var arrival = await handIn.Run(request.Id, Law.Channel.Helper, request.BegunWith, whole: false, stop);
            return Redirect($"/{t.Language}/helfen/{Number.ToPath()}/eingang/{arrival}");
        }

        var remarks = AnswerCheck.Of(Part, Form.Prune(request.Answers), today).ToList();
        if (Do == Continue && remarks.Count > 0)
            return Again(remarks);
        var next = Form.PagesFor(request.Answers).SkipWhile(p => p.Code != Part.Code).Skip(1).FirstOrDefault();
        return Redirect(next is null ? $"/{t.Language}/helfen/{Number.ToPath()}/pruefen" : PathTo(next.Code));
    }

    private PageResult Again(IEnumerable<Remark> remarks)
    {
        Remarks = [.. remarks];
        Seen = request.RevisionOf(Part.Code);
        Show(request.Answers, Form.PagesFor(request.Answers));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string PathTo(string part) => $"/{t.Language}/helfen/{Number.ToPath()}/angaben/{part}";
}
