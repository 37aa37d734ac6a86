using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.People.Helping;

/// <summary>
/// The code by which a helper takes a mandate (Übergabe-Code): its keyed hash, until when it holds, how often it was tried. Found before the helper may see anything,
/// so it holds no word about a person. The digits are shown once, to whoever gave the mandate.
/// </summary>
internal sealed class HandOver
{
    public const int MostTries = 5;

    /// <summary>Long enough to find an hour for a talk, too short to be forgotten in a drawer. (house policy)</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(14);

    /// <summary>Of the mandate.</summary>
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required byte[] Hash { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When the mandate begins; null: it did when it was given. Before, the code opens nothing, so nobody holds a right that has not begun.</summary>
    public DateTimeOffset? HelpsFrom { get; init; }

    /// <summary>When the mandate itself is over.</summary>
    public required DateTimeOffset HelpsUntil { get; init; }

    public int Tries { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The mandate was ended before anybody took it.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public bool RunsAt(DateTimeOffset now) => UsedAt is null && WithdrawnAt is null && EndsAt > now && !IsEarlyAt(now) && HelpsUntil > now && Tries < MostTries;

    public bool IsEarlyAt(DateTimeOffset now) => HelpsFrom > now;

    internal sealed class Mapping : IEntityTypeConfiguration<HandOver>
    {
        public void Configure(EntityTypeBuilder<HandOver> code)
        {
            code.ToTable("hand_over", "people");
            code.HasIndex(c => c.RequestId);
        }
    }
}

/// <summary>How a try with a hand-over code ended.</summary>
public enum HandOverEnd
{
    Taken,

    /// <summary>Mistyped, guessed, or of another request: nobody is told which.</summary>
    Wrong,

    Expired,
    Used,
    UsedUp,
    Withdrawn,

    /// <summary>Right, and the mandate has not begun: the code stays good.</summary>
    TooEarly,

    /// <summary>This account helps with the request already.</summary>
    Already,

    /// <summary>This account helps as many people as one may.</summary>
    TooMany,

    /// <summary>Too many tries from here within the hour.</summary>
    TooOften,
}
