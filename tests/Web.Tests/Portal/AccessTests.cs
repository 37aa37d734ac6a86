using System.Net;
using System.Security.Claims;
using OffenesHaus.People;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Tests.Desk;
using OffenesHaus.Web.Tests.Trust;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>Ways in that persons add to a request: comfort that opens nothing else, and ends when they say so.</summary>
public sealed class AccessTests(ProviderHouse house) : IClassFixture<ProviderHouse>
{
    private const string New = OwnPasskeys.New, Open = OwnPasskeys.Enter;

    [Fact]
    public async Task A_passkey_added_after_number_and_code_opens_the_request_and_nothing_once_taken_away()
    {
        using var oksana = new Visitor(house.Here);
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        using var key = new SoftKey();
        Assert.Single((await oksana.AddsKey(key)).Parts(".way-in"));

        using var next = new Visitor(house.Here);
        var status = await next.EntersWith(key);
        Assert.Equal("/de/status/anliegen", status.Address.AbsolutePath);
        Assert.Contains(number, status.Text, StringComparison.Ordinal);
        Assert.Contains("Zuletzt benutzt", (await oksana.Open("/de/status/zugang")).Text, StringComparison.Ordinal);

        Assert.Empty((await oksana.Submit(await oksana.Open("/de/status/zugang"), ".way-in")).Parts(".way-in"));
        Assert.Equal("/de/status", (await next.Open("/de/status/anliegen")).Address.AbsolutePath);
        var refused = await next.EntersWith(key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Mit diesem Passkey hat es nicht geklappt", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/de/status/anliegen", (await oksana.Open("/de/status/anliegen")).Address.AbsolutePath);
        Assert.Equal("SignInAdded Passkey, SignInUsed Passkey, SignInRemoved Passkey", await house.Ask($"SELECT string_agg(j.kind || ' ' || j.detail, ', ' ORDER BY j.id) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number.Digits()} AND j.kind LIKE 'SignIn%'"));
    }

