using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A photo or file a person gave us. Its bytes lie sealed in the file store under the same id; this row says what it is.</summary>
internal sealed class EvidenceFile : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    private const string NamePurpose = "file-name", KeyPurpose = "file-key";

    /// <summary>Also its name in the file store.</summary>
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The question it answers; null when it came with a reply.</summary>
    public required string? Question { get; init; }

    public Guid? ArrivalId { get; set; }

    /// <summary>The name it came with, sealed: names of files tell about people.</summary>
    public required byte[] SealedName { get; set; }

    public required byte[] SealedKey { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required byte[] Sha256 { get; init; }

    /// <summary>Null until counted, or when it cannot be read.</summary>
    public int? Pages { get; set; }

    public Readability Readability { get; set; }

    /// <summary>Quarter turns to the right, 0 to 3, beyond the mark of the camera. The original stays as it came; every drawn copy follows.</summary>
    public int Turns { get; private set; }

    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>Two decided that a virus scanner was wrong about it: it is drawn like any other, and its original stays shut.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Taken away by the person before handing in.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Files of one post are kept a microsecond after each other: as they were chosen, so they stand.</summary>
    public static EvidenceFile From(FileGiven file, Guid request, Guid? arrival, DataKey key, DateTimeOffset now) => new()
    {
        Id = file.Blob.Id.Value,
        RequestId = request,
        ArrivalId = arrival,
        Question = file.Question,
        SealedName = Seal(file.Name, key, file.Blob.Id.Value),
        SealedKey = WrapKey(file.Key, key, file.Blob.Id.Value),
        Kind = file.Blob.Kind,
        Size = file.Blob.Size,
        Sha256 = file.Blob.Sha256,
        KeptAt = now,
    };

    /// <summary>Any count is meant modulo 4: the same post twice turns once, for it says how the page is to stand.</summary>
    public void TurnTo(int quarters) => Turns = (quarters % 4 + 4) % 4;

    /// <summary>To be looked into anew, without the scanner.</summary>
    public void Release(DateTimeOffset at) => (ReleasedAt, Readability) = (at, Readability.NotYetTried);

    public StoredFile Stored(DataKey own) => new() { Blob = new(Id), Kind = Kind, Key = own, Turns = Turns };

    public static byte[] Seal(string name, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(name), NamePurpose, id);

    public static byte[] WrapKey(DataKey own, DataKey request, Guid id) => own.WrapUnder(request, KeyPurpose, id);

    public string Name(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedName, NamePurpose, Id));

    public DataKey FileKey(DataKey key) => DataKey.UnwrapUnder(SealedKey, key, KeyPurpose, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<EvidenceFile>
    {
        public void Configure(EntityTypeBuilder<EvidenceFile> file)
        {
            file.ToTable("file", "intake");
            file.HasIndex(f => f.RequestId);
            file.Property(f => f.Kind).HasConversion<string>();
            file.Property(f => f.Readability).HasConversion<string>();
            file.HasOne<Request>().WithMany().HasForeignKey(f => f.RequestId);
        }
    }
}

/// <summary>Whether the office can read a file. Unreadable costs nobody a right: it has arrived all the same (§ 36a Abs. 3 SGB I: the sender is told).</summary>
public enum Readability
{
    NotYetTried,
    Readable,
    Locked,
    Damaged,
    NeedsAPerson,

    /// <summary>A virus scanner found something in it: nothing opens it, and nobody gets it.</summary>
    Quarantined,
}
