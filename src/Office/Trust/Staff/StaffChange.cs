using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Changes an account and notes it in one transaction, though two contexts take part.</summary>
public sealed class StaffChange(OfficeDb db, StaffDb staff, Journal journal)
{
    internal async Task Run(JournalKind kind, Guid clerk, Func<Task> change, CancellationToken stop, string? detail = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await staff.Database.UseTransactionAsync(transaction.GetDbTransaction(), stop);
        try
        {
            await change();
            journal.Note(kind, clerk, ReasonCode.OfficeDuty, detail);
            await db.SaveChangesAsync(stop);
            await staff.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        finally
        {
            await staff.Database.UseTransactionAsync(null, stop);
        }
    }
}
