using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;

namespace OffenesHaus.People;

/// <summary>What this room holds about a request, for the copy of its person: who helps, ways in, protection, what staff can search by.</summary>
internal sealed class PeopleCopy(OfficeDb db, Keys keys, ProtectedKeys secrets)
{
    public static IReadOnlyList<CopiedTable> Tables { get; } =
    [
        new("people.search_trait", "search"), new("people.sign_in", "sign-ins"), new("people.safe_contact", "safe-contact"), new("people.protection", "protection"), new("people.mandate", "mandates"), new("people.hand_over", "hand-overs"),
        new("protection.address", "protected-addresses"), new("protection.original", "protected-words"), new("protection.protected_key", null, "a key: it opens what stands under protected addresses and words"),
    ];

    public async Task Write(Guid subject, OwnCopy into, CancellationToken stop)
    {
        using var key = await keys.Of(subject, stop);
        foreach (var trait in await db.Set<Trait>().AsNoTracking().Where(t => t.RequestId == subject).ToListAsync(stop))
            into.Begin("search").With("name", trait.Name).With("folded", trait.Folded).With("bornOn", trait.BornOn).With("customerNumber", trait.CustomerNumber);
        await Helping(subject, key, into, stop);
        foreach (var way in await db.Set<SignIn>().AsNoTracking().Where(s => s.RequestId == subject).OrderBy(s => s.Id).ToListAsync(stop))
            into.Begin("sign-ins").With("kind", way.Kind, "sign-in").With("at", way.AddedAt).With("usedAt", way.UsedAt).With("level", way.Level, "level").With("endedAt", way.EndedAt);
        await Protection(subject, key, into, stop);
        await Protected(subject, into, stop);
    }

    private async Task Helping(Guid subject, DataKey key, OwnCopy into, CancellationToken stop)
    {
        foreach (var mandate in await db.Set<Mandate>().AsNoTracking().Where(m => m.RequestId == subject).OrderBy(m => m.Id).ToListAsync(stop))
            into.Begin("mandates").With("name", mandate.Name(key)).With("organisation", mandate.Organisation(key)).With("kind", mandate.Kind, "mandate/kind.")
                .With("scope", mandate.Scope == HelpScopes.None ? null : mandate.Scope, "mandate/scope.").With("allMatters", mandate.IsWide).With("evidence", mandate.Evidence, "evidence").With("channel", mandate.Through, "receipt/channel.")
                .With("at", mandate.GivenAt).With("by", mandate.GivenBy, "actor").With("fromOn", mandate.FromOn).With("untilOn", mandate.UntilOn)
                .With("agreedAt", mandate.AgreedAt).With("takenAt", mandate.TakenAt).With("endedAt", mandate.EndedAt).With("endedBy", mandate.EndedBy, "actor");
        foreach (var code in await db.Set<HandOver>().AsNoTracking().Where(h => h.RequestId == subject).OrderBy(h => h.Id).ToListAsync(stop))
            into.Begin("hand-overs").With("at", code.DrawnAt).With("until", code.EndsAt).With("usedAt", code.UsedAt).With("withdrawnAt", code.WithdrawnAt).With("tries", code.Tries);
    }

    private async Task Protection(Guid subject, DataKey key, OwnCopy into, CancellationToken stop)
    {
        foreach (var one in await db.Set<Protection>().AsNoTracking().Where(p => p.RequestId == subject).OrderBy(p => p.Id).ToListAsync(stop))
            into.Begin("protection").With("kind", one.Kind, "protection").With("registered", one.Registered).With("at", one.SetAt).With("by", one.SetBy, "actor").With("endedAt", one.LiftedAt);
        foreach (var contact in await db.Set<SafeContact>().AsNoTracking().Where(c => c.RequestId == subject).OrderBy(c => c.Id).ToListAsync(stop))
        {
            var wish = contact.Wish(key);
            into.Begin("safe-contact").With("at", contact.SetAt).With("way", wish.Way, "protection/way.").With("when", wish.When).With("neverCall", wish.NeverCall).With("fromDesk", contact.FromDesk);
        }
    }

    // What a mask stands for is shown to whoever proved more than the code: it names where somebody hides.
    private async Task Protected(Guid subject, OwnCopy into, CancellationToken stop)
    {
        var addresses = await db.Set<ProtectedAddress>().AsNoTracking().Where(a => a.RequestId == subject).OrderBy(a => a.Id).ToListAsync(stop);
        var originals = await db.Set<ProtectedOriginal>().AsNoTracking().Where(o => o.RequestId == subject).OrderBy(o => o.Id).ToListAsync(stop);
        if (!into.Opens(addresses.Count + originals.Count > 0))
            return;
        foreach (var address in addresses)
        {
            using var secret = await secrets.Of(address.KeyId, stop);
            into.Begin("protected-addresses").With("kind", address.Kind, "reached").With("words", string.Join('\n', address.Lines(secret))).With("at", address.KeptAt);
        }

        foreach (var original in originals)
        {
            using var secret = await secrets.Of(original.KeyId, stop);
            into.Begin("protected-words").With("kind", original.Kind, "original").With("words", Encoding.UTF8.GetString(original.Plain(secret))).With("at", original.KeptAt).With("endedAt", original.RestoredAt);
        }
    }
}
