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

    /// <summary>True when a row was there already, or was changed between reading and writing it.</summary>
    public static bool IsRace(this DbUpdateException e) =>
        e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or EndedMeanwhile or NoSecondAnyMore };
}
