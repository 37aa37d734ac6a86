using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Persons;

/// <summary>
/// A clerk says that two requests are of the same person (Zuordnung), or that this was wrong. Only added to: both stay readable. It opens nothing: whoever may not read the other request
/// sees that it is there, and no word of it.
/// </summary>
internal sealed class SamePerson
{
    private const string Purpose = "same-person";

    public const int Shortest = 3, Longest = 500;

    /// <summary>Drawn with the page: sent twice it is one.</summary>
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid OtherId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid By { get; init; }

    /// <summary>The assignment that this one takes back; null: it is one.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>Why, under the key of each request whoever wrote it could open.</summary>
    public byte[]? SealedWhy { get; private set; }

    public byte[]? SealedWhyOther { get; private set; }

    public void Say(string why, DataKey? key, DataKey? other)
    {
        var words = Encoding.UTF8.GetBytes(why);
        (SealedWhy, SealedWhyOther) = (key?.Seal(words, Purpose, Id), other?.Seal(words, Purpose, Id));
    }

    /// <summary>Null: it was not sealed for this request.</summary>
    public string? Why(Guid request, DataKey key) =>
        (request == RequestId ? SealedWhy : SealedWhyOther) is { } bytes ? Encoding.UTF8.GetString(key.Open(bytes, Purpose, Id)) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<SamePerson>
    {
        public void Configure(EntityTypeBuilder<SamePerson> same)
        {
            same.ToTable("same_person", "intake");
            same.HasIndex(s => s.RequestId);
            same.HasIndex(s => s.OtherId);
            // Taken back once.
            same.HasIndex(s => s.Undoes).IsUnique();
        }
    }
}

/// <summary>Seen like the line of a request, and by nobody who is barred from one of the two. Row-level security asks the same.</summary>
internal sealed class SamePersonSight : IShapesModel
{
    public void Shape(ModelBuilder model, OfficeDb db) =>
        model.Entity<SamePerson>().HasQueryFilter(Sight.Filter, s => db.SeesAll
            || ((db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Desk && g.Subject == null && g.EndedAt == null) || Sight.IsGranted(s.RequestId) || Sight.IsGranted(s.OtherId))
                && !db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Barred && (g.Subject == s.RequestId || g.Subject == s.OtherId) && g.EndedAt == null)));
}
