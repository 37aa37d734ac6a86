using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;
using Say = OffenesHaus.Catalog.Say;

namespace OffenesHaus.Web.Talk;

/// <summary>One request in a conversation: who the person is for it, what may be told, and what they say about it.</summary>
public sealed class MatterModel(ReadConversation read, TalkStatus status, JoinMatter join, ProveCaller prove, HandInSpoken handIn, NoteSaid note, SetServicePin pins, OwnScreen screen, RecordStatement record, ProtectCaller protect, FileRoom room, Articles articles, HouseSettings settings, Say t, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool MayObject { get; set; }

    /// <summary>It was asked whether anything may lie in their letterbox; below, the answer.</summary>
    [BindProperty]
    public bool LettersAsked { get; set; }

    [BindProperty]
    public bool NoLetters { get; set; }

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

    [BindProperty]
    public ProtectionAsked Wished { get; set; } = new();

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Digits { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public ConversationView Talk { get; private set; } = null!;

    public ConversationMatter Matter { get; private set; } = null!;

    /// <summary>Null while nothing may be told.</summary>
    public TalkStatusView? Status { get; private set; }

    /// <summary>The digits of the service PIN that are asked.</summary>
    public IReadOnlyList<int> Places => prove.Places(Matter.Id);

    /// <summary>Pages of the knowledge about the service it was begun for.</summary>
    public IReadOnlyList<ArticleLine> About { get; private set; } = [];

    /// <summary>The same, and the page that was just read, as the origin of what is told.</summary>
    public IReadOnlyList<ArticleLine> Offered { get; private set; } = [];

    public string? Told { get; private set; }

    public string? Pin { get; private set; }

    public string? Ring { get; private set; }

    public string? ScreenCode { get; private set; }

    public string Site => settings.PublicAddress ?? $"{Request.Scheme}://{Request.Host}";

    public async Task Load(CancellationToken stop)
    {
        await Find(stop);
        Status = Matter.IsOpen ? await status.See(Matter.Id, stop) : null;
        About = Matter.Service is { } service ? await articles.About(service, stop) : [];
        Offered = [.. About.Concat(await articles.Named([.. Sources, .. Source is { } read ? [read] : (string[])[]], stop)).DistinctBy(a => a.Source, StringComparer.Ordinal)];
        if (Source is { } named && Offered.Any(o => o.Source == named))
            Sources = [.. Sources.Append(named).Distinct(StringComparer.Ordinal)];
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostWordsAsync(CancellationToken stop)
    {
        await Find(stop);
        var posted = Posted.Of(HttpContext);
        await posted.FitInto(room, Matter.Id, stop);
        string? told = null;
        if (posted.IsWhole || posted.Files.Count > 0 || !string.IsNullOrWhiteSpace(Words))
        {
            await handIn.Words(Id, new() { Request = Matter.Id, Key = Key, MayObject = MayObject, Letters = LettersAsked ? !NoLetters : null }, new(Words, posted.Files), stop);
            (Words, Key, told) = (null, Guid.Empty, "Aufgenommen. Es ist eingegangen.");
        }

        ModelState.Clear();
        posted.Tell(ModelState, t, "#files");
        if (!posted.IsWhole)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Again(told, stop);
    }

    public async Task<IActionResult> OnPostSaidAsync(CancellationToken stop)
    {
        await Find(stop);
        var day = string.IsNullOrWhiteSpace(Until) ? (DateOnly?)null : WrittenDay.TryRead(Until, out var until) ? until : throw new Refused("talk.promised-when");
        await note.Run(Id, Matter.Id, new(SaidWords, Promise) { Key = Key == Guid.Empty ? null : Key, Until = day, Sources = Sources }, stop);
        (SaidWords, Promise, Until, Sources, Source, Key) = (null, null, null, [], null, Guid.Empty);
        ModelState.Clear();
        return await Again("Festgehalten.", stop);
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken stop)
    {
        await Find(stop);
        return await Proven(await prove.WithCode(Id, Matter.Id, Code, stop), "talk.code-wrong");
    }

    public async Task<IActionResult> OnPostPinAsync(CancellationToken stop)
    {
        await Find(stop);
        return await Proven(await prove.WithPin(Id, Matter.Id, Digits, stop), "talk.pin-wrong");
    }

    public async Task<IActionResult> OnPostIdentityAsync(CancellationToken stop)
    {
        await Find(stop);
        return await Proven(await prove.WithIdentity(Id, Matter.Id, stop), "talk.code-wrong");
    }

    public async Task<IActionResult> OnPostRingAsync(CancellationToken stop)
    {
        await Load(stop);
        Ring = await prove.NumberToRing(Id, Matter.Id, stop) ?? throw new Refused("talk.no-number-known");
        return Page();
    }

    public async Task<IActionResult> OnPostReachedAsync(CancellationToken stop)
    {
        await Find(stop);
        return await Proven(await prove.WithCallBack(Id, Matter.Id, stop), "talk.no-number-known");
    }

    public async Task<IActionResult> OnPostSetAsync(CancellationToken stop)
    {
        await Find(stop);
        Pin = await pins.Run(Id, Matter.Id, Act("pin"), stop);
        return await Again(null, stop);
    }

    public async Task<IActionResult> OnPostScreenAsync(CancellationToken stop)
    {
        await Find(stop);
        ScreenCode = await screen.Draw(Id, Matter.Id, Act("screen"), stop);
        return await Again(null, stop);
    }

    public async Task<IActionResult> OnPostStatementAsync(CancellationToken stop)
    {
        await Find(stop);
        await record.Run(Id, Matter.Id, Act("statement"), stop);
        return await Again("Die Niederschrift ist festgehalten.", stop);
    }

    public async Task<IActionResult> OnPostProtectAsync(CancellationToken stop)
    {
        await Find(stop);
        await protect.Run(Id, Matter.Id, Wished.Wish(), stop);
        return await Again("Die Anschrift ist ab jetzt geheim.", stop);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken stop)
    {
        await Find(stop);
        await join.Leave(Id, Matter.Id, Why, stop);
        return Redirect($"/desk/talks/{Id}");
    }

    // All forms of the page bear its one key: each act makes its own of it.
    private Guid? Act(string what) => Key == Guid.Empty ? null : Once.Of(Key, what);

    // What an act needs; what the page tells is asked for when it is shown.
    private async Task Find(CancellationToken stop)
    {
        Talk = await read.Run(Id, stop);
        Matter = Talk.Matters.FirstOrDefault(m => m.Number == Number) ?? throw new NotFound();
    }

    private Task<IActionResult> Proven(bool fits, string no) =>
        fits ? Task.FromResult<IActionResult>(Redirect($"/desk/talks/{Id}/{Number.ToPath()}")) : throw new Refused(no);

    private async Task<IActionResult> Again(string? told, CancellationToken stop)
    {
        // What is posted from the page that comes now is another act.
        (Told, Key) = (told, Guid.Empty);
        await Load(stop);
        return Page();
    }
}
