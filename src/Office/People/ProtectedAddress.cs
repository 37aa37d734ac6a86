using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>Where a protected person lives or can be reached: the only place where it stands to be read. Never changed, only followed by a newer one.</summary>
internal sealed class ProtectedAddress : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static bool OnlyNamed => true;

    private const string Purpose = "protected-address";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid KeyId { get; init; }

    public required ReachedBy Kind { get; init; }

    /// <summary>Lines, the name first where it is a letter's address.</summary>
    public required byte[] SealedLines { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    public static ProtectedAddress Of(Guid id, Guid request, ReachedBy kind, IEnumerable<string> lines, Secret secret, DateTimeOffset at) => new()
    {
        Id = id,
        RequestId = request,
        KeyId = secret.Id,
        Kind = kind,
        SealedLines = secret.Key.Seal(Encoding.UTF8.GetBytes(string.Join('\n', lines)), Purpose, id),
        KeptAt = at,
    };

    public IReadOnlyList<string> Lines(Secret secret) => Encoding.UTF8.GetString(secret.Key.Open(SealedLines, Purpose, Id)).Split('\n');

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectedAddress>
    {
        public void Configure(EntityTypeBuilder<ProtectedAddress> address)
        {
            address.ToTable("address", "protection");
            address.Property(a => a.Kind).HasConversion<string>();
            address.HasIndex(a => a.RequestId);
        }
    }
}

/// <summary>What a protected address is good for.</summary>
public enum ReachedBy
{
    /// <summary>A letter's address, as it was handed in.</summary>
    Post,

    /// <summary>Another way to reach them that was handed in: mostly a telephone number.</summary>
    Other,

    /// <summary>The letter's address of the safe contact.</summary>
    ContactPost,

    /// <summary>The number of the safe contact, or whatever else they named.</summary>
    ContactOther,
}
