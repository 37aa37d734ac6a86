using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Admin.Knowledge;

/// <summary>A new article, or the next version of one, with who has read the newest.</summary>
public sealed class ArticleWriteModel(WriteArticle write, ReadArticle read, Services services, Say t, TimeProvider clock) : PageModel, IShowData
{
    private const string New = "new";

    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    /// <summary>The newest version as the page showed it.</summary>
    [BindProperty(Name = "_over")]
    public int? Over { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Law { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public List<string> Services { get; set; } = [];

    [BindProperty]
    public bool MustRead { get; set; }

    public ArticleView? Seen { get; private set; }

    public IReadOnlyList<ArticleReader> Readers { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> AllServices { get; } =
        [.. services.All.Select(s => (s.Code, t.German[services.Key(s, "name", GermanTime.DayOf(clock.GetUtcNow()))])).OrderBy(s => s.Item2, StringComparer.Create(Language.German.Culture, ignoreCase: true))];

    public async Task Load(CancellationToken stop)
    {
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        From ??= WrittenDay.Of(GermanTime.DayOf(clock.GetUtcNow()));
        if (Code == New)
            return;
        Seen = await read.Newest(Code, stop);
        Readers = Seen.Line.MustRead ? await read.Readers(Seen.Id, stop) : [];
        Over ??= Seen.Line.Version;
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Seen is { } now)
            (Name, Body, Law, Services, MustRead) = (now.Line.Title, now.Body, now.Line.Law, [.. now.Services], now.Line.MustRead);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var key = Once.Of(Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Name, Body, Law, From, string.Join(' ', Services), MustRead.ToString());
        var code = await write.Run(new()
        {
            Key = key,
            Code = Code == New ? null : Code,
            Title = Name ?? "",
            Body = Body ?? "",
            Law = Law ?? "",
            ValidFrom = WrittenDay.TryRead(From, out var from) ? from : null,
            Services = Services,
            MustRead = MustRead,
        }, Code == New ? null : Over ?? 0, stop);
        return Redirect($"/admin/knowledge/{code}");
    }
}
