using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Intake;

/// <summary>Opens requests by a passkey or an identity of the provider that was added to them, instead of number and code.</summary>
public sealed class OpenWithSignIn(OfficeDb db, SignIns known, JoinedMatters matters, Forms forms, IPasskeyCeremony ceremony, ProvePasskey prove, RefuseSignIn refuse, Journal journal, Actor by, TimeProvider clock)
{
    public Task<PasskeyAsked> Ask() => ceremony.Ask(PasskeyUse.PersonOpen);

    /// <summary>Every request it opens, newest first; never none. Throws <see cref="Refused"/> for what does not fit.</summary>
    public async Task<IReadOnlyList<OpenedBySignIn>> Passkey(PasskeySent sent, string network, CancellationToken stop)
    {
        var shown = await prove.Known(sent, PasskeyUse.PersonOpen, network, async credential => (await Newest(credential, stop))?.Known, stop);
        return await Open(shown.Credential, SignInKind.Passkey, means => means.Count = shown.Count, null, RefuseSignIn.Passkey, stop);
    }

    public Task<IReadOnlyList<OpenedBySignIn>> Identity(PersonIdentity identity, CancellationToken stop) =>
        Open(known.Hash(identity), SignInKind.Provider, means => means.Level = identity.Level, identity.Level, RefuseSignIn.Unknown, stop);

    // One passkey may open several requests; what counts is how often it was used at all.
    private async Task<SignIn?> Newest(byte[] credential, CancellationToken stop) =>
        (await Opening(credential, SignInKind.Passkey, stop)).MaxBy(s => s.Count);

    private Task<IReadOnlyList<SignIn>> Opening(byte[] credential, SignInKind kind, CancellationToken stop)
    {
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.Person, null);
        return matters.Of(credential, kind, stop);
    }

    private async Task<IReadOnlyList<OpenedBySignIn>> Open(byte[] credential, SignInKind kind, Action<SignIn> used, Assurance? level, string no, CancellationToken stop)
    {
        var means = await Opening(credential, kind, stop);
        if (means.Count == 0)
            throw await refuse.Run(no, "person", null, stop);

        foreach (var way in means)
        {
            used(way);
            way.UsedAt = clock.GetUtcNow();
            journal.Note(JournalKind.SignInUsed, way.RequestId, ReasonCode.OwnWish, $"{kind}{(level is { } sure ? $" {sure}" : "")}");
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Used with the same count at this very moment.
            throw new Refused(no);
        }

        List<OpenedBySignIn> opened = [];
        foreach (var way in means)
        {
            by.Opens(way.RequestId);
            var r = await db.Set<Request>().AsNoTracking().Where(r => r.Id == way.RequestId).Select(r => new { r.Id, r.Number, r.Form, r.CodeVersion, r.BegunAt }).SingleAsync(stop);
            opened.Add(new(r.Id, r.CodeVersion, way.Id, r.Number, forms[r.Form], r.BegunAt, level));
        }

        return opened;
    }
}

/// <summary>A request that a way in opens, and enough to tell it from others.</summary>
public sealed record OpenedBySignIn(Guid Request, int CodeVersion, Guid Means, RequestNumber Number, Form Form, DateTimeOffset BegunAt, Assurance? Level);
