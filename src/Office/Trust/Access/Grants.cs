using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Access;

/// <summary>Gives rights and ends them, within the transaction of the verb that has the reason for it. (§ 35 Abs. 1 S. 2 SGB I)</summary>
public sealed class Grants(OfficeDb db, Actor by, TimeProvider clock)
{
    /// <summary>How long whoever ended or gave away their work may still look at it.</summary>
    internal static readonly TimeSpan LookingBack = TimeSpan.FromMinutes(30);

    /// <summary>Whether whoever acts may read this request now.</summary>
    public Task<bool> Sees(Guid request, CancellationToken stop) =>
        db.Set<WrappedKey>().AsNoTracking().Where(k => k.Subject == request).Select(k => Sight.IsGranted(k.Subject)).SingleOrDefaultAsync(stop);

    /// <summary>Whether whoever acts may hand the work over: it is theirs, or was a moment ago. Reading for a reason is not enough.</summary>
    internal async Task<bool> MayGiveAway(Guid request, CancellationToken stop)
    {
        var (me, now) = (by.Id, clock.GetUtcNow());
        return by.Kind == ActorKind.House || await db.Works(request).AnyAsync(stop)
            || await db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Subject == request && g.Holder == me && g.Right == Right.Look && g.Why == Given.Worked && g.EndedAt == null && g.Until > now, stop);
    }

    /// <summary>Whether whoever acts is named as a reader of the protected address of this request.</summary>
    internal Task<bool> IsNamed(Guid request, CancellationToken stop)
    {
        var (me, now) = (by.Id, clock.GetUtcNow());
        return db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Subject == request && g.Holder == me && g.Right == Right.Address && g.EndedAt == null && (g.Until == null || g.Until > now), stop);
    }

    internal Task<bool> IsBarred(Guid clerk, Guid request, CancellationToken stop) =>
        db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Holder == clerk && g.Right == Right.Barred && g.Subject == request && g.EndedAt == null, stop);

    /// <summary>Why whoever acts may read it: the open task where there is one, else the reason they wrote down.</summary>
    internal async Task<ReasonCode> ReasonFor(Guid request, CancellationToken stop)
    {
        var (me, now) = (by.Id, clock.GetUtcNow());
        var why = await db.Set<Grant>().AsNoTracking().Where(g => g.Subject == request && g.Holder == me && g.Right == Right.Look && g.EndedAt == null && g.Until > now).Select(g => g.Why).FirstOrDefaultAsync(stop);
        return why is not (Given.Stated or Given.Urgent) || await db.Works(request).AnyAsync(stop) ? ReasonCode.OpenTask
            : why == Given.Stated ? ReasonCode.Stated : ReasonCode.Urgent;
    }

    /// <summary>Whether whoever acts holds this for the whole office.</summary>
    internal Task<bool> Holds(Right right, CancellationToken stop)
    {
        var me = by.Id;
        return db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Holder == me && g.Right == right && g.Subject == null && g.EndedAt == null, stop);
    }

    internal Grant Give(Given what)
    {
        var now = clock.GetUtcNow();
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(now),
            Holder = what.Holder,
            Right = what.Right,
            Subject = what.Subject,
            Why = what.Why,
            WhyId = what.WhyId,
            GivenAt = now,
            GivenBy = by.Id,
            Until = what.Until,
        };
        db.Add(grant);
        return grant;
    }

    /// <summary>Lets exactly these hold the right to this request: what is missing is given, what is too much ends.</summary>
    internal async Task Keep(Guid request, Right right, IReadOnlySet<Guid> holders, string why, CancellationToken stop)
    {
        var open = await Open(g => g.Subject == request && g.Right == right, stop);
        open.Where(g => !holders.Contains(g.Holder)).ToList().ForEach(End);
        foreach (var holder in holders.Where(h => open.TrueForAll(g => g.Holder != h)))
            Give(new() { Holder = holder, Right = right, Subject = request, Why = why });
    }

    /// <summary>Lets whoever acts read this request until then; an earlier such right gives way to it.</summary>
    internal async Task<Grant> GiveLook(Guid request, string why, DateTimeOffset until, CancellationToken stop)
    {
        await End(by.Id!.Value, [Right.Look], request, stop);
        return Give(new() { Holder = by.Id!.Value, Right = Right.Look, Subject = request, Why = why, Until = until });
    }

    /// <summary>
    /// Lets whoever acts write into this request for the transaction of what two decided; end exactly this with <see cref="TakeBack"/>. Null: they may already, and go on.
    /// A right whose time is over and that nobody has ended yet gives way to it: of two that stand open the database takes one.
    /// </summary>
    internal async Task<Grant?> LendType(Guid request, Guid act, CancellationToken stop)
    {
        var (me, now) = (by.Id!.Value, clock.GetUtcNow());
        var open = await Open(g => g.Holder == me && g.Right == Right.Type && g.Subject == request, stop);
        if (open.Exists(g => g.Until is null || g.Until > now))
            return null;
        open.ForEach(End);
        var lent = Give(new() { Holder = me, Right = Right.Type, Subject = request, Why = Given.Joint, WhyId = act });
        await db.SaveChangesAsync(stop);
        return lent;
    }

    /// <summary>Ends what <see cref="LendType"/> gave, and nothing else. The verb saves.</summary>
    internal void TakeBack(Grant? lent)
    {
        if (lent is not null)
            End(lent);
    }

    /// <summary>Ends what this holder has of these rights, everywhere or for one subject.</summary>
    internal async Task End(Guid holder, IReadOnlyList<Right> rights, Guid? subject, CancellationToken stop) =>
        (await Open(g => g.Holder == holder && rights.Contains(g.Right) && (subject == null || g.Subject == subject), stop)).ForEach(End);

    /// <summary>Ends what one thing, a conversation or a paper, gave to whoever acts for one request: what another gave beside it stays.</summary>
    internal async Task EndOwn(Right right, Guid subject, Guid whyId, CancellationToken stop)
    {
        var me = by.Id;
        (await Open(g => g.Holder == me && g.Right == right && g.Subject == subject && g.WhyId == whyId, stop)).ForEach(End);
    }

    /// <summary>The same of one thing, whoever holds it.</summary>
    internal async Task EndAllOwn(Right right, Guid subject, Guid whyId, CancellationToken stop) =>
        (await Open(g => g.Right == right && g.Subject == subject && g.WhyId == whyId, stop)).ForEach(End);

    /// <summary>Ends the bars that came from one thing, once two agreed to it (migration: trust.grant_ends).</summary>
    internal async Task EndBars(string why, Guid whyId, CancellationToken stop) =>
        (await Open(g => g.Right == Right.Barred && g.Why == why && g.WhyId == whyId, stop)).ForEach(End);

    /// <summary>Ends what one mandate opens, in every request.</summary>
    internal async Task EndAllOf(Guid mandate, CancellationToken stop) => (await Open(g => g.Right == Right.Help && g.WhyId == mandate, stop)).ForEach(End);

    /// <summary>Ends what one conversation opened to anybody, in every request or in one.</summary>
    internal async Task EndTalk(Guid conversation, Guid? request, CancellationToken stop) =>
        (await Open(g => g.Why == Given.Talk && g.WhyId == conversation && (request == null || g.Subject == request), stop)).ForEach(End);

    /// <summary>Ends what mandates given with other requests open in this one, and what these open in others.</summary>
    internal async Task EndParts(Guid request, IReadOnlyCollection<Guid> mandates, CancellationToken stop) =>
        (await Open(g => g.Right == Right.Help && g.Why == Given.Part && (g.Subject == request || mandates.Contains(g.WhyId!.Value)), stop)).ForEach(End);

    private void End(Grant grant) => grant.EndedAt = clock.GetUtcNow();

    // What this very transaction has given and not yet saved counts as well.
    private async Task<List<Grant>> Open(System.Linq.Expressions.Expression<Func<Grant, bool>> which, CancellationToken stop)
    {
        await db.Set<Grant>().Where(which).Where(g => g.EndedAt == null).LoadAsync(stop);
        return [.. db.Set<Grant>().Local.Where(which.Compile()).Where(g => g.EndedAt is null)];
    }

    /// <summary>A right as it is given.</summary>
    internal sealed record Given
    {
        /// <summary>The codes of <see cref="Why"/> that something is decided by.</summary>
        public const string Stated = "reason", Urgent = "urgent", Worked = "closing", Part = "mandate-part", Talk = "conversation", Joint = "joint";

        public required Guid Holder { get; init; }

        public required Right Right { get; init; }

        public required Guid? Subject { get; init; }

        public required string Why { get; init; }

        public Guid? WhyId { get; init; }

        public DateTimeOffset? Until { get; init; }
    }
}
