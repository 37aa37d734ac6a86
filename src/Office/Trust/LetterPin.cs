using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust;

/// <summary>A one-time PIN that went out in a letter: its keyed hash, until when it holds, how often it was tried. The digits stand in the letter alone. (OWASP ASVS 6.5)</summary>
internal sealed class LetterPin
{
    public const int MostTries = 5;

    /// <summary>From the drawing on, whenever the letter is posted: the letter names day and hour.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }

    /// <summary>What it opens something of: a request.</summary>
    public required Guid Subject { get; init; }

    public required PinPurpose Purpose { get; init; }

    /// <summary>Keyed, for 12 digits alone could be tried out by whoever reads the table.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public int Tries { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>A newer one took its place, or another one was used.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public bool RunsAt(DateTimeOffset now) => UsedAt is null && WithdrawnAt is null && EndsAt > now && Tries < MostTries;

    internal sealed class Mapping : IEntityTypeConfiguration<LetterPin>
    {
        public void Configure(EntityTypeBuilder<LetterPin> pin)
        {
            pin.ToTable("letter_pin", "trust");
            pin.Property(p => p.Purpose).HasConversion<string>();
            pin.HasIndex(p => new { p.Subject, p.Purpose });
        }
    }
}

/// <summary>What a PIN is good for; it opens nothing else.</summary>
public enum PinPurpose
{
    /// <summary>A new code in place of a lost one.</summary>
    NewCode,
}

/// <summary>How a try with a PIN ended.</summary>
public enum PinEnd
{
    Taken,

    /// <summary>Mistyped, guessed, of another request, or the second trait does not fit: nobody is told which.</summary>
    Wrong,

    Expired,
    Used,

    /// <summary>Tried too often before.</summary>
    UsedUp,

    Withdrawn,
}
