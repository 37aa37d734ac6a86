using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>
/// Somebody has nothing to eat, is put out of their home today, sits in the dark, is beaten (Notfall): it stays with whoever heard it until somebody names themselves as having it.
/// It needs no request and no name. Raised, risen, accepted, closed; nothing else about it ever changes.
/// </summary>
internal sealed class Emergency
{
    private const string Purpose = "emergency", OutcomePurpose = "emergency-outcome";

    /// <summary>Drawn with the page: sent twice it is one.</summary>
    public required Guid Id { get; init; }

    /// <summary>A code of <see cref="Catalog.EmergencyPlan"/>.</summary>
    public required string Kind { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>In which call or visit it was heard.</summary>
    public Guid? ConversationId { get; init; }

    public Guid? RequestId { get; init; }

    /// <summary>Of the request, all ten digits.</summary>
    public long? Number { get; init; }

    /// <summary>What was said, and how the person can be reached; under a key of its own.</summary>
    public byte[]? SealedWords { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required Guid RaisedBy { get; init; }

    /// <summary>When it rises to the team leads unless somebody has it.</summary>
    public required DateTimeOffset AcceptBy { get; init; }

    public DateTimeOffset? RisenAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public Guid? AcceptedBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    /// <summary>What was done.</summary>
    public byte[]? SealedOutcome { get; set; }

    public static byte[] Seal(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, id);

    public string Words(DataKey key) => SealedWords is null ? "" : Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id));

    public void Close(string outcome, DataKey key, DateTimeOffset at, Guid by) =>
        (SealedOutcome, ClosedAt, ClosedBy) = (key.Seal(Encoding.UTF8.GetBytes(outcome), OutcomePurpose, Id), at, by);

    public string Outcome(DataKey key) => SealedOutcome is null ? "" : Encoding.UTF8.GetString(key.Open(SealedOutcome, OutcomePurpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<Emergency>
    {
        public void Configure(EntityTypeBuilder<Emergency> emergency)
        {
            emergency.ToTable("emergency", "cases");
            emergency.Property(e => e.Channel).HasConversion<string>();
            // Of two who accept at once one has it, and the other is told who.
            emergency.Property<uint>("xmin").IsRowVersion();
            emergency.HasIndex(e => e.RaisedAt).HasFilter("closed_at IS NULL");
            emergency.HasIndex(e => e.RequestId);
        }
    }
}

/// <summary>Whoever works requests or speaks with people sees emergencies, and nobody who is barred from the request. Row-level security asks the same.</summary>
internal sealed class EmergencySight : IShapesModel
{
    private static readonly Right[] Seeing = [Right.Desk, Right.Talk];

    public void Shape(ModelBuilder model, OfficeDb db) =>
        model.Entity<Emergency>().HasQueryFilter(Sight.Filter, e => db.SeesAll
            || (db.Set<Grant>().Any(g => g.Holder == db.Me && Seeing.Contains(g.Right) && g.Subject == null && g.EndedAt == null)
                && !db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Barred && g.Subject == e.RequestId && g.EndedAt == null)));
}
