using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>A key that seals protected words of one request, wrapped by the protection key and by no other.</summary>
internal sealed class ProtectedKey : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static bool OnlyNamed => true;

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required byte[] Wrapped { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectedKey>
    {
        public void Configure(EntityTypeBuilder<ProtectedKey> key)
        {
            key.ToTable("protected_key", "protection");
            key.HasIndex(k => k.RequestId);
        }
    }
}

/// <summary>A key with its id: what it sealed names it.</summary>
internal sealed record Secret(Guid Id, DataKey Key) : IDisposable
{
    public void Dispose() => Key.Dispose();
}
