using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What somebody's access hangs on. Where letters about it go: to the first address handed in. A later one is received like everything else, and takes effect through a case worker.</summary>
public sealed class KnownAddresses(OfficeDb db, Forms forms)
{
    /// <summary>
    /// The birth date handed in first: what a PIN is held against. One handed in later is received like everything else, and must not shut the owner out
    /// for whoever took their code. Null: none was.
    /// </summary>
    internal async Task<DateOnly?> BornOn(Request request, DataKey key, CancellationToken stop)
    {
        var form = forms[request.Form];
        if (!form.Traits.TryGetValue("birthDate", out var asked))
            return null;
        foreach (var arrival in await HandedIn(request, stop))
            if (AnswerCheck.DateIn(form.Question(asked)!, form.Prune((await db.PagesOf(arrival, stop)).Open(key))) is { } born)
                return born;
        return null;
    }

    internal async Task<AddressesKnown> Of(Request request, DataKey key, CancellationToken stop)
    {
        var form = forms[request.Form];
        var all = new List<IReadOnlyList<string>>();
        foreach (var arrival in await HandedIn(request, stop))
            if (PostalAddress.Lines(form, form.Prune((await db.PagesOf(arrival, stop)).Open(key))) is { Count: > 0 } lines)
                all.Add(lines);
        return all is [var first, ..] ? new(first, all[^1]) : new([], []);
    }

    /// <summary>The name handed in last; empty: none was.</summary>
    internal async Task<string> NameOf(Request request, DataKey key, CancellationToken stop)
    {
        var form = forms[request.Form];
        return await HandedIn(request, stop) is [.., var newest] ? form.Trait(form.Prune((await db.PagesOf(newest, stop)).Open(key)), "name") ?? "" : "";
    }

    private Task<List<Arrival>> HandedIn(Request request, CancellationToken stop) =>
        db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == request.Id && a.Kind != ArrivalKind.Reply).OrderBy(a => a.Id).ToListAsync(stop);
}

/// <summary>The address handed in first, and the one handed in last; mostly the same, empty when none was.</summary>
public sealed record AddressesKnown(IReadOnlyList<string> First, IReadOnlyList<string> Newest)
{
    /// <summary>Protected: the house fills it in where the letter is set, and nobody sees it here.</summary>
    public static AddressesKnown Safe { get; } = new([Masked.Sign], [Masked.Sign]);

    public bool Differ => !First.SequenceEqual(Newest, StringComparer.OrdinalIgnoreCase);
}
