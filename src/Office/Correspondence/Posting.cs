using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Correspondence;

/// <summary>The day a letter was handed to the post (Aufgabe zur Post): § 37 Abs. 2 SGB X counts from it. Corrected only by a further row with a reason.</summary>
internal sealed class Posting
{
    private const string Purpose = "posting-reason";

    public required Guid LetterId { get; init; }

    public required int Turn { get; init; }

    public required DateOnly PostedOn { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetBy { get; init; }

    /// <summary>Why the day was corrected, sealed; null for the first value.</summary>
    public byte[]? SealedReason { get; init; }

    public static byte[] Seal(string reason, DataKey key, Guid letter) => key.Seal(Encoding.UTF8.GetBytes(reason), Purpose, letter);

    public string? Reason(DataKey key) => SealedReason is { } bytes ? Encoding.UTF8.GetString(key.Open(bytes, Purpose, LetterId)) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<Posting>
    {
        public void Configure(EntityTypeBuilder<Posting> posting)
        {
            posting.ToTable("posting", "correspondence");
            posting.HasKey(p => new { p.LetterId, p.Turn });
            posting.HasIndex(p => p.SetAt);
            posting.HasOne<Letter>().WithMany().HasForeignKey(p => p.LetterId);
        }
    }
}
