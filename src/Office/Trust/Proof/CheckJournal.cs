using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>The house checks its own journal and keeps what it found: every night, and after each start that follows a missed or a bad one.</summary>
public sealed class CheckJournal(OfficeDb db, VerifyJournal verify, Journal journal, TimeProvider clock)
{
    public async Task<JournalFindings> Run(CancellationToken stop)
    {
        var found = await verify.Run(stop);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var tx = await db.Database.BeginTransactionAsync(stop);
        journal.Note(JournalKind.JournalChecked, id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
        await db.Database.ExecuteSqlAsync($"INSERT INTO trust.journal_check (id, checked_at, entries, heads, fault) VALUES ({id}, {now}, {found.Chained}, {found.Heads}, {found.Fault?.ToString()})", stop);
        await tx.CommitAsync(stop);
        return found;
    }
}
