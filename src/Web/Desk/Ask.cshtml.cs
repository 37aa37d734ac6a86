using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Asks for what is missing, with a date.</summary>
public sealed class AskModel(AskFor ask, AskTerm term, DeskHead head, ReadRequest read, Say t) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word that the page one comes from showed. What is newer, this page shows itself, and carries on from there.</summary>
    [BindProperty(SupportsGet = true, Name = "_seen")]
    public Guid Seen { get; set; }

    /// <summary>A file nobody can open, of which another copy is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "datei")]
    public Guid? FileId { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Translation { get; set; }

    /// <summary>The language in which it was asked for.</summary>
    [BindProperty(Name = "_language")]
    public string? TranslatedTo { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public List<string> Was { get; set; } = [];

    public DeskHeadView Head { get; private set; } = null!;

    public UnreadWords Unread { get; private set; } = null!;

    public IReadOnlyList<FileView> Files { get; private set; } = [];

    public AskTermView Term { get; private set; } = null!;

    public IReadOnlyList<Question> Missing { get; private set; } = [];

    /// <summary>The person wants letters, and nobody knows where to.</summary>
    public bool LetterGoesNowhere { get; private set; }

    /// <summary>How a question is called on the desk, with the name of whom it is about.</summary>
    public AnswerList Called { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        var seen = await read.Run(Number, stop);
        Files = seen.Files;
        (Head, Missing, LetterGoesNowhere, Term) = (seen.Head, seen.Missing, seen.LetterGoesNowhere, term.For(seen.Head.ReplyBy));
        Called = new(Head.Form, seen.Answers, seen.Files, t.German);
        (Unread, Seen) = (seen.Since(Seen), Head.NewestWord);
        Until ??= WrittenDay.Of(Term.Proposed);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        Words = Files.FirstOrDefault(f => f.Id == FileId) is { } file ? t.German["letter/file.again", file.Name] : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!WrittenDay.TryRead(Until, out var until))
            throw new Refused("desk.term-unreadable", term.For((await head.See(Number, stop)).ReplyBy).Proposed);

        await ask.Run(Number, new() { Words = Words ?? "", Translation = Translated.Of(TranslatedTo, Translation), Missing = Was, Until = until.Value, Seen = Seen }, stop);
        return this.Done(DeskDone.Asked, Number);
    }
}
