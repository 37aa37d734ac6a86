using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Correspondence;

/// <summary>A letter for the print tray: what stands in it (sealed), its PDF once it is typeset, and when it was printed.</summary>
internal sealed class Letter
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>The sheet as the typesetter takes it, sealed: a letter is set again with the same words, never with newer ones.</summary>
    public required byte[] SealedSheet { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The PDF in the file store; null while it is being set.</summary>
    public Guid? Blob { get; set; }

    public byte[]? SealedBlobKey { get; set; }

    /// <summary>Sheets of the PDF; null while it is being set.</summary>
    public int? Pages { get; set; }

    /// <summary>Sent to the printer. Not the posting date: that is set when the letter is handed to the post (§ 37 Abs. 2 SGB X).</summary>
    public DateTimeOffset? PrintedAt { get; set; }

    public Guid? PrintedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> letter)
        {
            letter.ToTable("letter", "correspondence");
            letter.HasIndex(l => l.RequestId);
            letter.HasIndex(l => l.MessageId).IsUnique();
            letter.HasIndex(l => l.WrittenAt).HasFilter("printed_at IS NULL");
        }
    }
}
