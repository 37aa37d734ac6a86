using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class LoginTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Password = "Tisch Regen Lampe 9";

    [Theory]
    [InlineData("/desk"), InlineData("/desk/letters"), InlineData("/desk/search?q=x"), InlineData("/desk/requests/1234567890"), InlineData("/desk/requests/1234567890/ask"), InlineData("/desk/keys"), InlineData("/desk/news?seit=0"), InlineData("/desk/letters/0190b6a0-0000-7000-8000-000000000000.pdf"), InlineData("/desk/requests/1234567890/files/0190b6a0-0000-7000-8000-000000000000/original")]
    public async Task Nobody_sees_a_staff_page_without_a_session(string path)
    {
        using var stranger = house.Visitor();

        var page = await stranger.Open(path);

        Assert.Equal("/desk/login", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task Words_sent_after_the_session_was_over_stand_on_the_page_that_leads_to_the_log_in()
    {
        using var clerk = house.Visitor();

        var page = await clerk.Send(new(HttpMethod.Post, "/desk/requests/1234567890/answer") { Content = new FormUrlEncodedContent([new("Words", "Ihr Antrag ist vollständig.")]) });

        Assert.Equal((HttpStatusCode.Unauthorized, "Sie waren abgemeldet"), (page.Status, page.Part("h1")));
        Assert.Equal("Ihr Antrag ist vollständig.", page.Part("#geschrieben"));
        Assert.Equal("/desk/requests/1234567890/answer", page.Link(".acts a.main"));
    }

    [Fact]
    public async Task One_click_logs_nobody_in_where_no_demonstration_lives()
    {
        var clerk = await NewClerk("ein.klick", invented: true);
        using var stranger = house.Visitor();
        var door = await stranger.Open("/desk/login");

        Assert.Empty(door.Parts("button[name=Clerk]"));
        var pressed = await stranger.Send(new(HttpMethod.Post, "/desk/login?handler=demo")
        {
            Content = new FormUrlEncodedContent([new("clerk", clerk.ToString()), new("__RequestVerificationToken", door.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)]),
        });
        Assert.Equal(HttpStatusCode.NotFound, pressed.Status);
        Assert.Equal("/desk/login", (await stranger.Open("/desk")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_first_log_in_leads_through_an_own_password_and_a_code_app()
    {
        await NewClerk("erster.tag", mustChange: true);
        using var clerk = house.Visitor();

        var password = await Enter(clerk, "erster.tag", Password);
        Assert.Equal("/desk/password", password.Address.AbsolutePath);
        var same = await clerk.Submit(password, "main form", ("Password", Password), ("Again", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.Status);
        var setUp = await clerk.Submit(same, "main form", ("Password", "Fenster Kuchen Wolke"), ("Again", "Fenster Kuchen Wolke"));
        Assert.Equal("/desk/second-step/set-up", setUp.Address.AbsolutePath);
        Assert.Equal("/desk/login", (await clerk.Open("/desk")).Address.AbsolutePath);

        var secret = Totp.FromWritten(setUp.Part(".mono")!);
        var code = Totp.At(DateTimeOffset.UnixEpoch.AddSeconds(Now()), secret);
        var done = await clerk.Submit(setUp, "main form", ("Code", code));
        Assert.Equal(10, done.Parts(".spare li").Count);
        Assert.Equal("/desk", (await clerk.Open("/desk")).Address.AbsolutePath);

        // The next day: the second step, with a recovery code that then is gone.
        using var nextDay = house.Visitor();
        var second = await Enter(nextDay, "erster.tag", "Fenster Kuchen Wolke");
        Assert.Equal("/desk/second-step", second.Address.AbsolutePath);
        var replayed = await nextDay.Submit(second, "main form", ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.Status);
        var spare = done.Parts(".spare li")[3];
        Assert.Equal("/desk", (await nextDay.Submit(replayed, "main form", ("Code", spare.ToLowerInvariant()))).Address.AbsolutePath);

        using var third = house.Visitor();
        var again = await third.Submit(await Enter(third, "erster.tag", "Fenster Kuchen Wolke"), "main form", ("Code", spare));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        await NewClerk("gibt.es");
        using var stranger = house.Visitor();

        var unknown = await Enter(stranger, "gibt.es.nicht", "was auch immer");
        var wrong = await Enter(stranger, "gibt.es", "was auch immer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal((wrong.Status, wrong.Part(".notice")), (unknown.Status, unknown.Part(".notice")));
    }

    [Fact]
    public async Task Ten_wrong_tries_close_the_way_for_an_hour()
    {
        await NewClerk("viele.versuche");
        using var stranger = house.Visitor();
        for (var i = 0; i < 10; i++)
            await Enter(stranger, "viele.versuche", "falsch");

        var eleventh = await Enter(stranger, "viele.versuche", Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.Status);
    }

    [Fact]
    public async Task A_new_password_ends_every_older_session_with_the_next_page()
    {
        var id = await NewClerk("mit.sitzung");
        using var clerk = house.Visitor();
        await Through(clerk, "mit.sitzung");
        Assert.Equal("/desk", (await clerk.Open("/desk")).Address.AbsolutePath);

        await using (var scope = house.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SetOwnPassword>().Run(id, "Ganz andere drei Worte", TestContext.Current.CancellationToken);

        Assert.Equal("/desk/login", (await clerk.Open("/desk")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Who_only_runs_the_house_finds_no_request_in_it()
    {
        await NewClerk("nur.betrieb", role: ClerkRole.Operator);
        using var clerk = house.Visitor();
        await Through(clerk, "nur.betrieb");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open("/desk")).Status);
    }

    [Fact]
    public async Task A_log_in_leads_on_only_within_the_house()
    {
        await NewClerk("weiter.wohin");
        using var clerk = house.Visitor();
        var door = await clerk.Open("/desk/login?weiter=//evil.example/desk");
        var setUp = await clerk.Submit(door, "form[action='/desk/login']", ("Name", "weiter.wohin"), ("Password", Password));

        Assert.Equal("/desk/second-step/set-up", setUp.Address.PathAndQuery);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        await NewClerk("keks");
        using var clerk = house.Visitor();
        var done = await Through(clerk, "keks");

        var cookie = done.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("oh-dienst=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_six_digits_sent_many_times_at_once_open_one_session()
    {
        await NewClerk("zwei.zugleich");
        using var first = house.Visitor();
        var setUp = await Enter(first, "zwei.zugleich", Password);
        var secret = Totp.FromWritten(setUp.Part(".mono")!);
        await first.Submit(setUp, "main form", ("Code", Totp.At(TimeProvider.System.GetUtcNow().AddSeconds(-30), secret)));
        var visitors = Enumerable.Range(0, 6).Select(_ => house.Visitor()).ToList();
        var steps = await Task.WhenAll(visitors.Select(v => Enter(v, "zwei.zugleich", Password)));
        var digits = Totp.At(TimeProvider.System.GetUtcNow(), secret);

        var ends = await Task.WhenAll(visitors.Zip(steps, (v, page) => v.Submit(page, "main form", ("Code", digits))));

        Assert.Single(ends, e => e.Address.AbsolutePath == "/desk");
        Assert.Equal(5, ends.Count(e => e.Status == HttpStatusCode.UnprocessableEntity));
        visitors.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task After_leaving_no_copy_of_the_cookie_and_no_open_tab_can_act()
    {
        await NewClerk("geht.heim");
        using var clerk = house.Visitor();
        var done = await Through(clerk, "geht.heim");
        var cookie = done.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("oh-dienst=", StringComparison.Ordinal)).Split(';')[0];
        var tab = await clerk.Open("/desk/keys");
        using var copy = house.Visitor();
        copy.Headers.Add("Cookie", cookie);
        Assert.Equal("/desk", (await copy.Open("/desk")).Address.AbsolutePath);

        await clerk.Submit(tab, ".who form");

        Assert.Equal("/desk/login", (await copy.Open("/desk")).Address.AbsolutePath);
        Assert.Equal("/desk/login", (await clerk.Submit(tab, "main form button")).Address.AbsolutePath);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.journal j JOIN trust.clerk c ON c.id = j.about WHERE j.kind = 'ClerkLoggedOut' AND c.user_name = 'geht.heim'"));
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static async Task<PageSeen> Enter(Visitor visitor, string name, string password) =>
        await visitor.Submit(await visitor.Open("/desk/login"), "form[action='/desk/login']", ("Name", name), ("Password", password));

    private static async Task<PageSeen> Through(Visitor visitor, string name)
    {
        var setUp = await Enter(visitor, name, Password);
        return await visitor.Submit(setUp, "main form", ("Code", Totp.At(TimeProvider.System.GetUtcNow(), Totp.FromWritten(setUp.Part(".mono")!))));
    }

    private async Task<Guid> NewClerk(string user, bool mustChange = false, bool invented = false, ClerkRole role = ClerkRole.CaseWorker)
    {
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new()
        {
            UserName = user,
            DisplayName = "Wilma Werktag",
            Team = "Team 3",
            Role = role,
            Password = Password,
            MustChangePassword = mustChange,
            Invented = invented,
        }, TestContext.Current.CancellationToken);
    }
}
