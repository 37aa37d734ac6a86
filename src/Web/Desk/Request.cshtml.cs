using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>One request: what was said on one side, what follows from it on the other.</summary>
public sealed class RequestModel(ReadRequest read, ContactsOf contacts, WorklistPlace place, TakeTasks take, ClerkSession session, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The row of the worklist it was opened out of; below, with which filter.</summary>
    [BindProperty(SupportsGet = true, Name = "liste")]
    public WorklistMark? FromList { get; set; }

    [BindProperty(SupportsGet = true, Name = "wer")]
    public Holder Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "frist")]
    public DueIn? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "weg")]
    public Channel? Channel { get; set; }

    [BindProperty(SupportsGet = true, Name = "sprache")]
    public string? SpokenLanguage { get; set; }

    public WorklistFilter Filter => new() { Who = Who, Due = Due, Channel = Channel, Language = SpokenLanguage };

    public PlaceInList? Place { get; private set; }

    public RequestOnDesk Seen { get; private set; } = null!;

    /// <summary>What was spoken about it, newest first.</summary>
    public IReadOnlyList<ContactLine> Contacts { get; private set; } = [];

    /// <summary>What this arrival said was taken down and signed at the counter.</summary>
    public bool IsSigned(ArrivalOnDesk arrival) => arrival.MayBeObjection && Contacts.Any(c => c.Line.Kind == ConversationStepKind.StatementRecorded
        // One from before this was kept holds for what there was then.
        && (c.Line.Detail is { } which ? which == arrival.Id.ToString("N") : c.Line.At >= arrival.At));

    public AnswerList Answers { get; private set; } = null!;

    /// <summary>Whoever works at the desk; a data protection officer only reads.</summary>
    public bool WorksHere => session.Me.WorksRequests;

    public DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    public IReadOnlyList<Question> MissingEvidence => [.. Seen.Missing.Where(q => q.Kind == QuestionKind.Evidence)];

    public IReadOnlyList<Question> MissingAnswers => [.. Seen.Missing.Where(q => q.Kind != QuestionKind.Evidence)];

    /// <summary>What answers one question stands together, as the document it is.</summary>
    public IReadOnlyList<FilesTogether> Evidence => FilesTogether.Of(Seen.Files, Answers, t.German, t.German["questions/file.with-reply"]);

    public IReadOnlyList<DateOnLine> Dates => StaffScript.Dates(Seen, Today);

    public IReadOnlyList<(DateTimeOffset At, string Words)> History => StaffScript.History(Seen.History, session.Me.Name);

    public async Task Load(CancellationToken stop)
    {
        Seen = await read.Run(Number, stop);
        Contacts = await contacts.See(Seen.Head.Id, stop);
        Place = FromList is { } row ? await place.Of(Number.Value, row, Filter, stop) : null;
        Answers = new(Seen.Head.Form, Seen.Answers, Seen.Files, t.German);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop)
    {
        await take.Run(Number.Value, stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }

    public string Exact(DateTimeOffset at) => GermanTime.ClockAt(at).ToString("H:mm:ss", CultureInfo.InvariantCulture);

    public string Offset(DateTimeOffset at) => GermanTime.ClockAt(at).ToString("zzz", CultureInfo.InvariantCulture);

    public string Words(FileView file) => StaffScript.Readability(file.Readability);
}
