using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What a number alone tells this house, and nobody else: which request a code, or a letter's PIN, has to fit.</summary>
internal sealed record Numbered(Guid Id, int CodeVersion)
{
    /// <summary>Null: no request has this number, or it is none. Both take the same path.</summary>
    public static Task<Numbered?> Find(OfficeDb db, string? written, CancellationToken stop)
    {
        var number = RequestNumber.TryParse(written, null, out var read) ? read.Value : 0;
        return db.Database.SqlQuery<Numbered>($"SELECT id, code_version FROM intake.numbered({number})").SingleOrDefaultAsync(stop);
    }
}
