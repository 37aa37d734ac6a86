using OffenesHaus.Catalog.Editions;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>
/// What XDatenfelder has no words for, and the edition before says: which page already is the declaration (§ 37 SGB II), what tells where somebody lives (§ 51 BMG),
/// which question holds a name, what is voluntary, how a row is called. A form that went out and comes back keeps it, wherever the page or question is still the same.
/// </summary>
/// <param name="before">The edition that the file follows, as it is written.</param>
/// <param name="words">Its words.</param>
internal sealed class KeptRules(Form before, FormWords words)
{
    // The standard knows neither: what was taken from the file is made up.
    private static readonly string[] OfTheHouse = [".row", ".add"];

    public Form Onto(Form taken)
    {
        var earlier = before.Pages.SelectMany(p => p.Questions).DistinctBy(q => q.Id, StringComparer.Ordinal).ToDictionary(q => q.Id, StringComparer.Ordinal);
        var pages = taken.Pages.Select(p => p with
        {
            Derived = before.Page(p.Code)?.Derived ?? false,
            Questions = [.. p.Questions.Select(q => Onto(q, earlier.GetValueOrDefault(q.Id)))],
        }).ToList();
        var asked = ReviewForm.Named(taken).Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        var form = taken with
        {
            Pages = pages,
            DeclaresWith = pages.Exists(p => p.Code == before.DeclaresWith) ? before.DeclaresWith : null,
            Retired = [.. before.Retired.Where(q => !asked.Contains(q.Id))],
        };
        asked.UnionWith(form.Retired.Select(q => q.Id));
        return form with
        {
            Traits = before.Traits.Where(t => asked.Contains(t.Value)).ToDictionary(StringComparer.Ordinal),
            Addresses = [.. before.Addresses.Where(asked.Contains)],
        };
    }

    /// <summary>The German words of the file, with those the file cannot say; a translation stays where its German sentence did.</summary>
    public FormWords Words(Form form, IReadOnlyDictionary<string, string> taken)
    {
        var german = new SortedDictionary<string, string>(taken.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (key, text) in words.German)
            if (OfTheHouse.Any(e => key.EndsWith(e, StringComparison.Ordinal)) ? german.ContainsKey(key) : IsOfRetired(form, key) || IsOfFolded(form, key))
                german[key] = text;
        if (german.GetValueOrDefault("title") == words.German.GetValueOrDefault("title") && words.German.TryGetValue("matter", out var matter))
            german["matter"] = matter;
        var kept = words with { German = german };
        return new FormWords
        {
            German = german,
            Others = kept.Others.ToDictionary(o => o.Key, o => (IReadOnlyDictionary<string, Translation>)o.Value.Where(t => kept.StateOf(Language.Parse(o.Key, null), t.Key) == WordState.Complete).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    private static Question Onto(Question question, Question? before) => before is null || before.Kind != question.Kind ? question : question with
    {
        Voluntary = before.Voluntary && !question.Required,
        Aside = before.Aside,
        Expect = before.Expect,
        Autocomplete = before.Autocomplete,
        Of = [.. question.Of.Select(c => Onto(c, before.Of.FirstOrDefault(b => b.Id == c.Id)))],
    };

    private static bool IsOfFolded(Form form, string key) => form.Pages.Any(p => key == $"p.{p.Words}.aside" && p.Questions.Any(q => q.Aside));

    private static bool IsOfRetired(Form form, string key) => form.Retired.Any(q => key == $"q.{q.Id}" || key.StartsWith($"q.{q.Id}.", StringComparison.Ordinal));
}
