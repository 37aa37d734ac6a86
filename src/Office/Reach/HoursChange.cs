using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Reach;

/// <summary>One change of the hours, from its proposal to its end. Nothing is overwritten: what was published once stays in the books.</summary>
internal sealed class HoursChange
{
    public required Guid Id { get; init; }

    /// <summary>The order in which changes were proposed. Which of two holds goes by their publication.</summary>
    public long Turn { get; private set; }

    public required HoursWanted Wanted { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Null: the house itself, when the demonstration office moved in.</summary>
    public required Guid? ProposedBy { get; init; }

    public DateTimeOffset? PublishedAt { get; set; }

    public Guid? PublishedBy { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HoursChange>
    {
        // PostgreSQL orders the keys of jsonb its own way, so the kind need not come first.
        private static readonly JsonSerializerOptions Json = new() { AllowOutOfOrderMetadataProperties = true, Converters = { new JsonStringEnumConverter() } };

        public void Configure(EntityTypeBuilder<HoursChange> change)
        {
            change.ToTable("hours_change", "reach");
            change.Property(c => c.Turn).UseIdentityAlwaysColumn();
            change.Property(c => c.Wanted).HasColumnType("jsonb").HasConversion(w => JsonSerializer.Serialize(w, Json), s => JsonSerializer.Deserialize<HoursWanted>(s, Json)!);
            change.Property<uint>("xmin").IsRowVersion();
            change.HasIndex(c => c.Turn).IsUnique();
        }
    }
}
