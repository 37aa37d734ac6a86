using System.Globalization;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>
/// One page of any form as it is typed for somebody: beside a paper, across the counter, on the telephone, by a helper. It knows the channel and nothing else of the door;
/// what stands beside the questions is the door's own. Whatever is posted is saved first. Where staff type, what was not said stays empty without a word.
/// </summary>
public sealed class TypedInterview(OwnRequest own, SaveAnswers save, TypedApart apart, TypeApart typeApart, Say t, TimeProvider clock) : IInterview
{
    private const string Continue = "continue", Anyway = "anyway", Save = "save", Check = "check";

    private OwnRequestView request = null!;
    private TypedMatter matter = null!;
    private string? more;

    public RequestNumber Number => request.Number;

    /// <summary>The same hand-in has the same key, however often it is sent.</summary>
    public Guid BegunWith => request.BegunWith;

    public Form Form => request.Form;

    public FormPage Part { get; private set; } = null!;

    public int PartNumber { get; private set; }

    public int PartCount { get; private set; }

    /// <summary>The page before; null on the first.</summary>
    public string? PartBefore { get; private set; }

    public bool Declares => matter.DeclaresAtOnce && Form.DeclaresWith == Part.Code && request.State == RequestState.Unsent;

    public bool MayCheck { get; private set; }

    public QuestionWords Words { get; private set; } = null!;

    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public IReadOnlyList<string> Overwritten { get; private set; } = [];

    public Posted Posted { get; private set; } = new();

    public int Seen { get; private set; }

    public bool HasErrors => Remarks.Count > 0 || Posted.Troubles.Count > 0 || Posted.CutOff;

    public string Title => PartCount > 1 ? t["portal/interview.part", PartNumber, PartCount, Words.Page(Part)] : t[$"{Form.Code}/texts/title"];

