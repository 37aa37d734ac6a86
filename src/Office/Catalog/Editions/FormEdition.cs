using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Catalog.Editions;

/// <summary>One edition of a form that this office makes itself: a draft until it is published from a day on, or discarded. Either is its last word.</summary>
internal sealed class FormEdition
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>What it was begun from: <c>house</c>, the number of a version, <c>new</c>, <c>xdatenfelder</c>.</summary>
    public required string Origin { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required Guid? BegunBy { get; init; }

    /// <summary>Told when it is published; until then it stands in the definition alone.</summary>
    public int? Version { get; set; }

    /// <summary>The legal day from which it holds.</summary>
    public DateOnly? ValidFrom { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public Guid? PublishedBy { get; set; }

    public DateTimeOffset? DiscardedAt { get; set; }

    public Guid? DiscardedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FormEdition>
    {
        public void Configure(EntityTypeBuilder<FormEdition> edition)
        {
            edition.ToTable("form_edition", "catalog");
            edition.Property<uint>("xmin").IsRowVersion();
            // Two who publish under one number, or begin a draft each: one of them finds it done.
            edition.HasIndex(e => new { e.Code, e.Version }).IsUnique();
            edition.HasIndex(e => e.Code).IsUnique().HasFilter("published_at IS NULL AND discarded_at IS NULL").HasDatabaseName("ix_form_edition_open_draft");
        }
    }
}
