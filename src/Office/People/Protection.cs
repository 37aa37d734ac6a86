using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>
/// What a person of a request is protected by (Auskunftssperre, § 51 BMG; Sozialgeheimnis, § 35 SGB I), from when until when. Set on the wish alone; lifted by two.
/// That somebody is protected is seen by whoever sees the line: otherwise nobody could act by it.
/// </summary>
internal sealed class Protection : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static IReadOnlyList<Right> SeenWith => [Right.Desk, Right.Letters];

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required ProtectionKind Kind { get; init; }

    /// <summary>A bar stands in the register of residents (§ 51 BMG); else it is the person's wish alone. Both hold the same.</summary>
    public required bool Registered { get; init; }

    /// <summary>The key that seals what this one covers; only an address secrecy has one.</summary>
    public Guid? KeyId { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required ActorKind SetBy { get; init; }

    public required Guid? SetById { get; init; }

    public DateTimeOffset? LiftedAt { get; set; }

    public Guid? LiftedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Protection>
    {
        public void Configure(EntityTypeBuilder<Protection> protection)
        {
            protection.ToTable("protection", "people");
            protection.Property(p => p.Kind).HasConversion<string>();
            protection.Property(p => p.SetBy).HasConversion<string>();
            protection.HasIndex(p => new { p.RequestId, p.Kind }).IsUnique().HasFilter("lifted_at IS NULL");
        }
    }
}

/// <summary>By what somebody is protected. The others never stand without the first.</summary>
public enum ProtectionKind
{
    /// <summary>Nobody learns where they live or can be reached, except named readers.</summary>
    Address,

    /// <summary>Nothing is told by telephone, online or in a letter; only in person, at the counter.</summary>
    Counter,

    /// <summary>Two adults of one household whose matters are kept apart.</summary>
    Household,
}
