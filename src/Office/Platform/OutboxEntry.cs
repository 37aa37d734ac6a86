using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Platform;

/// <summary>Something to be done after a commit, promised in that commit: typeset a letter, look into a file.</summary>
internal sealed class OutboxEntry
{
    public required Guid Id { get; init; }

    /// <summary>Which listener it is for.</summary>
    public required string Topic { get; init; }

    public required Guid Subject { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Not before this instant; put off with every failure, up to an hour.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxEntry>
    {
        public void Configure(EntityTypeBuilder<OutboxEntry> entry)
        {
            entry.ToTable("outbox", "platform");
            entry.HasIndex(e => e.DueAt);
        }
    }
}
