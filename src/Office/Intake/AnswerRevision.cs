using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>What stood on one page of a request after one save, sealed. Revisions are only added: a receipt points at the ones it confirms.</summary>
internal sealed class AnswerRevision : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    internal const string Purpose = "answers";

    public required Guid RequestId { get; init; }

    public required string Page { get; init; }

    /// <summary>Counts from 1 within its page.</summary>
    public required int Revision { get; init; }

    /// <summary>The only thing that is ever written over: by its mask, when somebody is protected; what stood there is kept as a <see cref="People.ProtectedOriginal"/>.</summary>
    public required byte[] Sealed { get; set; }

    public required Channel Channel { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public static byte[] Seal(Answers answers, DataKey key, Guid request) => key.Seal(answers.ToJson(), Purpose, request);

    public Answers Open(DataKey key) => Answers.FromJson(key.Open(Sealed, Purpose, RequestId));

    internal sealed class Mapping : IEntityTypeConfiguration<AnswerRevision>
    {
        public void Configure(EntityTypeBuilder<AnswerRevision> revision)
        {
            revision.ToTable("answers", "intake");
            revision.HasKey(r => new { r.RequestId, r.Page, r.Revision });
            revision.Property(r => r.Channel).HasConversion<string>();
            revision.HasOne<Request>().WithMany().HasForeignKey(r => r.RequestId);
        }
    }
}
