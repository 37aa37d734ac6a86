using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Talk;

/// <summary>One call or visit: what it is about, who speaks, what happened so far.</summary>
public sealed class ConversationModel(ReadConversation read, BeginMatter matter, JoinMatter join, NoteCaller note, NoteSaid said, TellNotice tell, TakeOverConversation takeOver, EndConversation end, Articles articles, OfferedToday offered, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Caller { get; set; }

    [BindProperty]
    public string? Speaks { get; set; }

    [BindProperty]
    public string? SaidWords { get; set; }

    [BindProperty]
    public PromiseKind? Promise { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    /// <summary>The pages that what is told comes from.</summary>
    [BindProperty]
    public List<string> Sources { get; set; } = [];

    /// <summary>One that was just read: proposed as the origin.</summary>
    [FromQuery(Name = "quelle")]
    public string? Source { get; set; }

    /// <summary>Something told was just written down.</summary>
    [FromQuery(Name = "festgehalten")]
    public bool IsNoted { get; set; }

    /// <summary>Where the conversation itself no longer tells: telephone or counter.</summary>
    [BindProperty]
    public string? Way { get; set; }

    public ConversationView Talk { get; private set; } = null!;

    public OfferedToday Offered => offered;

    /// <summary>The page that was just read, as the origin of what is told.</summary>
    public IReadOnlyList<ArticleLine> Read { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        Talk = await read.Run(Id, stop);
        Read = await articles.Named([.. Sources, .. Source is { } named ? [named] : (string[])[]], stop);
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        var number = await matter.Run(Id, Service, Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, stop);
        return Redirect($"/desk/talks/{Id}/{number.ToPath()}/{(await read.Run(Id, stop)).Language}/angaben");
    }

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken stop)
    {
        await join.Run(Id, Number, stop);
        return Redirect($"/desk/talks/{Id}/{Intake.RequestNumber.Parse(Number!, null).ToPath()}");
    }

    public async Task<IActionResult> OnPostCallerAsync(CancellationToken stop)
    {
        await note.Run(Id, Caller, Language.TryParse(Speaks, null, out var language) ? language : Language.German, stop);
        return Redirect($"/desk/talks/{Id}");
    }

    public async Task<IActionResult> OnPostSaidAsync(CancellationToken stop)
    {
        var day = string.IsNullOrWhiteSpace(Until) ? (DateOnly?)null : WrittenDay.TryRead(Until, out var until) ? until : throw new Refused("talk.promised-when");
        await said.Run(Id, null, new(SaidWords, Promise) { Key = Key == Guid.Empty ? null : Key, Until = day, Sources = Sources }, stop);
        return Redirect($"/desk/talks/{Id}?festgehalten=true");
    }

    public async Task<IActionResult> OnPostNoticeAsync(CancellationToken stop)
    {
        await tell.Run(Id, stop);
        return Redirect($"/desk/talks/{Id}");
    }

    public async Task<IActionResult> OnPostHereAsync(CancellationToken stop)
    {
        await takeOver.Run(Id, stop);
        return Redirect($"/desk/talks/{Id}");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        try
        {
            var channel = (await read.Run(Id, stop)).Channel;
            await end.Run(Id, stop);
            return Redirect($"/desk/talks/{TalkWords.Way(channel)}?zu=true");
        }
        catch (NotFound) when (Way is "phone" or "counter")
        {
            // Pressed twice, or a colleague was faster: no page that says there is nothing. Nothing else is called over.
            if (!await read.IsOver(Id, stop))
                throw;
            return Redirect($"/desk/talks/{Way}?vorher=true");
        }
    }
}
