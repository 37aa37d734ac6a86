using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust;

/// <summary>A person's session that is over before its time (beendete Sitzung), until it would be over anyway. It names nobody: the id was drawn, and stands nowhere else but in the cookie.</summary>
internal sealed class EndedSession
{
    public required Guid Id { get; init; }

    public required DateTimeOffset Until { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EndedSession>
    {
        public void Configure(EntityTypeBuilder<EndedSession> ended)
        {
            ended.ToTable("ended_session", "trust");
            ended.HasIndex(e => e.Until);
        }
    }
}
