using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>
/// Protects a person on the wish alone, from this moment on: no proof is asked, because who waits for one may be found meanwhile. Lifting it takes two.
/// (§ 51 BMG, § 35 SGB I, Art. 25 GDPR)
/// </summary>
public sealed class Protect(OfficeDb db, Protections protections, ProtectedKeys secrets, Conceal conceal, Keys keys, Outbox outbox, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    private const int Longest = 500;

    /// <summary>For the person whose request it is.</summary>
    public Task Run(Guid request, ProtectionWish wish, CancellationToken stop) => db.Racing(() => Try(request, wish, stop));

    /// <summary>At the desk, when the person says so.</summary>
    public async Task Run(RequestNumber number, ProtectionWish wish, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        await db.Racing(() => Try(request.Id, wish, stop));
    }

    private async Task Try(Guid id, ProtectionWish wish, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Within(id, wish, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The same within the transaction of the verb that has the reason.</summary>
    internal async Task Within(Guid id, ProtectionWish wish, CancellationToken stop)
    {
        Prove(wish.Contact);
        var request = await db.Set<Request>().FromSql($"SELECT * FROM intake.request WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(stop) ?? throw new NotFound();
        using var key = await keys.Of(id, stop);
        var reason = by.Kind == ActorKind.Person ? ReasonCode.OwnWish : await grants.ReasonFor(id, stop);
        using (var secret = await protections.Set(id, wish.Kinds, wish.Registered, stop))
        {
            if (secret is not null)
                await conceal.Run(request, key, secret, stop);
            if (wish.Contact is { } contact)
                await Keep(request, contact, key, secret, reason, stop);
        }

        journal.Note(JournalKind.ProtectionSet, id, reason, string.Join(' ', wish.Kinds.Append(ProtectionKind.Address).Distinct().Order()) + (wish.Registered ? " registered" : ""));

        // What another post has saved at this very moment, unmasked, is covered right after.
        outbox.Promise(ConcealAgain.TopicName, id);
        await db.SaveChangesAsync(stop);
    }

    private async Task Keep(Request request, ContactWish wish, DataKey key, Secret? fresh, ReasonCode reason, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var to = wish.To.Trim();
        var post = wish.Way == ContactWay.Letter ? PostalAddress.Lines(to) : [];
        db.Add(new SafeContact { Id = id, RequestId = request.Id, SealedWish = SafeContact.Seal(wish, key, id), HasPost = post.Count > 0, FromDesk = by.Kind == ActorKind.Clerk && await db.Works(request.Id).AnyAsync(stop), SetAt = now });
        if (to.Length > 0)
        {
            using var own = fresh is null ? await secrets.ForWriting(request.Id, stop) : null;
            var secret = fresh ?? own!;
            if (post.Count > 0)
                db.Add(ProtectedAddress.Of(Guid.CreateVersion7(now), request.Id, ReachedBy.ContactPost, post, secret, now));
            // A telephone beside the address is kept as well, and covered wherever it is told again.
            if (!PostalAddress.SayAll(post, to))
                db.Add(ProtectedAddress.Of(Guid.CreateVersion7(now), request.Id, ReachedBy.ContactOther, [to], secret, now));
        }

        journal.Note(JournalKind.ContactSet, request.Id, reason, wish.Way.ToString() + (wish.NeverCall ? " never-call" : ""));
    }

    private static void Prove(ContactWish? wish)
    {
        if (wish is not null && (wish.To.Length > Longest || wish.When.Length > Longest))
            throw new Refused("protection.too-long", Longest);
    }
}

/// <summary>How somebody wants to be protected.</summary>
public sealed record ProtectionWish
{
    /// <summary>The address is always among them.</summary>
    public IReadOnlyList<ProtectionKind> Kinds { get; init; } = [];

    /// <summary>They say that a bar stands in the register (§ 51 BMG).</summary>
    public bool Registered { get; init; }

    /// <summary>Null: as it was.</summary>
    public ContactWish? Contact { get; init; }
}
