using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>
/// One version of a page that whoever speaks with people tells from (Wissensseite): a service as the catalogue has it, or an article of the house. Never changed: the next version replaces it
/// from its first day on, and this one stays readable. It is about nobody.
/// </summary>
internal sealed class Article
{
    public const int LongestTitle = 200, LongestBody = 20_000, LongestLaw = 200, LongestCode = 60;

    public required Guid Id { get; init; }

    /// <summary>In addresses and in the origin of what was told: <c>rent-debts</c>; those of the house begin with <c>haus-</c>.</summary>
    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>It comes from the catalogue; nobody writes it by hand.</summary>
    public required bool IsService { get; init; }

    public required string Title { get; init; }

    /// <summary>Paragraphs; a line that begins with <c># </c> is a heading, one with <c>- </c> a point.</summary>
    public required string Body { get; init; }

    /// <summary>Sections, as cited.</summary>
    public required string Law { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Codes of the services it is about.</summary>
    public required List<string> Services { get; init; }

    /// <summary>Each agent confirms that they have read this version.</summary>
    public required bool MustRead { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Null: the house, out of the catalogue.</summary>
    public required Guid? WrittenBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> article)
        {
            article.ToTable("article", "catalog");
            // Of two who write the next version at once one does; the other is told.
            article.HasIndex(a => new { a.Code, a.Version }).IsUnique();
        }
    }
}

/// <summary>A clerk has read one version of an article that asks for it (Lesebestätigung).</summary>
internal sealed class ArticleConfirmed
{
    public required Guid ArticleId { get; init; }

    public required Guid ClerkId { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ArticleConfirmed>
    {
        public void Configure(EntityTypeBuilder<ArticleConfirmed> confirmed)
        {
            confirmed.ToTable("article_confirmed", "catalog");
            confirmed.HasKey(c => new { c.ArticleId, c.ClerkId });
            confirmed.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
        }
    }
}
