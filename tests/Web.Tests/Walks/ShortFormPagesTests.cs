namespace OffenesHaus.Web.Tests.Walks;

public sealed class ShortFormPagesTests(ShortFormPages walk) : IClassFixture<ShortFormPages>
{
    [Fact]
    public void No_page_of_a_short_form_bars_anybody_or_has_to_be_pushed_sideways() =>
        Assert.Empty(walk.Noted.SelectMany(p => p.Broken.Concat(p.TooWide).Concat(p.DeadLinks).Select(what => $"{p.State}: {what}")));

    [Fact]
    public void What_is_missing_is_said_at_once_and_each_page_has_one_heading()
    {
        var wrong = walk.Noted.Where(p => p.State.EndsWith("with errors", StringComparison.Ordinal)).ToList();

        Assert.InRange(wrong.Count, 15, 100);
        Assert.Empty(wrong.Where(p => p.Alerts != 1 || p.Status != "422").Select(p => $"{p.State}: {p.Alerts} alerts, {p.Status}"));
        Assert.Empty(walk.Noted.Where(p => p.Headings != 1 || p.Title.Length == 0).Select(p => p.State));
    }

    [Fact]
    public async Task Every_page_of_them_is_valid_HTML() => Assert.Empty(await Programs.ComplaintsAboutHtml(walk.Noted.Select(p => p.File)));
}
