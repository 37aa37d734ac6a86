using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>How a person is protected: what they said is taken down, readers are named by the team lead, and a named reader opens the address.</summary>
public sealed class ProtectionModel(ProtectionOnDesk protection, Protect protect, NameReader name, ReadAddress readAddress, LiftProtection lift, AskForAddress ask, ReadHead head, Colleagues colleagues, ClerkSession session, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty]
    public bool Registered { get; set; }

    [BindProperty]
    public bool Household { get; set; }

    [BindProperty]
    public bool Counter { get; set; }

    [BindProperty]
    public ContactWay? Way { get; set; }

    [BindProperty]
    public bool NeverCall { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? When { get; set; }

    [BindProperty]
    public Guid? Reader { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The same page sent twice asks a second person once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public ProtectionView Seen { get; private set; } = null!;

    public AddressOpened? Read { get; private set; }

    public IReadOnlyList<ClerkView> Clerks { get; private set; } = [];

    /// <summary>The answers that tell where somebody is, as they were declared.</summary>
    public IEnumerable<(string Label, string Value)> Originals
    {
        get
        {
            var list = new AnswerList(Read!.Form, Read.Answers, [], t.German);
            return Read.Form.Addresses.Select(q => Read.Form.Question(q)!).Where(q => !list.IsEmpty(q)).Select(q => (list.Label(q), list.Value(q)));
        }
    }

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Seen = await protection.See(Number, stop);
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        Clerks = Seen.MayName ? [.. (await colleagues.All(stop)).Where(c => c.IsActive && c.Role == ClerkRole.CaseWorker && c.Id != session.Me.Id)] : [];
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var says = Way is not null || NeverCall || !string.IsNullOrWhiteSpace(To) || !string.IsNullOrWhiteSpace(When);
        await protect.Run(Number, new()
        {
            Kinds = [.. Household ? [ProtectionKind.Household] : Array.Empty<ProtectionKind>(), .. Counter ? [ProtectionKind.Counter] : Array.Empty<ProtectionKind>()],
            Registered = Registered,
            Contact = says ? new() { Way = Way ?? ContactWay.Letter, To = To ?? "", When = (When ?? "").Trim(), NeverCall = NeverCall } : null,
        }, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostNameAsync(CancellationToken stop)
    {
        await name.Run(Number, Reader, Words ?? "", stop);
        return Here();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await name.End(Number, Reader ?? Guid.Empty, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostLiftAsync(CancellationToken stop)
    {
        await lift.Run(Number, Asked, Words, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        await ask.Run(Number, Asked, Words, stop);
        return Here();
    }

    private Guid Asked => Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;

    /// <summary>Opened by a post, and shown on its answer alone: no address of a browser leads to it.</summary>
    public async Task OnPostReadAsync(CancellationToken stop)
    {
        Read = await readAddress.Run(Number, stop);
        await Load(stop);
    }

    private RedirectResult Here() => Redirect($"/desk/requests/{Number.ToPath()}/protection");
}
