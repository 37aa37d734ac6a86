using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.People;

/// <summary>A person who came in with number and code adds a way to come without: a new passkey, one that opens another request already, or an identity of the provider.</summary>
public sealed class AddSignIn(OfficeDb db, SignIns known, IPasskeyCeremony ceremony, ProvePasskey prove, RefuseSignIn refuse, MandateReach reach, Outbox outbox, Journal journal, TimeProvider clock)
{
    internal const string Topic = "sign-in-added";

    /// <summary>Asks for a new one. <paramref name="name"/>: as the device shows it; nothing about the person or the matter.</summary>
    public async Task<PasskeyAsked> AskForNew(Guid request, string name, CancellationToken stop)
    {
        var already = await known.Standing().Where(s => s.RequestId == request && s.Kind == SignInKind.Passkey).Select(s => s.Credential).ToListAsync(stop);
        return await ceremony.AskForNew(new(Guid.CreateVersion7(clock.GetUtcNow()), name, already), PasskeyUse.PersonNew);
    }

    public Task<PasskeyAsked> Ask() => ceremony.Ask(PasskeyUse.PersonTie);

    public async Task New(Guid request, int codeVersion, PasskeySent sent, CancellationToken stop)
    {
        await Room(request, stop);
        var made = await prove.New(sent, PasskeyUse.PersonNew, request, stop);
        if (await db.Set<SignIn>().AnyAsync(s => s.Credential == made.Credential, stop))
            throw await refuse.Run(RefuseSignIn.Passkey, "twice", request, stop);
        await Keep(Passkey(request, codeVersion, made), stop);
    }

    public async Task Tie(Guid request, int codeVersion, PasskeySent sent, string network, CancellationToken stop)
    {
        await Room(request, stop);
        PasskeyKnown? found = null;
        var shown = await prove.Known(sent, PasskeyUse.PersonTie, network, async credential => found = (await One(credential, stop))?.Known, stop);
        await Keep(Passkey(request, codeVersion, found! with { Count = shown.Count }), stop);
    }

    public async Task Identity(Guid request, int codeVersion, PersonIdentity identity, CancellationToken stop)
    {
        await Room(request, stop);
        await Keep(new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), RequestId = request, CodeVersion = codeVersion, Kind = SignInKind.Provider, Credential = known.Hash(identity), Level = identity.Level, AddedAt = clock.GetUtcNow() }, stop);
    }

    private SignIn Passkey(Guid request, int codeVersion, PasskeyKnown passkey) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        RequestId = request,
        CodeVersion = codeVersion,
        Kind = SignInKind.Passkey,
        Holder = passkey.Holder,
        Credential = passkey.Credential,
        PublicKey = passkey.PublicKey,
        Count = passkey.Count,
        MayBeCopied = passkey.MayBeCopied,
        AddedAt = clock.GetUtcNow(),
    };

    private Task<SignIn?> One(byte[] credential, CancellationToken stop) =>
        known.Standing().AsNoTracking().Where(s => s.Credential == credential && s.Kind == SignInKind.Passkey).OrderByDescending(s => s.Count).FirstOrDefaultAsync(stop);

    private async Task Room(Guid request, CancellationToken stop)
    {
        if (await known.Standing().CountAsync(s => s.RequestId == request, stop) >= SignIn.Most)
            throw new Refused("sign-in.many", SignIn.Most);
    }

    /// <summary>The same way in twice is once.</summary>
    private async Task Keep(SignIn means, CancellationToken stop)
    {
        // One added under an older code lies there without opening anything.
        foreach (var old in await known.Standing().Where(s => s.RequestId == means.RequestId && s.Credential == means.Credential).ToListAsync(stop))
        {
            if (old.CodeVersion == means.CodeVersion)
                return;
            old.EndedAt = clock.GetUtcNow();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        journal.Note(JournalKind.SignInAdded, means.RequestId, ReasonCode.OwnWish, means.Kind.ToString());
        await db.SaveChangesAsync(stop);
        db.Add(means);
        reach.LookAgain(means.RequestId);
        outbox.Promise(Topic, means.RequestId);
        try
        {
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Pressed twice at once: the other press has added it.
        }
    }
}
