using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Papers;

/// <summary>A letterbox was emptied (Leerung). The log is only added to: a time that was written wrongly gets a further value with its reason.</summary>
internal sealed class Emptying
{
    private const string Purpose = "emptying-reason";

    /// <summary>Drawn with the page it was noted on: the same page sent twice is one emptying.</summary>
    public required Guid Id { get; init; }

    /// <summary>1 as it was noted, then one more with each correction; the last one counts.</summary>
    public required int Turn { get; init; }

    /// <summary>The code of the letterbox.</summary>
    public required string Box { get; init; }

    public required DateTimeOffset EmptiedAt { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetBy { get; init; }

    /// <summary>Why the time before was wrong, sealed under a key of its own; null as it was noted first.</summary>
    public byte[]? SealedReason { get; init; }

    public static byte[] Seal(string reason, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(reason), Purpose, id);

    public string? Reason(DataKey key) => SealedReason is { } bytes ? Encoding.UTF8.GetString(key.Open(bytes, Purpose, Id)) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<Emptying>
    {
        public void Configure(EntityTypeBuilder<Emptying> emptying)
        {
            emptying.ToTable("emptying", "intake");
            emptying.HasKey(e => new { e.Id, e.Turn });
            emptying.HasIndex(e => new { e.Box, e.EmptiedAt });
        }
    }
}

/// <summary>The log as it counts: of each emptying its last value.</summary>
internal static class EmptyingsInForce
{
    public static IQueryable<Emptying> Emptyings(this OfficeDb db) =>
        db.Set<Emptying>().AsNoTracking().Where(e => !db.Set<Emptying>().Any(later => later.Id == e.Id && later.Turn > e.Turn));

    /// <summary>The one before in the same box; null for the first of the log.</summary>
    public static Task<Emptying?> Before(this OfficeDb db, Emptying emptying, CancellationToken stop) =>
        db.Emptyings().Where(e => e.Box == emptying.Box && e.Id != emptying.Id && e.EmptiedAt < emptying.EmptiedAt).OrderByDescending(e => e.EmptiedAt).FirstOrDefaultAsync(stop);

    public static Task<Emptying?> After(this OfficeDb db, Emptying emptying, CancellationToken stop) =>
        db.Emptyings().Where(e => e.Box == emptying.Box && e.Id != emptying.Id && e.EmptiedAt > emptying.EmptiedAt).OrderBy(e => e.EmptiedAt).FirstOrDefaultAsync(stop);
}
