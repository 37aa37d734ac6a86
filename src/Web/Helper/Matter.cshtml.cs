using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>One request under a mandate: where it stands, what the office asks, evidence to send, and who comes next.</summary>
public sealed class MatterModel(ReadForHelp read, Reply reply, FileRoom room, EndMandate end, ProposeNext propose, HelpSession session, Say t, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>The code that was brought has just opened it.</summary>
    [BindProperty(SupportsGet = true, Name = "angenommen")]
    public bool Taken { get; set; }

    [BindProperty(SupportsGet = true, Name = "vorgeschlagen")]
    public bool Proposed { get; set; }

    public HelpedMatter Matter { get; private set; } = null!;

    public Guid Me => session.Me.Id;

    /// <summary>The receipt of what has arrived although something else of the post could not be taken.</summary>
    public Guid? Arrived { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var posted = Posted.Of(HttpContext);
        await posted.FitInto(room, Matter.Id, stop);
        var given = new ReplyGiven { Request = Matter.Id, Key = Key, Channel = Law.Channel.Helper, Words = Words ?? "", Files = posted.Files };
        if (posted.IsWhole)
            return Redirect($"/{t.Language}/helfen/{Number.ToPath()}/eingang/{await reply.Run(given, stop)}");

        posted.Tell(ModelState, t);
        if (posted.Files.Count > 0 || !string.IsNullOrWhiteSpace(Words))
        {
            Arrived = await reply.Run(given, stop);
            (Key, Words) = (Guid.CreateVersion7(clock.GetUtcNow()), null);
        }

        await Load(stop);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await Load(stop);
        await end.Run(Matter.Id, Matter.Mandate.Id, Law.Channel.Helper, stop);
        return Redirect($"/{t.Language}/helfen");
    }

    public async Task<IActionResult> OnPostNextAsync(CancellationToken stop)
    {
        await Load(stop);
        await propose.Run(Matter.Id, new()
        {
            Key = Key,
            Kind = MandateKind.Adviser,
            Scope = Matter.Mandate.Scope,
            Name = Name,
            Organisation = Organisation,
            UntilOn = GermanTime.DayOf(clock.GetUtcNow()).AddMonths(6),
            Evidence = MandateEvidence.Portal,
            Through = Law.Channel.Helper,
        }, stop);
        return Redirect($"/{t.Language}/helfen/{Number.ToPath()}?vorgeschlagen=true");
    }
}
