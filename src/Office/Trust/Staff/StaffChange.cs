using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Changes an account and notes it in one transaction, though two contexts take part.</summary>
public sealed class StaffChange(OfficeDb db, StaffDb staff, UserManager<Clerk> clerks, Journal journal)
{
    internal async Task Run(JournalKind kind, Guid clerk, Func<Task> change, CancellationToken stop, string? detail = null)
    {
        // What two agreed to happens in the transaction of their agreement.
        var around = db.Database.CurrentTransaction;
        await using var own = around is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await staff.Database.UseTransactionAsync((own ?? around)!.GetDbTransaction(), stop);
        try
        {
            await change();
            journal.Note(kind, clerk, ReasonCode.OfficeDuty, detail);
            await db.SaveChangesAsync(stop);
            await staff.SaveChangesAsync(stop);
            if (own is not null)
                await own.CommitAsync(stop);
        }
        finally
        {
            await staff.Database.UseTransactionAsync(null, stop);
        }
    }

    /// <summary>Changes what opens an account: every older session ends with it. Throws <c>staff.changed-meanwhile</c> where a log-in of that account or a colleague was faster.</summary>
    internal async Task Secret(Clerk clerk, (JournalKind Kind, string? Detail) entry, Func<Task> change, CancellationToken stop)
    {
        try
        {
            await Run(entry.Kind, clerk.Id, async () =>
            {
                await change();
                if (!(await clerks.UpdateSecurityStampAsync(clerk)).Succeeded)
                    throw new Refused("staff.changed-meanwhile");
            }, stop, entry.Detail);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("staff.changed-meanwhile");
        }
    }
}
