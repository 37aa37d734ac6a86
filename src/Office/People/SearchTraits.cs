using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>
/// What staff may search by: name, birth date, customer number. The only table where these stand unsealed (docs/search.md);
/// written when a request is handed in, gone at once when it is erased.
/// </summary>
public sealed class SearchTraits(OfficeDb db)
{
    /// <summary>Lower case without marks: Çelik is found by celik, Weiß by weiss, and nobody has to know how a name is spelt exactly.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in Unicode.Same(Whole(name).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal), NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded is [.., not ' '])
                folded.Append(' ');
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).TrimEnd();
    }

    internal async Task Set(Guid request, string name, DateOnly? bornOn, string? customerNumber, CancellationToken stop)
    {
        var traits = await db.Set<Trait>().SingleOrDefaultAsync(t => t.RequestId == request, stop);
        if (traits is null)
            db.Add(traits = new Trait { RequestId = request });
        (traits.Name, traits.Folded, traits.BornOn, traits.CustomerNumber) = (Short(name, 200), Short(Fold(name), 200), bornOn, customerNumber is null ? null : Short(customerNumber, 40));
    }

    // Cut between characters, never inside one: half of one is no text to the database.
    private static string Short(string text, int most) => Whole(text.Length <= most ? text : text[..most]);

    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar));
}

/// <summary>One row of the search table.</summary>
internal sealed class Trait : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static IReadOnlyList<Right> SeenWith => [Right.Desk, Right.Letters];

    public required Guid RequestId { get; init; }

    public string Name { get; set; } = "";

    public string Folded { get; set; } = "";

    public DateOnly? BornOn { get; set; }

    public string? CustomerNumber { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Trait>
    {
        public void Configure(EntityTypeBuilder<Trait> trait)
        {
            trait.ToTable("search_trait", "people");
            trait.HasKey(t => t.RequestId);
            trait.Property(t => t.Folded).UseCollation("C");
            trait.HasIndex(t => t.Folded);
            trait.HasIndex(t => t.BornOn);
            trait.HasIndex(t => t.CustomerNumber);
        }
    }
}
