using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>How a person can be reached without danger (sicherer Kontakt), as they said it; the newest holds. Address and number stand apart, protected.</summary>
internal sealed class SafeContact : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    private const string Purpose = "safe-contact";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required byte[] SealedWish { get; init; }

    /// <summary>An address for letters was named with it.</summary>
    public required bool HasPost { get; init; }

    /// <summary>Taken down by a case worker who has the work. What somebody with number and code alone writes is received, and opens no access.</summary>
    public required bool FromDesk { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public static byte[] Seal(ContactWish wish, DataKey key, Guid id) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(wish with { To = "" }), Purpose, id);

    public ContactWish Wish(DataKey key) => JsonSerializer.Deserialize<ContactWish>(key.Open(SealedWish, Purpose, Id))!;

    internal sealed class Mapping : IEntityTypeConfiguration<SafeContact>
    {
        public void Configure(EntityTypeBuilder<SafeContact> contact)
        {
            contact.ToTable("safe_contact", "people");
            contact.HasIndex(c => c.RequestId);
        }
    }
}

/// <summary>What somebody wishes about being reached.</summary>
public sealed record ContactWish
{
    public required ContactWay Way { get; init; }

    /// <summary>The address or the number; empty where it is known, not needed, or not yours to read.</summary>
    public string To { get; init; } = "";

    /// <summary>When, in their words.</summary>
    public string When { get; init; } = "";

    public bool NeverCall { get; init; }
}

/// <summary>By which way.</summary>
public enum ContactWay
{
    Letter,
    Call,
    Here,
    InPerson,
}
