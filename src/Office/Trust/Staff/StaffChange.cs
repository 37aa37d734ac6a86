using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Changes an account and notes it in one transaction, though two contexts take part.</summary>
public sealed class StaffChange(OfficeDb db, StaffDb staff, Journal journal)
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
}
