using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>Words as they were declared or written, bit for bit, where a mask now stands in their place: evidence, sealed under the protection key.</summary>
internal sealed class ProtectedOriginal : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static bool OnlyNamed => true;

    private const string Purpose = "protected-original";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid KeyId { get; init; }

    public required OriginalKind Kind { get; init; }

    /// <summary>Which row they stood in: its id, or page and revision of answers.</summary>
    public required string Place { get; init; }

    public required byte[] Sealed { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>Put back, after the protection was lifted.</summary>
    public DateTimeOffset? RestoredAt { get; set; }

    public static ProtectedOriginal Of(Guid id, Guid request, OriginalKind kind, string place, byte[] plain, Secret secret, DateTimeOffset at) => new()
    {
        Id = id,
        RequestId = request,
        KeyId = secret.Id,
        Kind = kind,
        Place = place,
        Sealed = secret.Key.Seal(plain, Purpose, id),
        KeptAt = at,
    };

    public byte[] Plain(Secret secret) => secret.Key.Open(Sealed, Purpose, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectedOriginal>
    {
        public void Configure(EntityTypeBuilder<ProtectedOriginal> original)
        {
            original.ToTable("original", "protection");
            original.Property(o => o.Kind).HasConversion<string>();
            original.HasIndex(o => new { o.RequestId, o.Kind, o.Place });
        }
    }
}

/// <summary>What kind of words.</summary>
internal enum OriginalKind
{
    Answers,
    Reply,
    FileName,
    Message,
    Note,
    Reason,
    Translation,
}
