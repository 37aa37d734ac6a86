using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.MailRoom;

/// <summary>One paper beside its image, and what it is: a form to write out, a letter to file, something for another authority, or nothing of ours.</summary>
public sealed class PaperModel(ReadPaper read, BeginPaper begin, BeginInto beginInto, FileLetter file, SetAsidePaper aside, TakeUpPaper takeUp, SearchRequests search, FindRequests find, OfferedToday offered, ClerkSession session) : PageModel, IShowData
{
    private const int LongestSearch = 200;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The service it is written out for.</summary>
    [BindProperty]
    public string? Service { get; set; }

    /// <summary>The language the person is answered in, beside German.</summary>
    [BindProperty]
    public string? AnswerIn { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    /// <summary>A request among those that were found.</summary>
    [BindProperty]
    public string? Found { get; set; }

    [BindProperty(Name = "q")]
    public string? Q { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool MayObject { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PaperView Paper { get; private set; } = null!;

    public IReadOnlyList<RequestFound>? Hits { get; private set; }

    /// <summary>Who works requests finds by name alone; whoever only files papers needs what a paper has to bear: birth date or customer number.</summary>
    public bool Works => session.Me.WorksRequests;

    public OfferedToday Offered => offered;

    private RequestNumber? Chosen => RequestNumber.TryParse(Found ?? Number, null, out var number) ? number : null;

    private Language? Tongue => Language.TryParse(AnswerIn, null, out var tongue) ? tongue : null;

    public async Task Load(CancellationToken stop) => Paper = await read.Run(Id, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await begin.Run(Id, Service, Tongue, wrongDoor: false, stop);
        return Redirect($"/desk/post/papers/{Id}/angaben");
    }

    public async Task<IActionResult> OnPostElsewhereAsync(CancellationToken stop)
    {
        await begin.Run(Id, "something-else", Tongue, wrongDoor: true, stop);
        return Redirect($"/desk/post/papers/{Id}/angaben");
    }

    public async Task<IActionResult> OnPostAnewAsync(CancellationToken stop)
    {
        await begin.Anew(Id, stop);
        return Redirect($"/desk/post/papers/{Id}");
    }

    public async Task<IActionResult> OnPostSearchAsync(CancellationToken stop)
    {
        var words = (Q ?? "").Trim();
        words = words[..Math.Min(words.Length, LongestSearch)];
        var sought = Sought.Of(words);
        if (sought.IsEmpty || (!Works && !sought.NamesOnePerson))
            throw new Refused("paper.search");
        await search.Run(words, stop);
        Hits = (await find.See(sought, null, stop)).Rows;
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostIntoAsync(CancellationToken stop)
    {
        await beginInto.Run(Id, Chosen, stop);
        return Redirect($"/desk/post/papers/{Id}/angaben");
    }

    public async Task<IActionResult> OnPostLetterAsync(CancellationToken stop)
    {
        var filed = await file.Run(Id, new() { Number = Chosen, Words = Words, MayObject = MayObject }, stop);
        return Redirect($"/desk/post/papers?abgelegt={filed.Number.ToPath()}");
    }

    public async Task<IActionResult> OnPostAsideAsync(CancellationToken stop)
    {
        await aside.Run(Id, Reason, stop);
        return Redirect("/desk/post/papers");
    }

    public async Task<IActionResult> OnPostUpAsync(CancellationToken stop)
    {
        await takeUp.Run(Id, stop);
        return Redirect($"/desk/post/papers/{Id}");
    }
}
