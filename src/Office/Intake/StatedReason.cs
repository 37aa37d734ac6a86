using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>Why a clerk opened a request without a task (Zugriffsgrund, § 67c SGB X), in their words; sealed, and read by the person it is about.</summary>
internal sealed class StatedReason : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    private const string Purpose = "stated-reason";

    /// <summary>The right it was given for.</summary>
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid StatedBy { get; init; }

    public required DateTimeOffset StatedAt { get; init; }

    public required byte[] SealedWords { get; set; }

    public static byte[] Seal(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, id);

    public string Words(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<StatedReason>
    {
        public void Configure(EntityTypeBuilder<StatedReason> reason)
        {
            reason.ToTable("stated_reason", "intake");
            reason.HasIndex(r => r.RequestId);
            reason.HasOne<Request>().WithMany().HasForeignKey(r => r.RequestId);
        }
    }
}
