using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Papers;

/// <summary>One file of the scan of a paper, in order. Its bytes lie sealed in the file store under the same id; when the paper is filed its key goes over to the request and is gone from here.</summary>
internal sealed class PaperSheet
{
    private const string NamePurpose = "sheet-name", KeyPurpose = "sheet-key";

    /// <summary>Also its name in the file store.</summary>
    public required Guid Id { get; init; }

    public required Guid PaperId { get; init; }

    /// <summary>Counts from 1: several pictures are one paper.</summary>
    public required int Place { get; init; }

    /// <summary>Null once filed.</summary>
    public byte[]? SealedName { get; set; }

    /// <summary>Null once filed.</summary>
    public byte[]? SealedKey { get; set; }

    public required FileKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required byte[] Sha256 { get; init; }

    /// <summary>Null until counted, or when it cannot be read.</summary>
    public int? Pages { get; set; }

    public Readability Readability { get; set; }

    public static PaperSheet From(FileGiven file, Guid paper, int place, DataKey key) => new()
    {
        Id = file.Blob.Id.Value,
        PaperId = paper,
        Place = place,
        SealedName = key.Seal(Encoding.UTF8.GetBytes(file.Name), NamePurpose, file.Blob.Id.Value),
        SealedKey = file.Key.WrapUnder(key, KeyPurpose, file.Blob.Id.Value),
        Kind = file.Blob.Kind,
        Size = file.Blob.Size,
        Sha256 = file.Blob.Sha256,
    };

    public string Name(DataKey key) => SealedName is { } bytes ? Encoding.UTF8.GetString(key.Open(bytes, NamePurpose, Id)) : "";

    public DataKey FileKey(DataKey key) => DataKey.UnwrapUnder(SealedKey, key, KeyPurpose, Id);

    /// <summary>The file of the request that this becomes. From here on it opens with the request's key alone.</summary>
    public EvidenceFile JoinTo(Arrival arrival, string name, DataKey own, DataKey request)
    {
        (SealedName, SealedKey) = (null, null);
        return new()
        {
            Id = Id,
            RequestId = arrival.RequestId!.Value,
            ArrivalId = arrival.Id,
            Question = null,
            SealedName = EvidenceFile.Seal(name, request, Id),
            SealedKey = EvidenceFile.WrapKey(own, request, Id),
            Kind = Kind,
            Size = Size,
            Sha256 = Sha256,
            Pages = Pages,
            Readability = Readability,
            KeptAt = arrival.CapturedAt,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PaperSheet>
    {
        public void Configure(EntityTypeBuilder<PaperSheet> sheet)
        {
            sheet.ToTable("paper_sheet", "intake");
            sheet.HasIndex(s => s.PaperId);
            sheet.HasIndex(s => s.Sha256);
            sheet.Property(s => s.Kind).HasConversion<string>();
            sheet.Property(s => s.Readability).HasConversion<string>();
        }
    }
}
