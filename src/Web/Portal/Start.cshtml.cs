using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>The first page: what people come for, one line each, and who can be reached now.</summary>
public sealed class StartModel(OpenNow open, Say t, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ChannelState> Now { get; } = [.. open.See().Where(s => s.IsOpen && s.Channel is not Law.Channel.Portal)];

    /// <summary>An application made today works from this day (§ 37 Abs. 2 SGB II).</summary>
    public DateOnly CountsFrom { get; } = EffectiveFrom.ForApplication(GermanTime.DayOf(clock.GetUtcNow())).On;

    /// <summary>One line: the first way that is open now. Online it is always.</summary>
    public string Strip => Now.Count == 0 ? t["reach/online-always"] : $"{t[$"reach/{Now[0].Channel}"]} {ReachWords.State(t, Now[0])}";
}
