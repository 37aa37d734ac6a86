using System.Net;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Passkeys of staff, answered by a key of software that can also lie. The browser's own are walked in SignInWalkTests.</summary>
public sealed class PasskeysTests(ProviderHouse house) : IClassFixture<ProviderHouse>
{
    private const string Add = "form[action$='handler=add']", Open = "form[action='/desk/login?handler=passkey']";

    [Fact]
    public async Task A_passkey_is_added_within_ten_minutes_of_the_second_step_opens_the_desk_by_itself_and_nothing_once_removed()
    {
        var id = await house.NewClerk("p.eins");
        var (clerk, _) = await house.LoggedIn("p.eins");
        using var key = new SoftKey();
        var added = await AddKey(clerk, key, "Diensthandy");
        Assert.Contains("Diensthandy", added.Text, StringComparison.Ordinal);
        Assert.Contains("noch nicht benutzt", added.Text, StringComparison.Ordinal);

        using var browser = new Visitor(house.Here);
        Assert.Equal("/desk", (await Enter(browser, key)).Address.AbsolutePath);
        Assert.Contains("zuletzt benutzt", (await clerk.Open("/desk/passkeys")).Text, StringComparison.Ordinal);

        await clerk.Submit(await clerk.Open("/desk/passkeys"), "form.passkey");
        Assert.Equal("/desk/login", (await browser.Open("/desk")).Address.AbsolutePath);
        var refused = await Enter(browser, key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/desk/login"), (refused.Status, refused.Address.AbsolutePath));
        Assert.Contains("Mit diesem Passkey hat es nicht geklappt", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/desk/passkeys", (await clerk.Open("/desk/passkeys")).Address.AbsolutePath);
        Assert.Equal("ClerkCreated, ClerkSecretChanged code-app, ClerkLoggedIn, ClerkSecretChanged passkey-added, ClerkLoggedIn passkey, ClerkSecretChanged passkey-removed", await house.Journal(id));
        clerk.Dispose();
    }

    [Fact]
    public async Task Adding_a_passkey_ends_every_other_session_and_not_this_one()
    {
        await house.NewClerk("p.zwei");
        var (clerk, app) = await house.LoggedIn("p.zwei");
        using var other = new Visitor(house.Here);
        var step = await other.Submit(await other.Open("/desk/login"), "form[action='/desk/login']", ("Name", "p.zwei"), ("Password", ProviderHouse.Password));
        Assert.Equal("/desk", (await other.Submit(step, "main form", ("Code", OffenesHaus.Trust.Staff.Totp.At(TimeProvider.System.GetUtcNow().AddSeconds(30), app)))).Address.AbsolutePath);

        using var key = new SoftKey();
        await AddKey(clerk, key, "Stick");

        Assert.Equal("/desk/login", (await other.Open("/desk")).Address.AbsolutePath);
        Assert.Equal("/desk", (await clerk.Open("/desk")).Address.AbsolutePath);
        clerk.Dispose();
    }

    [Fact]
    public async Task An_old_second_step_is_asked_for_again_before_a_passkey_is_added_or_removed()
    {
        var id = await house.NewClerk("p.drei");
        var (clerk, _) = await house.LoggedIn("p.drei");
        using var key = new SoftKey();
        await AddKey(clerk, key, "Stick");
        var open = await clerk.Open("/desk/passkeys");
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkLoggedIn', '{id}', 'House', 'OfficeDuty', now(), '\x00');
            UPDATE trust.clerk_session SET begun_at = now() - interval '11 minutes' WHERE clerk_id = '{id}'; COMMIT
            """);

        var late = await clerk.Submit(open, "form.passkey");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("länger als 10 Minuten her", late.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.clerk_passkey WHERE clerk_id = '{id}'"));
        Assert.Empty((await clerk.Open("/desk/passkeys")).Parts(Add));

        var step = await clerk.Open("/desk/step-up?weiter=%2Fdesk%2Fpasskeys");
        var fresh = await Answer(clerk, step, "form[action$='handler=passkey']", o => key.Use(o));
        Assert.Equal("/desk/passkeys", fresh.Address.AbsolutePath);
        Assert.Contains("Noch keiner", (await clerk.Submit(fresh, "form.passkey")).Text, StringComparison.Ordinal);
        clerk.Dispose();
    }

    [Theory]
    [InlineData("replayed"), InlineData("forged"), InlineData("foreign"), InlineData("elsewhere"), InlineData("another place"), InlineData("nobody's finger"), InlineData("a copy"), InlineData("no key"), InlineData("asked for something else"), InlineData("nothing")]
    public async Task Whatever_is_not_the_answer_of_the_key_itself_to_this_very_question_opens_nothing_and_is_noted(string how)
    {
        var user = "p." + how.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var id = await house.NewClerk(user);
        var (clerk, _) = await house.LoggedIn(user);
        using SoftKey key = new(), foreign = new();
        await AddKey(clerk, key, "Stick");
        foreign.Make(Options(await clerk.Open("/desk/passkeys"), Add));
        using var stranger = new Visitor(house.Here);
        var page = await stranger.Open("/desk/login");
        var before = await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'SignInRefused'");

        var refused = how switch
        {
            "replayed" => await Twice(stranger, page, key),
            "forged" => await Answer(stranger, page, Open, o => key.Use(o, forge: true)),
            "foreign" => await Answer(stranger, page, Open, o => foreign.Use(o)),
            "elsewhere" => await Answer(stranger, page, Open, o => With(key, k => k.Origin = "https://localhost.evil.example").Use(o)),
            "another place" => await Answer(stranger, page, Open, o => With(key, k => k.Domain = "evil.example").Use(o)),
            "nobody's finger" => await Answer(stranger, page, Open, o => With(key, k => k.Flags = 0x01).Use(o)),
            "a copy" => await AsCopy(stranger, page, key),
            "no key" => await Answer(stranger, page, Open, _ => """{"id":"","type":"public-key","response":{}}"""),
            "asked for something else" => await Answer(stranger, page, Open, _ => key.Use(Options(page, Open)), state: (await clerk.Open("/desk/passkeys")).Document.QuerySelector(Add + " [name='Passkey.State']")!.GetAttribute("value")),
            _ => await stranger.Submit(page, Open, ("Passkey.Credential", null), ("Passkey.State", null)),
        };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Mit diesem Passkey hat es nicht geklappt", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/desk/login", (await (how is "replayed" or "a copy" ? new Visitor(house.Here) : stranger).Open("/desk")).Address.AbsolutePath);
        Assert.Equal((long)before! + 1, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'SignInRefused'"));
        Assert.Equal(how is "replayed" or "a copy" ? 1L : 0L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'ClerkLoggedIn' AND detail = 'passkey' AND about = '{id}'"));
        clerk.Dispose();
    }

    [Fact]
    public async Task A_passkey_of_a_locked_account_opens_nothing()
    {
        var id = await house.NewClerk("p.gesperrt");
        var (clerk, _) = await house.LoggedIn("p.gesperrt");
        using var key = new SoftKey();
        await AddKey(clerk, key, "Stick");
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkLocked', '{id}', 'House', 'OfficeDuty', now(), '\x00');
            UPDATE trust.clerk SET locked_at = now() WHERE id = '{id}'; COMMIT
            """);
        using var browser = new Visitor(house.Here);

        Assert.Contains("gesperrt oder beendet", (await Enter(browser, key)).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("SignInRefused shut passkey", await house.Journal(id), StringComparison.Ordinal);
        clerk.Dispose();
    }

    [Fact]
    public async Task Elsewhere_than_at_the_house_s_own_address_no_passkey_is_offered_whatever_the_browser_calls_it()
    {
        using var visitor = house.Visitor();
        Assert.Empty((await visitor.Open("/desk/login")).Parts(Open));

        using var misled = new Visitor(house.Here);
        misled.Headers.Host = "evil.example";
        var page = await misled.Open("/desk/login");
        Assert.Empty(page.Parts(Open));
        Assert.DoesNotContain("evil.example", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_alone_does_not_tie_a_code_app_where_a_passkey_is_the_second_step()
    {
        var id = await house.NewClerk("p.nurpasskey");
        var (clerk, _) = await house.LoggedIn("p.nurpasskey");
        using var key = new SoftKey();
        await AddKey(clerk, key, "Stick");
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkSecretChanged', '{id}', 'House', 'OfficeDuty', now(), '\x00');
            UPDATE trust.clerk SET sealed_totp_secret = NULL WHERE id = '{id}'; COMMIT
            """);
        using var thief = new Visitor(house.Here);
        var step = await thief.Submit(await thief.Open("/desk/login"), "form[action='/desk/login']", ("Name", "p.nurpasskey"), ("Password", ProviderHouse.Password));

        Assert.Equal("/desk/second-step", step.Address.AbsolutePath);
        Assert.Equal("/desk/login", (await thief.Open("/desk/second-step/set-up")).Address.AbsolutePath);
        Assert.Equal("/desk", (await Answer(thief, step, "form[action$='handler=passkey']", o => key.Use(o))).Address.AbsolutePath);
        clerk.Dispose();
    }

    private static SoftKey With(SoftKey key, Action<SoftKey> change)
    {
        change(key);
        return key;
    }

    private async Task<PageSeen> Twice(Visitor stranger, PageSeen page, SoftKey key)
    {
        var answer = key.Use(Options(page, Open));
        using var owner = new Visitor(house.Here);
        Assert.Equal("/desk", (await Answer(owner, await owner.Open("/desk/login"), Open, _ => answer, State(page))).Address.AbsolutePath);
        key.Count += 5;
        return await Answer(stranger, page, Open, _ => answer);
    }

    private async Task<PageSeen> AsCopy(Visitor stranger, PageSeen page, SoftKey key)
    {
        using var owner = new Visitor(house.Here);
        await Enter(owner, key);
        key.Count--;
        return await Answer(stranger, page, Open, o => key.Use(o));
    }

    private static string State(PageSeen page) => page.Document.QuerySelector(Open + " [name='Passkey.State']")!.GetAttribute("value")!;

    private static string Options(PageSeen page, string form) => page.Document.QuerySelector(form)!.GetAttribute("data-options")!;

    private static async Task<PageSeen> AddKey(Visitor clerk, SoftKey key, string name)
    {
        var page = await clerk.Open("/desk/passkeys");
        var added = await clerk.Submit(page, Add, ("PasskeyName", name), ("Passkey.Credential", key.Make(Options(page, Add))));
        Assert.Equal((HttpStatusCode.OK, null), (added.Status, added.Part("[role=alert]")));
        return added;
    }

    private static async Task<PageSeen> Enter(Visitor visitor, SoftKey key) => await Answer(visitor, await visitor.Open("/desk/login"), Open, o => key.Use(o));

    private static Task<PageSeen> Answer(Visitor visitor, PageSeen page, string form, Func<string, string> answer, string? state = null) =>
        visitor.Submit(page, form, [("Passkey.Credential", answer(Options(page, form))), .. state is null ? Array.Empty<(string, string?)>() : [("Passkey.State", state)]]);
}
