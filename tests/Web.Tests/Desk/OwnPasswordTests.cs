using System.Net;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Trust;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class OwnPasswordTests(LongDay house) : IClassFixture<LongDay>
{
    private const string Next = "Hafen Kreide Birne 3";

    [Fact]
    public async Task A_clerk_changes_the_own_password_by_the_present_one_and_every_other_session_ends()
    {
        var (clerk, id, app) = await house.ClerkComesIn("k.wechsel");
        using var other = await house.ComesInAgain("k.wechsel", app);

        var wrong = await Change(clerk, "nicht das Richtige", Next);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#jetzt"), (wrong.Status, wrong.Link(".bad-news a")));
        Assert.Equal("/desk", (await other.Open("/desk")).Address.AbsolutePath);
        var done = await Change(clerk, LongDay.Password, Next);

        Assert.Contains("Ihr Passwort ist geändert", done.Part("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(("/desk", "/desk/login"), ((await clerk.Open("/desk")).Address.AbsolutePath, (await other.Open("/desk")).Address.AbsolutePath));
        using Visitor again = await house.ComesInAgain("k.wechsel", app, Next), old = new(house.Here());
        Assert.Equal("/desk", (await again.Open("/desk")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await old.Submit(await old.Open("/desk/login"), "form[action='/desk/login']", ("Name", "k.wechsel"), ("Password", LongDay.Password))).Status);
        Assert.Equal("LogInRefused present-password, ClerkSecretChanged password, LogInRefused password", await house.Ask($"SELECT string_agg(kind || ' ' || detail, ', ' ORDER BY id) FROM trust.journal WHERE about = '{id}' AND (kind = 'LogInRefused' OR detail = 'password')"));
        clerk.Dispose();
    }

    [Theory]
    [InlineData("Elf Zeichen", "zu kurz"), InlineData("qwertyuiopasdf", "leicht zu erraten"), InlineData("aaaaaaaaaaaaaaaa", "leicht zu erraten"), InlineData("Wilma kommt heute spät", "leicht zu erraten"), InlineData("Musterstadt am Fluss", "leicht zu erraten"), InlineData("Offeneshaus und Garten", "leicht zu erraten"),
        InlineData("1q2w3e4r5t6y", "haben schon viele andere"), InlineData("FinalFantasy", "haben schon viele andere"), InlineData("MOTHERFUCKER", "haben schon viele andere")]
    public async Task What_others_would_try_first_is_refused_with_its_reason(string password, string reason)
    {
        var (clerk, _, _) = await house.ClerkComesIn($"k.{Guid.CreateVersion7():N}");

        var refused = await Change(clerk, LongDay.Password, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(reason, refused.Part("[role=alert]"), StringComparison.Ordinal);
        clerk.Dispose();
    }

    [Fact]
    public void The_list_of_common_passwords_holds_at_least_three_thousand_that_are_long_enough()
    {
        var list = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "passwords", "common.txt"));

        Assert.InRange(list.Count(p => p.Length >= 12), 3_000, int.MaxValue);
        Assert.Equal(list.Length, list.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task A_password_counts_exactly_as_typed_with_its_spaces_and_may_be_very_long()
    {
        var (clerk, _, app) = await house.ClerkComesIn("k.genau");
        const string spaced = "  Hafen Kreide Birne 3 ";
        await Change(clerk, LongDay.Password, spaced);
        using (var trimmed = new Visitor(house.Here()))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await trimmed.Submit(await trimmed.Open("/desk/login"), "form[action='/desk/login']", ("Name", "k.genau"), ("Password", spaced.Trim()))).Status);
        using (var exact = await house.ComesInAgain("k.genau", app, spaced))
            Assert.Equal("/desk", (await exact.Open("/desk")).Address.AbsolutePath);

        var many = string.Concat(Enumerable.Range(0, 25).Select(i => $"Wort{i:D3}ß"));
        Assert.Equal(200, many.Length);
        Assert.Contains("zu lang", (await Change(clerk, spaced, many + "x")).Part("[role=alert]"), StringComparison.Ordinal);
        await Change(clerk, spaced, many);
        using var cut = new Visitor(house.Here());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cut.Submit(await cut.Open("/desk/login"), "form[action='/desk/login']", ("Name", "k.genau"), ("Password", many[..^1]))).Status);
        using var whole = await house.ComesInAgain("k.genau", app, many);
        Assert.Equal("/desk", (await whole.Open("/desk")).Address.AbsolutePath);
        clerk.Dispose();
    }

    [Fact]
    public async Task Guessing_the_present_password_at_an_open_screen_ends_after_ten_tries()
    {
        var (clerk, _, _) = await house.ClerkComesIn("k.raten");
        for (var i = 0; i < 10; i++)
            await Change(clerk, $"geraten {i}", Next);

        Assert.Contains("viele Versuche", (await Change(clerk, LongDay.Password, Next)).Part("[role=alert]"), StringComparison.Ordinal);
        clerk.Dispose();
    }

    private static async Task<PageSeen> Change(Visitor clerk, string present, string next) =>
        await clerk.Submit(await clerk.Open("/desk/own-password"), "main form", ("Present", present), ("Password", next), ("Again", next));
}
