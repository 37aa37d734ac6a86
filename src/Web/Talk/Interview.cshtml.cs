using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Talk;

/// <summary>One page of a form, read aloud in the person's language and typed as they answer: the desk's interview, with telephone or counter as its way.</summary>
public sealed class InterviewModel(ReadConversation read, TypedInterview interview, TellNotice tell, WishLetters wish, StayBySending stay, HandInSpoken handIn, Say t, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [FromRoute(Name = "part")]
    public string? PageCode { get; set; }

    /// <summary>The same page sent twice is handed in once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    /// <summary>The short notice about data was read to the person.</summary>
    [BindProperty(Name = "_notice")]
    public bool Notice { get; set; }

    /// <summary>The page asked whether anything may lie in their letterbox; below, the answer.</summary>
    [BindProperty(Name = "_letters")]
    public bool LettersAsked { get; set; }

    [BindProperty(Name = "_no-letters")]
    public bool NoLetters { get; set; }

    public ConversationView Talk { get; private set; } = null!;

    public ConversationMatter Matter { get; private set; } = null!;

    public TypedInterview Asked => interview;

    private string Home => $"/desk/talks/{Id}/{Number.ToPath()}";

    public async Task Load(CancellationToken stop)
    {
        Talk ??= await read.Run(Id, stop);
        Matter = Talk.Matters.FirstOrDefault(m => m.Number == Number && m.MayFill) ?? throw new NotFound();
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        await interview.Load(HttpContext, new(Matter.Id, Talk.Channel, DeclaresAtOnce: true), PageCode, stop);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return interview.Part.Code == PageCode ? Page() : Redirect(PathTo(interview.Part.Code));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await stay.Run(Id, Number, stop);
        await Load(stop);
        var step = await interview.Send(HttpContext, stop);
        // After what was said is kept: a notice holds nothing up.
        if (Notice && !Talk.NoticeTold)
            await tell.Run(Id, stop);
        // Before anything of it is handed in: by this page, or by whoever ends the conversation.
        if (LettersAsked)
            await wish.Run(Id, Matter.Id, !NoLetters, stop);
        if (Request.Headers.ContainsKey("X-Keep"))
        {
            // The page has not shown what somebody else wrote: taken for seen, its empty fields would delete it.
            if (step.Goes == TypedGoes.Again)
                return new ContentResult { StatusCode = StatusCodes.Status409Conflict, Content = TalkWords.NotAlone(interview, t.German), ContentType = "text/plain; charset=utf-8" };
            Response.Headers["X-Seen"] = interview.Seen.ToString(CultureInfo.InvariantCulture);
            return StatusCode(StatusCodes.Status204NoContent);
        }

        switch (step.Goes)
        {
            case TypedGoes.ToPart:
                return Redirect(PathTo(step.Part!));
            case TypedGoes.ToCheck:
                return Redirect($"{Home}/{t.Language}/pruefen");
            case TypedGoes.Away:
                return Redirect($"/desk/talks/{Id}");
            case TypedGoes.Declared:
                await handIn.Run(Id, new() { Request = Matter.Id, Key = Key, Whole = false }, stop);
                return Redirect(Home);
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
        }
    }

    private string PathTo(string part) => $"{Home}/{t.Language}/angaben/{part}";
}
