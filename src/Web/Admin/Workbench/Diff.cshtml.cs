using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Two editions of a form side by side: every question with its kind, condition and words in every language.</summary>
public sealed class DiffModel(FormBench bench) : PageModel
{
    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    [FromRoute(Name = "a")]
    public required string A { get; set; }

    [FromRoute(Name = "b")]
    public required string B { get; set; }

    public bool ShowsAll => Request.Query.ContainsKey("alles");

    public EditionSeen Before { get; private set; } = null!;

    public EditionSeen After { get; private set; } = null!;

    public IReadOnlyList<DiffRow> Rows { get; private set; } = [];

    public int Changes { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Before, After) = (await bench.See(Code, A, stop), await bench.See(Code, B, stop));
        var all = Compare(Places(Before), Places(After)).ToList();
        Changes = all.Count(r => r.Change != DiffChange.Same);
        Rows = [.. all.Where(r => ShowsAll || r.Change != DiffChange.Same)];
    }

    internal static string Said(DiffChange change) => change switch { DiffChange.New => "neu", DiffChange.Gone => "weg", DiffChange.Changed => "anders", _ => "gleich" };

    private static IEnumerable<DiffRow> Compare(List<Place> before, List<Place> after)
    {
        var (old, now) = (before.ToDictionary(p => p.Id), after.ToDictionary(p => p.Id));
        // In the order of the new one; what is gone stands where it stood, behind what came before it.
        var order = after.Select(p => p.Id).ToList();
        for (var i = 0; i < before.Count; i++)
            if (!now.ContainsKey(before[i].Id))
                order.Insert(i == 0 ? 0 : order.IndexOf(before[i - 1].Id) + 1, before[i].Id);
        return order.Select(id => (Then: old.GetValueOrDefault(id), Now: now.GetValueOrDefault(id))).Select(p => new DiffRow
        {
            What = (p.Now ?? p.Then)!.What,
            Key = (p.Now ?? p.Then)!.Id.Key,
            Language = Language.Parse((p.Now ?? p.Then)!.Id.Language, null),
            Before = p.Then?.Text,
            After = p.Now?.Text,
            Change = p.Then is null ? DiffChange.New : p.Now is null ? DiffChange.Gone : p.Then.Text == p.Now.Text ? DiffChange.Same : DiffChange.Changed,
        });
    }

    private static List<Place> Places(EditionSeen seen)
    {
        if (seen.Proven.Written is not { } written)
            return [new(("definition", "de"), "Definition", seen.Source.Definition)];
        List<Place> places = [new(("service", "de"), "Leistung", written.Service), new(("act", "de"), "Form der Handlung", written.Act)];
        places.AddRange(FormOutline.Title.SelectMany(l => Texts(seen, l.What, l.Key)));
        foreach (var page in FormOutline.Of(written, seen.Source.Words))
        {
            var key = $"p.{page.Page.Code}";
            places.Add(new((key + "?", "de"), $"Seite {page.Page.Code}: wann", string.Join(" ", new[] { page.About, page.When ?? "Immer." }.OfType<string>())));
            places.AddRange(Texts(seen, "Überschrift", key));
            foreach (var line in page.Lines)
            {
                if (line.Question is { } question)
                    places.Add(new((line.Key + "?", "de"), "Frage: Art und Bedingung", string.Join(". ", new[] { FormOutline.Said(question), $"Seite {page.Page.Code}", line.When }.OfType<string>())));
                places.AddRange(Texts(seen, line.Question is null ? line.What : "Frage", line.Key));
            }
        }

        return [.. places.DistinctBy(p => p.Id)];
    }

    private static IEnumerable<Place> Texts(EditionSeen seen, string what, string key) =>
        Language.All.Select(l => (Language: l, Text: seen.Source.Words.Text(l, key))).Where(t => t.Text is not null).Select(t => new Place((key, t.Language.Code), $"{what}, {t.Language.GermanName}", t.Text!));

    private sealed record Place((string Key, string Language) Id, string What, string Text);
}

/// <summary>One place of a form in two editions; null: it is not there.</summary>
public sealed record DiffRow
{
    public required string What { get; init; }

    public required string Key { get; init; }

    public required Language Language { get; init; }

    public required string? Before { get; init; }

    public required string? After { get; init; }

    public required DiffChange Change { get; init; }
}

/// <summary>How a place differs between two editions.</summary>
public enum DiffChange
{
    Same,
    Changed,
    New,
    Gone,
}
