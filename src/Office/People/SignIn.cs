using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.People;

/// <summary>A way to open one request without its code (Zugang ohne Code): comfort that its owner added and takes away. Number and code stay enough for everything.</summary>
internal sealed class SignIn
{
    public const int Most = 10;

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The version of the code it was added under: a renewed code ends it, as it ends every older browser.</summary>
    public required int CodeVersion { get; init; }

    public required SignInKind Kind { get; init; }

    /// <summary>Under which id a device keeps the passkey: drawn, and about nobody.</summary>
    public Guid? Holder { get; init; }

    /// <summary>The id of the passkey, or a keyed hash of issuer and subject. The same one may open several requests.</summary>
    public required byte[] Credential { get; init; }

    public byte[]? PublicKey { get; init; }

    public long Count { get; set; }

    public bool MayBeCopied { get; init; }

    /// <summary>What the provider said of the identity when it was last used.</summary>
    public Assurance? Level { get; set; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public PasskeyKnown Known => new() { Holder = Holder!.Value, Credential = Credential, PublicKey = PublicKey!, Count = Count, MayBeCopied = MayBeCopied };

    internal sealed class Mapping : IEntityTypeConfiguration<SignIn>
    {
        public void Configure(EntityTypeBuilder<SignIn> means)
        {
            means.ToTable("sign_in", "people");
            means.Property(s => s.Kind).HasConversion<string>();
            means.Property(s => s.Level).HasConversion<string>();
            // Of two uses that show the same count one is a copy. (WebAuthn 6.1.1)
            means.Property(s => s.Count).IsConcurrencyToken();
            means.HasIndex(s => new { s.RequestId, s.Credential }).IsUnique().HasFilter("ended_at IS NULL");
            means.HasIndex(s => s.Credential);
        }
    }
}

/// <summary>What opens a request besides number and code.</summary>
public enum SignInKind
{
    Passkey,

    /// <summary>An identity of a provider that speaks OpenID Connect, BundID behind a broker for example.</summary>
    Provider,
}

/// <summary>How sure a provider is of who somebody is (Vertrauensniveau, Art. 8 eIDAS).</summary>
public enum Assurance
{
    Low,
    Substantial,
    High,
}

/// <summary>A person's identity at a provider, proven by the door.</summary>
public sealed record PersonIdentity(string Issuer, string Subject, Assurance Level);

/// <summary>A way in as its owner sees it.</summary>
public sealed record SignInView(Guid Id, SignInKind Kind, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);
