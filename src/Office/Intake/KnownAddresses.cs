using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Where letters about somebody's access go: to the first address handed in. A later one is received like everything else, and takes effect through a case worker.</summary>
public sealed class KnownAddresses(OfficeDb db, Forms forms)
{
    internal async Task<AddressesKnown> Of(Request request, DataKey key, CancellationToken stop)
    {
        var form = forms[request.Form];
        var all = new List<IReadOnlyList<string>>();
        foreach (var arrival in await db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == request.Id && a.Kind != ArrivalKind.Reply).OrderBy(a => a.Id).ToListAsync(stop))
            if (PostalAddress.Lines(form, form.Prune((await db.PagesOf(arrival, stop)).Open(key))) is { Count: > 0 } lines)
                all.Add(lines);
        return all is [var first, ..] ? new(first, all[^1]) : new([], []);
    }
}

/// <summary>The address handed in first, and the one handed in last; mostly the same, empty when none was.</summary>
public sealed record AddressesKnown(IReadOnlyList<string> First, IReadOnlyList<string> Newest)
{
    public bool Differ => !First.SequenceEqual(Newest, StringComparer.OrdinalIgnoreCase);
}
