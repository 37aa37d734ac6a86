using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OffenesHaus.Platform;

/// <summary>Two at once: what the database refused because somebody else was faster. The loser reads again and tries once more.</summary>
internal static class Races
{
    /// <summary>A right that somebody else ended at the same moment (migration: trust.grant_ends).</summary>
    private const string EndedMeanwhile = "OH002";

    /// <summary>Who wanted to be the second person may not be it any more (migration: trust.joint_decides).</summary>
    private const string NoSecondAnyMore = "OH003";

    private const int MostTries = 5;

    /// <summary>Runs a verb's work; when somebody else was faster it runs again on what stands there now, and finds what they made.</summary>
    public static async Task<T> Racing<T>(this OfficeDb db, Func<Task<T>> work)
    {
        var refused = false;
        for (var tries = 1; ; tries++)
        {
            // What was read for the page, or by the try before, may be older than what somebody else has committed since.
            db.ChangeTracker.Clear();
            try
            {
                return await work();
            }
            catch (DbUpdateException e) when (e.IsRace())
            {
                if (tries == MostTries)
                    throw new Refused("intake.busy");
            }
            catch (DbUpdateException e) when (!refused && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
            {
                refused = true;
                // A right that ended between reading and writing: the next try finds what was done with it. Where it never was, it fails again.
            }
        }
    }

    public static Task Racing(this OfficeDb db, Func<Task> work) => db.Racing(async () =>
    {
        await work();
        return true;
    });

    /// <summary>True when a row was there already, or was changed between reading and writing it.</summary>
    public static bool IsRace(this DbUpdateException e) =>
        e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or EndedMeanwhile or NoSecondAnyMore };
}
