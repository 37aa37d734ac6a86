using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Answers the person; the matter stays open or is closed with it.</summary>
public sealed class AnswerModel(SendAnswer send, ReadRequest read) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word that the page one comes from showed. What is newer, this page shows itself, and carries on from there.</summary>
    [BindProperty(SupportsGet = true, Name = "_seen")]
    public Guid Seen { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Translation { get; set; }

    /// <summary>The language in which it was asked for.</summary>
    [BindProperty(Name = "_language")]
    public string? TranslatedTo { get; set; }

    [BindProperty]
    public bool Close { get; set; }

    /// <summary>Asked only where a question is open; null: it was not asked.</summary>
    [BindProperty]
    public bool? Settles { get; set; }

    public RequestOnDesk Matter { get; private set; } = null!;

    public DeskHeadView Head => Matter.Head;

    public UnreadWords Unread { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        (Unread, Seen) = (Matter.Since(Seen), Head.NewestWord);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await send.Run(Number, new() { Words = Words ?? "", Translation = Translated.Of(TranslatedTo, Translation), Closes = Close, Settles = Settles ?? false, Seen = Seen }, stop);
        return Close ? this.Done(DeskDone.Closed, DeskDoneWords.List) : this.Done(DeskDone.Answered, Number);
    }
}
