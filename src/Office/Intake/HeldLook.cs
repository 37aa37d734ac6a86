using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>
/// One look that the person's list does not show until a day, because showing it would harm somebody or an investigation: asked for by the data protection officer, agreed to by another.
/// The list says that it is held back, until when and by whom. (Art. 23 GDPR with §§ 82a, 83 SGB X)
/// </summary>
internal sealed class HeldLook : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    /// <summary>The joint act that it was asked with; its words are the reason.</summary>
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The entry of the journal that is held back.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>The last day it is held back.</summary>
    public required DateOnly UntilOn { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HeldLook>
    {
        public void Configure(EntityTypeBuilder<HeldLook> held)
        {
            held.ToTable("held_look", "intake");
            held.HasIndex(h => h.RequestId);
            held.HasOne<Request>().WithMany().HasForeignKey(h => h.RequestId);
        }
    }
}
