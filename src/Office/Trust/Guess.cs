using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust;

/// <summary>How often something was tried in one hour: by a network, or against a number. No name, no address: the key is a keyed hash.</summary>
internal sealed class Guess
{
    public required byte[] Key { get; init; }

    public required DateTimeOffset Hour { get; init; }

    /// <summary>At the first instant there is: the network knows the number, and this is the month it last opened it. (<see cref="Guesses"/>)</summary>
    public int Tries { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Guess>
    {
        public void Configure(EntityTypeBuilder<Guess> guess)
        {
            guess.ToTable("guess", "trust");
            guess.HasKey(g => new { g.Key, g.Hour });
        }
    }
}
