using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Correspondence;

/// <summary>A letter for the print tray: what stands in it (sealed), its PDF once it is typeset, and when it was printed.</summary>
internal sealed class Letter : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static IReadOnlyList<Right> SeenWith => [Right.Letters];

    private const string SheetPurpose = "letter", KeyPurpose = "letter-key";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The message it repeats on paper; null: it goes to another authority, or is <see cref="About"/> the person's own access.</summary>
    public required Guid? MessageId { get; init; }

    public LetterAbout? About { get; init; }

    /// <summary>It tells the person what is decided about their data: no clerk takes it back.</summary>
    public bool Stays { get; init; }

    /// <summary>Nobody knew where to when it was written, or set for a protected person: it can be read online, and never have been posted. It keeps nothing from being erased, and is set anew once an address is known.</summary>
    public bool HasNoAddress { get; set; }

    /// <summary>The sheet as the typesetter takes it, sealed: a letter is set again with the same words, never with newer ones.</summary>
    public required byte[] SealedSheet { get; set; }

    /// <summary>The key of protected words that sheet and PDF are sealed under; null: the request's own.</summary>
    public Guid? ProtectedBy { get; set; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The PDF in the file store; null while it is being set.</summary>
    public Guid? Blob { get; set; }

    public byte[]? SealedBlobKey { get; set; }

    /// <summary>Sheets of the PDF; null while it is being set.</summary>
    public int? Pages { get; set; }

    /// <summary>Sent to the printer. Not the posting date: that is set when the letter is handed to the post (§ 37 Abs. 2 SGB X).</summary>
    public DateTimeOffset? PrintedAt { get; set; }

    public Guid? PrintedBy { get; set; }

    /// <summary>It is not to go out: its term was too early, or it says what no longer holds. Never after its posting.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    public static byte[] Seal(LetterSheet sheet, DataKey key, Guid id) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(sheet, SheetJson.Options), SheetPurpose, id);

    public LetterSheet Sheet(DataKey key) => JsonSerializer.Deserialize<LetterSheet>(key.Open(SealedSheet, SheetPurpose, Id), SheetJson.Options)!;

    public void IsSet(StoredBlob blob, DataKey own, DataKey request, int pages) =>
        (Blob, SealedBlobKey, Pages) = (blob.Id.Value, own.WrapUnder(request, KeyPurpose, Id), pages);

    /// <summary>The same words to another address: nothing was printed or posted that holds.</summary>
    public void SetAnew(byte[] sheet) =>
        (SealedSheet, HasNoAddress, Blob, SealedBlobKey, Pages, PrintedAt, PrintedBy) = (sheet, false, null, null, null, null, null);

    /// <summary>From here on it opens only to whoever opens that key.</summary>
    public void Protect(DataKey request, DataKey secret, Guid secretId)
    {
        SealedSheet = Seal(Sheet(request), secret, Id);
        if (SealedBlobKey is not null)
        {
            using var own = BlobKey(request);
            SealedBlobKey = own.WrapUnder(secret, KeyPurpose, Id);
        }

        ProtectedBy = secretId;
    }

    public void Unprotect(DataKey request, DataKey secret)
    {
        Protect(secret, request, Guid.Empty);
        ProtectedBy = null;
    }

    /// <summary>A letter with a PIN is opened to be printed, and then by nobody but the person.</summary>
    public bool StaysShut => About == LetterAbout.Pin && PrintedAt is not null;

    public DataKey BlobKey(DataKey request) => DataKey.UnwrapUnder(SealedBlobKey!, request, KeyPurpose, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> letter)
        {
            letter.ToTable("letter", "correspondence");
            letter.Property(l => l.About).HasConversion<string>();
            letter.HasIndex(l => l.RequestId);
            letter.HasIndex(l => l.MessageId).IsUnique();
            letter.Property<uint>("xmin").IsRowVersion();
            letter.HasIndex(l => new { l.WrittenAt, l.Id }).HasFilter("withdrawn_at IS NULL");
        }
    }
}

/// <summary>What a letter about somebody's own access says.</summary>
public enum LetterAbout
{
    /// <summary>Here is a PIN for a new code.</summary>
    Pin,

    /// <summary>Your code was replaced.</summary>
    CodeRenewed,

    /// <summary>You are answered online from now on.</summary>
    AnswersHere,

    /// <summary>Somebody opened your request out of turn.</summary>
    OpenedUrgently,

    /// <summary>Your letter came: when, and what it counts for.</summary>
    Received,

    /// <summary>What you said and we wrote down: read it, and correct what is wrong.</summary>
    Spoken,

    /// <summary>The objection you spoke of, ready for your signature. (§ 84 Abs. 1 SGG)</summary>
    ObjectionToSign,

    /// <summary>We have something to tell you: please come. All that a letter says to whom everything is told in person.</summary>
    PleaseCome,

    /// <summary>Your request can now be opened without its code.</summary>
    SignInAdded,
}
