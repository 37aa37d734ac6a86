using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Trust.Staff;

/// <summary>A passkey of a clerk. It goes when it is removed; the journal keeps that it was.</summary>
internal sealed class ClerkPasskey
{
    public const int LongestName = 60, Most = 10;

    public required Guid Id { get; init; }

    public required Guid ClerkId { get; init; }

    public required byte[] Credential { get; init; }

    public required byte[] PublicKey { get; init; }

    public required long Count { get; set; }

    public required bool MayBeCopied { get; init; }

    /// <summary>As its owner calls it.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public PasskeyKnown Known => new() { Holder = ClerkId, Credential = Credential, PublicKey = PublicKey, Count = Count, MayBeCopied = MayBeCopied };

    // Not an IEntityTypeConfiguration: those all belong to the office's own context.
    internal static void Map(EntityTypeBuilder<ClerkPasskey> passkey)
    {
        passkey.ToTable("clerk_passkey");
        passkey.Property(p => p.Name).HasMaxLength(LongestName);
        // Of two uses that show the same count one is a copy. (WebAuthn 6.1.1)
        passkey.Property(p => p.Count).IsConcurrencyToken();
        passkey.HasIndex(p => p.Credential).IsUnique();
        passkey.HasIndex(p => p.ClerkId);
        passkey.HasOne<Clerk>().WithMany().HasForeignKey(p => p.ClerkId);
    }
}

/// <summary>A passkey as its owner sees it.</summary>
public sealed record PasskeyView(Guid Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);
