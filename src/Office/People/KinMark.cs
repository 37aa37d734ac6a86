using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.People;

/// <summary>
/// A clerk named beforehand whose requests they must never see: their own, or of somebody close (ausgeschlossene Personen, § 16 SGB X).
/// Whose, stands here as a keyed hash to find requests by, and sealed for the clerk and the data protection officer.
/// </summary>
internal sealed class KinMark
{
    private const string Purpose = "kin-mark";

    public required Guid Id { get; init; }

    public required Guid Clerk { get; init; }

    /// <summary>Of the customer number, or of name and birth date.</summary>
    public required byte[] Hash { get; init; }

    public required byte[] SealedWords { get; init; }

    public required DateTimeOffset MarkedAt { get; init; }

    /// <summary>By two.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public static byte[] Seal(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, id);

    public string Words(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<KinMark>
    {
        public void Configure(EntityTypeBuilder<KinMark> mark)
        {
            mark.ToTable("kin_mark", "people");
            mark.HasIndex(m => m.Hash).HasFilter("ended_at IS NULL");
            mark.HasIndex(m => new { m.Clerk, m.Hash }).IsUnique().HasFilter("ended_at IS NULL");
        }
    }
}