    /// <summary>The page that was asked for; to look at, the first one where none of that name is on the way. Closed or not theirs: <see cref="NotFound"/>.</summary>
    public async Task Load(HttpContext http, TypedMatter of, string? part, CancellationToken stop)
    {
        matter = of;
        request = of switch
        {
            { Beside: { } paper } => await apart.See(paper, stop),
            { ForPerson: true } => await own.ForHelp(of.Request, stop),
            _ => await own.ForDesk(of.Request, stop),
        };
        if (request.State == RequestState.Closed)
            throw new NotFound();
        Posted = Posted.Of(http);
        var answers = request.Answers;
        var posts = HttpMethods.IsPost(http.Request.Method);
        var way = Form.PagesFor(answers);
        // What was typed is of the page it was typed on, also where another answer has led away from it meanwhile.
        Part = posts && part is not null ? Form.Page(part) ?? throw new NotFound() : way.FirstOrDefault(p => p.Code == part) ?? way[0];
        Seen = request.RevisionOf(Part.Code);
        if (posts && http.Request.HasFormContentType)
        {
            Seen = int.TryParse(http.Request.Form["_seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
            // What was typed stands again in its field, whatever else went wrong.
            answers = answers.With(Answers.None);
            var typed = Posted.Answers(http.Request.Form, Part);
            foreach (var question in Part.Leaves)
                answers.Take(question, typed);
        }

        // The list that gets one more empty row.
        more = http.Request.Query["mehr"];
        Show(answers);
    }

    /// <summary>Saves what was posted, then says where it goes on.</summary>
    public async Task<TypedStep> Send(HttpContext http, CancellationToken stop)
    {
        var what = (string?)http.Request.Form["do"] ?? Continue;
        var answers = RowAsked.Without(Posted.Answers(http.Request.Form, Part), what);
        if (Posted.CutOff)
        {
            // What the broken post no longer brought was not emptied by anybody.
            foreach (var question in Part.Leaves.Where(q => q.Fields.All(f => !http.Request.Form.ContainsKey(f))))
                answers.Take(question, request.Answers);
        }

        // A person's page sent twice, by a second click or the back button: they see the receipt, too.
        var declared = Declares || (matter.ForPerson && Form.DeclaresWith == Part.Code && Seen == 0);
        var written = new PageWritten
        {
            Request = request.Id,
            BegunWith = request.BegunWith,
            Form = Form.Code,
            Page = Part.Code,
            Language = t.Language,
            Channel = matter.Channel,
            Answers = answers,
            Seen = Seen,
            Files = [.. Posted.Files.Where(f => Part.Leaves.Any(q => q.Id == f.Question && q.Kind == QuestionKind.Evidence))],
            RemovedFiles = FileAsked.Removed(what),
            Turned = FileAsked.Turned(what),
        };
        var saved = matter.Beside is { } paper ? await typeApart.Run(paper, written, stop) : await save.Run(written, stop);
        Posted.CouldNotTake(saved.Beyond);
        (request, Overwritten) = (saved.Own, saved.Overwritten);
        // What somebody else wrote in between this page has not shown: it is not taken for seen.
        if (request.RevisionOf(Part.Code) <= Seen + 1)
            Seen = request.RevisionOf(Part.Code);

        var odd = Odd();
        if (Posted.Troubles.Count > 0 || Posted.CutOff || (Overwritten.Count > 0 && !declared))
            return Again(what is Continue or Check ? odd : []);
        if (what == Save)
            return new(TypedGoes.Away);
        if (what is not (Continue or Anyway or Check))
            return new(TypedGoes.ToPart, Part.Code + RowAsked.After(what) + FileAsked.After(what));
        if (declared)
            return new(TypedGoes.Declared);
        if (what is Continue or Check && odd.Count > 0)
            return Again(odd);

        var way = Way(request.Answers);
        // On a paper nothing more stands; whoever fills it in or speaks may have changed something that leads to a page nobody has seen.
        var onward = (what, matter.DeclaresAtOnce) switch
        {
            (Check, true) => request.NeverSent(way),
            (Check, false) => null,
            _ => way.SkipWhile(p => p.Code != Part.Code).Skip(1).FirstOrDefault(),
        };
        return onward is { } next ? new(TypedGoes.ToPart, next.Code) : new(TypedGoes.ToCheck);
    }

    // Where staff type, an empty field is an answer of its own: it was not said, or does not stand on the paper. Of a page that is not on the way nothing is asked any more.
    private List<Remark> Odd() =>
        Form.PagesFor(request.Answers).All(p => p.Code != Part.Code) ? []
            : [.. AnswerCheck.Of(Part, Form.Prune(request.Answers), GermanTime.DayOf(clock.GetUtcNow())).Where(r => matter.ForPerson || !r.IsMissing)];

    private TypedStep Again(IReadOnlyList<Remark> remarks)
    {
        Remarks = remarks;
        Seen = request.RevisionOf(Part.Code);
        Show(request.Answers);
        return new(TypedGoes.Again);
    }

    // The pages these answers lead to, and this one at its place among them, where they do not lead to it any more.
    private List<FormPage> Way(Answers answers)
    {
        var way = Form.PagesFor(answers).Select(p => p.Code).Append(Part.Code).ToHashSet(StringComparer.Ordinal);
        return [.. Form.Pages.Where(p => way.Contains(p.Code))];
    }

    private void Show(Answers answers)
    {
        var way = Way(answers);
        var place = way.FindIndex(p => p.Code == Part.Code);
        (PartNumber, PartCount) = (place + 1, way.Count);
        MayCheck = !Declares && PartNumber < PartCount && request.NeverSent(way.Where(p => p.Code != Part.Code)) is null;
        PartBefore = place > 0 ? way[place - 1].Code : null;
        Words = new(Form, answers, t);
        Questions = new AskedQuestions
        {
            Form = Form,
            Answers = answers,
            T = t,
            Troubles = Posted.Troubles,
            Files = request.Files,
            Answered = request.Answered,
            Remarks = Remarks,
            More = more,
            PagePrefix = PartCount > 1 ? $"{PartNumber}." : "",
        }.On(Part);
    }
}

/// <summary>Whose words are written down, and by which way they came. <paramref name="DeclaresAtOnce"/>: the page that already is the declaration is handed in when it is sent: for words that are spoken now.</summary>
public sealed record TypedMatter(Guid Request, Law.Channel Channel, bool DeclaresAtOnce)
{
    /// <summary>A helper fills it in as the person would: what is missing is asked for, and the declaration sent twice leads to its receipt.</summary>
    public bool ForPerson { get; init; }

    /// <summary>The paper that is typed beside a request that was there: whoever types sees what they typed, and nothing of the request. Null: they see it.</summary>
    public Guid? Beside { get; init; }
}

/// <summary>Where the interview goes on. <paramref name="Part"/>: the page, as it stands in addresses.</summary>
public sealed record TypedStep(TypedGoes Goes, string? Part = null);

/// <summary>What follows a page that was sent.</summary>
public enum TypedGoes
{
    /// <summary>The same page, with what is odd about it.</summary>
    Again,

    ToPart,

    /// <summary>Every page was seen: all answers to check.</summary>
    ToCheck,

    /// <summary>Saved for later.</summary>
    Away,

    /// <summary>The door hands it in now.</summary>
    Declared,
}
