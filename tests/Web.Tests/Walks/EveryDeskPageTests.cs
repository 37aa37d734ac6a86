namespace OffenesHaus.Web.Tests.Walks;

public sealed class EveryDeskPageTests(EveryDeskPage walk) : IClassFixture<EveryDeskPage>
{
    [Fact]
    public void Nothing_on_any_desk_page_bars_anybody() => AssertNone(walk.Noted.SelectMany(p => p.Broken.Select(b => $"{p.State}: {b}")));

    [Fact]
    public void No_desk_page_has_to_be_pushed_sideways_at_320_points_or_400_percent() =>
        AssertNone(walk.Noted.Where(p => p.TooWide.Count > 0).Select(p => $"{p.State}: {string.Join(", ", p.TooWide)}"));

    [Fact]
    public void Every_error_on_a_desk_page_is_announced_and_leads_to_its_field()
    {
        var wrong = walk.Noted.Where(p => p.State.Contains("errors", StringComparison.Ordinal)).ToList();

        AssertNone(wrong.Where(p => p.Alerts != 1).Select(p => $"{p.State}: {p.Alerts} alerts"));
        AssertNone(walk.Noted.Where(p => p.DeadLinks.Count > 0).Select(p => $"{p.State}: {string.Join(", ", p.DeadLinks)}"));
    }

    [Fact]
    public void Every_desk_page_has_a_title_of_its_own() =>
        AssertNone(walk.Noted.Where(p => p.Title.StartsWith('–') || p.Title.Length < 10 || p.Lang != p.Language).Select(p => $"{p.State}: {p.Title}"));

    [Fact]
    public async Task Every_desk_page_is_valid_HTML()
    {
        AssertNone(await Programs.ComplaintsAboutHtml(walk.Noted.Select(p => p.File)));
        Assert.Equal(171, walk.Noted.Count);
    }

    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n" + string.Join('\n', all.Take(40)));
    }
}