    [Fact]
    public async Task One_passkey_tied_to_two_requests_lets_choose_and_opens_no_third()
    {
        using Visitor first = new(house.Here), second = new(house.Here), third = new(house.Here);
        using var key = new SoftKey();
        var one = (await first.HandsIn("Das eine")).Keys().Number;
        var two = (await second.HandsIn("Das andere")).Keys().Number;
        var foreign = await Id((await third.HandsIn("Ein fremdes")).Keys().Number);
        await first.AddsKey(key);
        Assert.Single((await second.TiesKey(key)).Parts(".way-in"));

        using var next = new Visitor(house.Here);
        var choice = await next.EntersWith(key);
        Assert.Equal("/de/status/auswahl", choice.Address.AbsolutePath);
        Assert.Equal(2, choice.Parts(".way-in").Count);
        Assert.Equal("/de/status", (await next.Open("/de/status/anliegen")).Address.AbsolutePath);
        Assert.Equal("/de/status", (await next.Submit(choice, ".way-in", ("_which", foreign.ToString()))).Address.AbsolutePath);
        var opened = await next.Submit(choice, $"button[value='{await Id(one)}']");
        Assert.Contains(one, opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(two, opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_code_ends_every_way_in()
    {
        using var oksana = new Visitor(house.Here);
        using var key = new SoftKey();
        var request = await Id((await oksana.HandsIn("Etwas anderes")).Keys().Number);
        await oksana.AddsKey(key);
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'CodeRenewed', '{request}', 'House', 'OfficeDuty', now(), '\x00');
            UPDATE intake.request SET code_version = 2 WHERE id = '{request}'; COMMIT
            """);
        using var next = new Visitor(house.Here);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await next.EntersWith(key)).Status);
        Assert.Equal("/de/status", (await next.Open("/de/status/anliegen")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("replayed"), InlineData("foreign"), InlineData("forged"), InlineData("asked at the desk"), InlineData("nothing")]
    public async Task What_is_not_the_answer_to_this_question_opens_nothing(string how)
    {
        using Visitor oksana = new(house.Here), stranger = new(house.Here);
        using SoftKey key = new(), foreign = new();
        await oksana.HandsIn("Etwas anderes");
        await oksana.AddsKey(key);
        foreign.Make((await oksana.Open("/de/status/zugang")).Options(New));
        var page = await stranger.Open("/de/status");
        var before = (long)(await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'SignInRefused'"))!;

        PageSeen refused;
        switch (how)
        {
            case "replayed":
                var answer = key.Use(page.Options(Open));
                using (var owner = new Visitor(house.Here))
                    await owner.Submit(await owner.Open("/de/status"), Open, ("Passkey.Credential", answer), ("Passkey.State", State(page)));
                refused = await stranger.Signs(page, Open, _ => answer);
                break;
            case "asked at the desk":
                var desk = await stranger.Open("/desk/login");
                refused = await stranger.Submit(page, Open, ("Passkey.Credential", key.Use(desk.Options(Open))), ("Passkey.State", State(desk)));
                break;
            default:
                refused = await stranger.Signs(page, Open, o => how switch { "foreign" => foreign.Use(o), "forged" => key.Use(o, forge: true), _ => "" });
                break;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("/de/status", (await stranger.Open("/de/status/anliegen")).Address.AbsolutePath);
        Assert.Equal(before + 1, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'SignInRefused'"));
    }

    [Fact]
    public async Task A_device_learns_no_name_and_no_number_and_the_table_no_identity()
    {
        using var oksana = new Visitor(house.Here);
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var options = (await oksana.Open("/de/status/zugang")).Options(New);
        Assert.DoesNotContain("Oksana", options, StringComparison.Ordinal);
        Assert.DoesNotContain("Melnyk", options, StringComparison.Ordinal);
        Assert.DoesNotContain(number.Digits(), options, StringComparison.Ordinal);

        Sits("person-canary", null);
        await ComeIn(oksana, "/de/status/anbieter?hinzu=true");
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM people.sign_in s WHERE s::text LIKE '%person-canary%' OR encode(s.credential, 'escape') LIKE '%person-canary%' OR encode(s.credential, 'escape') LIKE '%{house.Provider.Address.Port}%'"));
    }

    [Theory]
    [InlineData("hoch", "High"), InlineData("substantiell", "Substantial"), InlineData("something new", "Low"), InlineData(null, "Low")]
    public async Task An_identity_tied_to_a_request_opens_it_with_the_level_the_provider_names(string? acr, string level)
    {
        using Visitor oksana = new(house.Here), next = new(house.Here);
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        Sits($"person-{level}-{acr}", acr);
        Assert.Contains("noch mit nichts verbunden", (await ComeIn(next, "/de/status/anbieter")).Part("[role=alert]"), StringComparison.Ordinal);

        var tied = await ComeIn(oksana, "/de/status/anbieter?hinzu=true");
        Assert.Equal("/de/status/zugang", tied.Address.AbsolutePath);
        Assert.Contains("BundID", tied.Part(".way-in"), StringComparison.Ordinal);
        Assert.Contains(number, (await ComeIn(next, "/de/status/anbieter")).Text, StringComparison.Ordinal);
        Assert.Equal($"Provider {level}", await house.Ask($"SELECT j.detail FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'SignInUsed' AND r.number = {number.Digits()}"));
    }

    [Theory]
    [InlineData(Lie.Audience, "audience"), InlineData(Lie.Issuer, "issuer"), InlineData(Lie.Nonce, "nonce"), InlineData(Lie.Expired, "expired"), InlineData(Lie.NotYet, "not-yet"), InlineData(Lie.Unsigned, "signature"), InlineData(Lie.ForeignKey, "signature"), InlineData(Lie.SharedSecret, "signature"), InlineData(Lie.SmallKey, "signature")]
    public async Task A_forged_token_opens_nothing_says_so_in_the_visitor_s_language_and_is_noted(Lie lie, string word)
    {
        using var oksana = new Visitor(house.Here);
        await oksana.HandsIn("Etwas anderes", "en");
        Sits($"person-forged-{lie}", null);
        await ComeIn(oksana, "/en/status/anbieter?hinzu=true");
        using var stranger = new Visitor(house.Address, $"127.1.{(int)lie + 1}.1");
        house.Provider.Lie = lie;
        var refused = await ComeIn(stranger, "/en/status/anbieter");
        house.Provider.Lie = Lie.None;

        Assert.Equal("/en/status", refused.Address.AbsolutePath);
        Assert.Contains("So we opened nothing", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/en/status", (await stranger.Open("/en/status/anliegen")).Address.AbsolutePath);
        Assert.Equal($"provider person-{word}", await house.Ask("SELECT detail FROM trust.journal WHERE kind = 'SignInRefused' ORDER BY id DESC LIMIT 1"));
        using var honest = new Visitor(house.Here);
        Assert.Equal("/en/status/anliegen", (await ComeIn(honest, "/en/status/anbieter")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_adds_or_sees_a_way_in_without_having_shown_number_and_code()
    {
        using var stranger = new Visitor(house.Here);

        Assert.Equal("/de/status", (await stranger.Open("/de/status/zugang")).Address.AbsolutePath);
        Assert.Equal("/de/status", (await stranger.Open("/de/status/auswahl")).Address.AbsolutePath);
        Assert.Equal("/de/status", (await stranger.Send(new(HttpMethod.Post, "/de/status/anbieter?hinzu=true") { Content = new FormUrlEncodedContent([]) })).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("/de/status/anbieter", "/de/status"), InlineData("/desk/login/provider", "/desk/login")]
    public async Task The_way_to_the_provider_is_pressed_here_and_never_followed_from_elsewhere(string way, string door)
    {
        Sits("person-elsewhere", null);
        using var stranger = new Visitor(house.Here);
        var before = house.Provider.Asked;

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await stranger.Open(way)).Status);
        var forged = await stranger.Send(new(HttpMethod.Post, way) { Content = new FormUrlEncodedContent([]) });

        Assert.Equal((door, before), (forged.Address.AbsolutePath, house.Provider.Asked));
    }

    [Fact]
    public async Task A_letter_tells_that_a_way_in_was_added()
    {
        using var rana = new Visitor(house.Here);
        using var key = new SoftKey();
        var (number, _) = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();

        await rana.AddsKey(key);
        await house.KeepPromises();

        Assert.Equal("SignInAdded", await house.Ask($"SELECT string_agg(l.about, ' ') FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number.Digits()}"));
    }

    [Fact]
    public void The_cookie_keeps_how_and_when_somebody_came_in()
    {
        var at = new DateTimeOffset(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);
        var entered = new Entered(CameIn.Eid, at) { Level = Assurance.High, Means = Guid.CreateVersion7(at) };

        Assert.Equal(entered, Entered.Of(new(new ClaimsIdentity(entered.Claims()))));
        Assert.Equal(CameIn.Code, Entered.Of(new(new ClaimsIdentity())).How);
    }

    private void Sits(string subject, string? acr) =>
        (house.Provider.Subject, house.Provider.UserName, house.Provider.Amr, house.Provider.Acr) = (subject, "", null, acr);

    // Pressed on the page that offers it.
    private static async Task<PageSeen> ComeIn(Visitor visitor, string way) =>
        await visitor.LedOn(await visitor.Submit(await visitor.Open(way.Replace(way.EndsWith("hinzu=true", StringComparison.Ordinal) ? "anbieter?hinzu=true" : "/anbieter", way.EndsWith("hinzu=true", StringComparison.Ordinal) ? "zugang" : "", StringComparison.Ordinal)), "form.provider"));

    private async Task<Guid> Id(string number) => (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;

    private static string State(PageSeen page) => page.Document.QuerySelector(Open + " [name='Passkey.State']")!.GetAttribute("value")!;
}
