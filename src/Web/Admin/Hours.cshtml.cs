using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin;

/// <summary>The hours of the office: what waits for a second person, the coming eight weeks, and the book of all changes.</summary>
public sealed class HoursModel(HoursBook book, HoursInForce hours, PublishHours publish, WithdrawHours withdraw, OfficeSettings office, ClerkSession session, TimeProvider clock) : PageModel, IShowData
{
    public IReadOnlyList<HoursEntry> Book { get; private set; } = [];

    public IReadOnlyList<WeeksAhead> Weeks { get; private set; } = [];

    public IEnumerable<HoursEntry> Proposals => Book.Where(e => e.IsProposal);

    /// <summary>In force or still to come, and can be taken back.</summary>
    public IEnumerable<HoursEntry> Exceptions =>
        Book.Where(e => e is { PublishedAt: not null, WithdrawnAt: null, Wanted: not WeekWanted } && e.Wanted.Days.Through >= Today).OrderBy(e => e.Wanted.Days.From);

    public DateOnly Today { get; } = GermanTime.DayOf(clock.GetUtcNow());

    public async Task Load(CancellationToken stop)
    {
        Book = await book.See(stop);
        Weeks = [.. HoursWords.Ways.Where(c => hours.Plan.Channels.Any(p => p.Channel == c)).Select(c => WeeksAhead.Of(hours.Plan, hours.Plan, c, Today))];
    }

    public bool MayPublish(HoursEntry entry) => office.OnePerson || entry.ProposedBy != session.Me.Id;

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken stop)
    {
        await publish.Run(id, stop);
        return Redirect("/admin/hours");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken stop)
    {
        await withdraw.Run(id, stop);
        return Redirect("/admin/hours");
    }
}
