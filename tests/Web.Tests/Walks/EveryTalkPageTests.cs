namespace OffenesHaus.Web.Tests.Walks;

public sealed class EveryTalkPageTests(EveryTalkPage walk) : IClassFixture<EveryTalkPage>
{
    [Fact]
    public void No_page_of_telephone_or_counter_bars_anybody_or_has_to_be_pushed_sideways() =>
        Assert.Empty(walk.Noted.SelectMany(p => p.Broken.Concat(p.TooWide).Concat(p.DeadLinks).Select(what => $"{p.State}: {what}")));

    [Fact]
    public void Every_error_is_announced_once_and_each_page_has_one_heading_and_a_title_of_its_own()
    {
        Assert.Empty(walk.Noted.Where(p => p.State.EndsWith("with errors", StringComparison.Ordinal) && (p.Alerts != 1 || p.Status != "422")).Select(p => $"{p.State}: {p.Alerts} alerts, {p.Status}"));
        Assert.Empty(walk.Noted.Where(p => p.Headings != 1 || p.Title.Length < 10 || p.Lang != "de").Select(p => $"{p.State}: {p.Headings} headings, {p.Title}, {p.Lang}"));
    }

    [Fact]
    public async Task Every_page_of_them_is_valid_HTML()
    {
        Assert.Empty(await Programs.ComplaintsAboutHtml(walk.Noted.Select(p => p.File)));
        Assert.Equal(37, walk.Noted.Count);
    }
}
