using OffenesHaus.Catalog;
using OffenesHaus.Law;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Shared;

/// <summary>The Law shelf explains itself in languages of its own; this says which of them a page's language is.</summary>
public static class LawWords
{
    public static Law.Language Of(Language language) => language.ForLaw;

    public static string Say(Say t, Wording words) => words.In(Of(t.Language));

    /// <summary>The language these words are really said in, where it is not the page's: for the <c>lang</c> attribute.</summary>
    public static string? ForeignTag(Say t, Wording words) =>
        words.LanguageFor(Of(t.Language)) is var spoken && spoken.Tag() == t.Language.Code ? null : spoken.Tag();
}
