using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Papers;

/// <summary>One page of a form as somebody typed it from a paper beside a request that was there before. It goes into the request when the paper is handed in, and is gone from here.</summary>
internal sealed class TypedPage
{
    private const string Purpose = "typed-page";

    public required Guid PaperId { get; init; }

    /// <summary>The request it is typed beside: begun anew beside another one, it is another page.</summary>
    public required Guid RequestId { get; init; }

    public required string Page { get; init; }

    /// <summary>Counts from 1 within its page.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Under the key of the paper; null once that is filed.</summary>
    public byte[]? Sealed { get; set; }

    public static byte[] Seal(Answers answers, DataKey key, Guid paper) => key.Seal(answers.ToJson(), Purpose, paper);

    public Answers Open(DataKey key) => Sealed is { } bytes ? Answers.FromJson(key.Open(bytes, Purpose, PaperId)) : Answers.None;

    internal sealed class Mapping : IEntityTypeConfiguration<TypedPage>
    {
        public void Configure(EntityTypeBuilder<TypedPage> page)
        {
            page.ToTable("typed_page", "intake");
            page.HasKey(p => new { p.PaperId, p.RequestId, p.Page, p.Revision });
            page.HasOne<InboundPaper>().WithMany().HasForeignKey(p => p.PaperId);
        }
    }
}
