using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>The mandates a helper has in force now, and nobody else's: what the database does not grant is not there to be listed.</summary>
public sealed class HelpedMatters(OfficeDb db, Forms forms, Actor by, TimeProvider clock)
{
    /// <summary>What runs out first stands first.</summary>
    public async Task<IReadOnlyList<HelpedLine>> See(CancellationToken stop)
    {
        var (me, now, today) = (by.Id, clock.GetUtcNow(), GermanTime.DayOf(clock.GetUtcNow()));
        // The own grants name the few requests there are; the rest is asked of those alone.
        var subjects = await db.Set<Grant>().AsNoTracking().Where(g => g.Holder == me && g.Right == Right.Help && g.EndedAt == null && g.Until > now).Select(g => g.Subject!.Value).ToListAsync(stop);
        var mandates = await db.Set<Mandate>().AsNoTracking().Where(m => subjects.Contains(m.RequestId) && m.Helper == me && m.EndedAt == null && m.UntilOn >= today).ToListAsync(stop);
        var requests = await db.Set<Request>().AsNoTracking().Include(r => r.States).Where(r => subjects.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var names = await db.Set<Trait>().AsNoTracking().Where(t => subjects.Contains(t.RequestId)).ToDictionaryAsync(t => t.RequestId, t => t.Name, stop);
        return
        [
            .. from m in mandates
               where requests.ContainsKey(m.RequestId)
               orderby m.UntilOn, m.Id
               let name = m.Scope == HelpScopes.Evidence ? null : names.GetValueOrDefault(m.RequestId)
               select new HelpedLine(requests[m.RequestId].Number, forms[requests[m.RequestId].Form], requests[m.RequestId].State, string.IsNullOrWhiteSpace(name) ? null : name, m.Scope, m.UntilOn),
        ];
    }
}

/// <summary>One mandate in a helper's list.</summary>
public sealed record HelpedLine(RequestNumber Number, Form Form, RequestState State, string? Person, HelpScopes Scope, DateOnly UntilOn);
