using Microsoft.EntityFrameworkCore;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Somebody who was given a hand-over code makes their own account with it and takes the mandate: family, friends, whoever belongs to no organisation. Without a code that fits there is no account.</summary>
public sealed class JoinToHelp(OfficeDb db, Guesses guesses, HandOverTaken taken, HelperAccounts accounts, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The account is null where the code did not hold.</summary>
    public async Task<(HandOverEnd End, HelperView? Helper)> Run(HelperWanted wanted, string? number, string? code, string network, CancellationToken stop)
    {
        var subject = "hand-over|" + (Digits.Of(number) ?? "");
        var may = await guesses.Begin(network, subject, stop);
        var request = (await Numbered.Find(db, number, stop))?.Id ?? Guid.Empty;
        if (!may)
            return (HandOverEnd.TooOften, null);
        await accounts.DemandFree(wanted.Login, stop);

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        by.Is(ActorKind.Helper, id);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // What is wrong with the account is said before the code is tried.
        var account = accounts.Add(id, wanted with { MustChangePassword = false, Invented = false }, clock.GetUtcNow(), madeBy: null);
        journal.Note(JournalKind.HelperMade, id, ReasonCode.OwnWish);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("helping.login-taken");
        }

        var end = await taken.Try(request, id, code, stop);
        if (end != HandOverEnd.Taken)
        {
            await transaction.RollbackAsync(stop);
            await Refuse(request, id, code, stop);
            return (end, null);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await guesses.Succeeded(network, subject, stop);
        return (end, await accounts.View(account, stop));
    }

    // The account is gone again; that somebody tried stays, and counts.
    private async Task Refuse(Guid request, Guid id, string? code, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await taken.Try(request, id, code, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
