using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>Words of staff to staff about a request (interner Vermerk), sealed like all others. It stays out of the person's status; a copy of their data contains it (Art. 15 GDPR).</summary>
internal sealed class DeskNote : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    private const string Purpose = "note";

    /// <summary>Chosen by the page it was written on: a second click is the same note.</summary>
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required byte[] SealedWords { get; set; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required Guid WrittenBy { get; init; }

    /// <summary>The id for other words that came under this one again: the same for both clicks of a double click, so that they meet in it.</summary>
    public Guid NextId(Guid request) => new(SHA256.HashData([.. Id.ToByteArray(), .. request.ToByteArray()]).AsSpan(0, 16));

    public static byte[] Seal(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, id);

    public string Words(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<DeskNote>
    {
        public void Configure(EntityTypeBuilder<DeskNote> note)
        {
            note.ToTable("note", "intake");
            note.HasIndex(n => n.RequestId);
            note.HasOne<Request>().WithMany().HasForeignKey(n => n.RequestId);
        }
    }
}
