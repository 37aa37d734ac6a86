using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Correspondence;

/// <summary>Words of the office to the person, sealed. Read at the status page, and as a letter when the person chose post.</summary>
internal sealed class Message : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static IReadOnlyList<Right> SeenWith => [Right.Letters];

    private const string Purpose = "message", TranslationPurpose = "message-translation";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The newest word when it was written: of two that were written upon the same word, one goes out. Null: nobody looked at a page (the demonstration).</summary>
    public Guid? Upon { get; init; }

    public required MessageKind Kind { get; init; }

    public required byte[] SealedWords { get; set; }

    /// <summary>The same in the person's language, where somebody translated it; the German words count. Null: nobody did.</summary>
    public byte[]? SealedTranslation { get; set; }

    /// <summary>The language of the translation, by its code; null without one.</summary>
    public string? TranslatedTo { get; set; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The clerk who wrote it, and the name the person reads under it.</summary>
    public required Guid SentBy { get; init; }

    public required string SignedBy { get; init; }

    /// <summary>Until the end of which day something is asked for; null when nothing is.</summary>
    public DateOnly? AskedUntil { get; init; }

    /// <summary>What was asked for before is settled by it, and its date no longer holds.</summary>
    public bool Settles { get; init; }

    public static byte[] Seal(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, id);

    public string Words(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id));

    public static byte[] SealTranslation(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), TranslationPurpose, id);

    /// <summary>Null: there is none.</summary>
    public string? Translation(DataKey key) => SealedTranslation is null ? null : Encoding.UTF8.GetString(key.Open(SealedTranslation, TranslationPurpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<Message>
    {
        public void Configure(EntityTypeBuilder<Message> message)
        {
            message.ToTable("message", "correspondence");
            message.Property(m => m.Kind).HasConversion<string>();
            message.HasIndex(m => new { m.RequestId, m.Upon }).IsUnique();
        }
    }
}

/// <summary>What a message does.</summary>
public enum MessageKind
{
    /// <summary>Asks for something missing, with a date.</summary>
    Question,

    Answer,

    /// <summary>Says that the matter went on to another authority (§ 16 Abs. 2 SGB I).</summary>
    Forwarded,
}
