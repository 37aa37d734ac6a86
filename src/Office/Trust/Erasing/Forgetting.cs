using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Erasing;

/// <summary>Deletes rows of erased subjects; names of tables and columns are the rooms' own, never anybody's words. The database refuses it for anybody who is not on the list (migration: trust.only_erased).</summary>
internal static class Forgetting
{
    /// <summary>From these tables of a room, in this order; <paramref name="column"/> names the subject in each.</summary>
    public static async Task Forget(this OfficeDb db, string column, Guid subject, IEnumerable<string> tables, CancellationToken stop)
    {
        foreach (var table in tables)
            await db.Database.ExecuteSqlRawAsync(string.Concat("DELETE FROM ", table, " WHERE ", column, " = {0}"), [subject], stop);
    }

    /// <summary>Until the end of the transaction nobody writes about the subject (trust.not_erased), and nobody else erases or holds it.</summary>
    public static Task ShutAbout(this OfficeDb db, Guid subject, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(trust.lock_of({subject}))", stop);

    /// <summary>Also for whoever may not see the list.</summary>
    public static Task<bool> IsErased(this OfficeDb db, Guid subject, CancellationToken stop) =>
        db.Database.SqlQuery<bool>($"SELECT trust.is_erased({subject}) AS \"Value\"").SingleAsync(stop);
}
