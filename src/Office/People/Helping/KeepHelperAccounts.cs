using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.People.Helping;

/// <summary>A team lead makes accounts for the advisers of an organisation, locks them, and opens them again. An account alone opens nothing: only persons let in.</summary>
public sealed class KeepHelperAccounts(OfficeDb db, HelperAccounts accounts, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The first password, to be told once.</summary>
    public async Task<string> Make(HelperWanted wanted, CancellationToken stop)
    {
        var password = OneTimePassword.Draw();
        await Run(wanted with { Password = password, MustChangePassword = true }, stop);
        return password;
    }

    /// <summary>With the password that is wanted, or none: then nobody can log in with one (the demonstration).</summary>
    public async Task<Guid> Run(HelperWanted wanted, CancellationToken stop)
    {
        await accounts.DemandFree(wanted.Login, stop);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        accounts.Add(id, wanted, clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.HelperMade, id, ReasonCode.OfficeDuty);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("helping.login-taken");
        }

        return id;
    }

    /// <summary>
    /// A new first password, to be told once, for an account that the office made: whom it belongs to, the organisation knows. Every session ends; the second step stays.
    /// Whoever made their own account makes another with a new hand-over code: nobody here knows who they are.
    /// </summary>
    public async Task<string> Reset(Guid id, CancellationToken stop)
    {
        var account = await db.Set<HelperAccount>().SingleOrDefaultAsync(a => a.Id == id && a.MadeBy != null && !a.Invented, stop) ?? throw new NotFound();
        var password = OneTimePassword.Draw();
        accounts.ChooseFirst(account, password);
        journal.Note(JournalKind.HelperReset, id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
        return password;
    }

    /// <summary>Every session ends at once; mandates stay, and open nothing until the account is open again.</summary>
    public async Task Lock(Guid id, bool locked, CancellationToken stop)
    {
        var account = await db.Set<HelperAccount>().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new NotFound();
        if (account.LockedAt is not null == locked)
            return;
        (account.LockedAt, account.Stamp) = (locked ? clock.GetUtcNow() : null, accounts.NewStamp());
        journal.Note(JournalKind.HelperLocked, id, ReasonCode.OfficeDuty, locked ? "locked" : "unlocked");
        await db.SaveChangesAsync(stop);
    }
}
