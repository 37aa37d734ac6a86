namespace OffenesHaus.Web.Tests.Walks;

public sealed class EveryPageTests(EveryPage walk) : IClassFixture<EveryPage>
{
    [Fact]
    public void Nothing_on_any_page_bars_anybody() => AssertNone(walk.Noted.SelectMany(p => p.Broken.Select(b => $"{p.State}: {b}")));

    [Fact]
    public void No_page_has_to_be_pushed_sideways_at_320_points_or_400_percent() => AssertNone(walk.Noted.Where(p => p.TooWide.Count > 0).Select(p => $"{p.State}: {string.Join(", ", p.TooWide)}"));

    [Fact]
    public void Every_error_in_a_summary_leads_to_its_field() => AssertNone(walk.Noted.Where(p => p.DeadLinks.Count > 0).Select(p => $"{p.State}: {string.Join(", ", p.DeadLinks)}"));

    [Fact]
    public void Every_page_with_errors_says_so_at_once()
    {
        var wrong = walk.Noted.Where(p => p.State.Contains("errors", StringComparison.Ordinal) || p.State.EndsWith("wrong code", StringComparison.Ordinal) || p.State.EndsWith("empty reply", StringComparison.Ordinal)).ToList();

        Assert.Equal(60, wrong.Count);
        AssertNone(wrong.Where(p => p.Alerts != 1).Select(p => $"{p.State}: {p.Alerts} alerts"));
    }

    [Fact]
    public void Every_page_has_one_heading_that_names_it() => AssertNone(walk.Noted.Where(p => p.Headings != 1 || p.Title.Length == 0).Select(p => $"{p.State}: {p.Headings} headings, title '{p.Title}'"));

    [Fact]
    public void Every_trouble_is_one() => Assert.All(walk.Noted.Where(p => char.IsDigit(p.State["de, ".Length])), p => Assert.Equal(p.State["de, ".Length..][..3], p.Status));

    [Fact]
    public void Every_page_says_its_language_and_its_direction() =>
        AssertNone(walk.Noted.Where(p => p.Lang != p.Language || p.Direction != (p.Language == "ar" ? "rtl" : "ltr")).Select(p => $"{p.State}: {p.Lang}, {p.Direction}"));

    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        AssertNone(await Programs.ComplaintsAboutHtml(walk.Noted.Select(p => p.File)));
        Assert.Equal(267, walk.Noted.Count);
    }

    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n" + string.Join('\n', all.Take(40)));
    }
}
