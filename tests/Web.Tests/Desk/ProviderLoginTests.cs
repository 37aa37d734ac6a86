using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Tests.Trust;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Staff who come from the office's identity provider, a real one that can lie.</summary>
public sealed class ProviderLoginTests(ProviderHouse house) : IClassFixture<ProviderHouse>
{
    [Fact]
    public async Task Whom_a_team_lead_expects_is_tied_at_the_first_log_in_and_known_by_subject_ever_after()
    {
        var id = await house.NewClerk("o.eins");
        await house.NewClerk("o.lead", ClerkRole.TeamLead);
        var (lead, _) = await house.LoggedIn("o.lead");
        var account = await lead.Submit(await lead.Open($"/desk/accounts/{id}"), "form[action$='handler=expect']", ("Expected", "Wilma@Stadt.example"));
        Assert.Equal("wilma@stadt.example", account.Document.QuerySelector("#dort")!.GetAttribute("value"));

        Sits("subject-1", "wilma@stadt.example", ProviderHouse.SecondStep);
        using var clerk = new Visitor(house.Here);
        var inside = await ComeIn(clerk);
        Assert.Equal("/desk", inside.Address.AbsolutePath);
        Assert.Equal("S256", house.Provider.Asked!.CodeChallengeMethod);

        // The name may wander to somebody else; the subject may not.
        Sits("subject-2", "wilma@stadt.example", ProviderHouse.SecondStep);
        using var heir = new Visitor(house.Here);
        Assert.Contains("noch mit nichts verbunden", (await ComeIn(heir)).Part("[role=alert]"), StringComparison.Ordinal);
        Sits("subject-1", "w.neuername@stadt.example", ProviderHouse.SecondStep);
        using var again = new Visitor(house.Here);
        Assert.Equal("/desk", (await ComeIn(again)).Address.AbsolutePath);
        Assert.Equal("ClerkCreated, ClerkTied expected, ClerkTied, ClerkLoggedIn provider, ClerkLoggedIn provider", await house.Journal(id));
        Assert.Contains("verbunden", (await lead.Open($"/desk/accounts/{id}")).Text, StringComparison.Ordinal);
        lead.Dispose();
    }

    [Fact]
    public async Task What_the_provider_gave_stays_with_the_server_and_is_not_kept()
    {
        await house.NewClerk("o.marke");
        Sits("subject-token", "o.marke", ProviderHouse.SecondStep);
        var (clerk, _) = await house.LoggedIn("o.marke");
        var tied = await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/passkeys"), "form.provider"));
        using var again = new Visitor(house.Here);
        var inside = await ComeIn(again);

        var tokens = house.Provider.Given.SelectMany(t => t.Split('.')).Where(p => p.Length > 40).ToList();
        Assert.NotEmpty(tokens);
        var cookies = house.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var opened = again.Cookies.Select(c => cookies.Get(ClerkSession.Scheme).TicketDataFormat.Unprotect(c.Value)).OfType<AuthenticationTicket>().ToList();
        Assert.Equal("/desk", inside.Address.AbsolutePath);
        Assert.NotEmpty(opened);
        string[] seen = [tied.Document.DocumentElement.OuterHtml, inside.Document.DocumentElement.OuterHtml, .. opened.SelectMany(t => t.Properties.Items.Values.Concat(t.Principal.Claims.Select(c => c.Value))).OfType<string>(), .. again.Cookies.Select(c => c.Value)];
        Assert.All(tokens, t => Assert.DoesNotContain(seen, s => s.Contains(t, StringComparison.Ordinal)));
        clerk.Dispose();
    }

    [Fact]
    public async Task Whom_nobody_expects_gets_no_account()
    {
        var before = await house.Ask("SELECT count(*) FROM trust.clerk");
        Sits("nobody", "o.niemand", ProviderHouse.SecondStep);
        using var stranger = new Visitor(house.Here);

        var page = await ComeIn(stranger);

        Assert.Contains("noch mit nichts verbunden", page.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/desk/login", (await stranger.Open("/desk")).Address.AbsolutePath);
        Assert.Equal(before, await house.Ask("SELECT count(*) FROM trust.clerk"));
        Assert.True((long)(await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'SignInRefused' AND detail = 'unknown staff'"))! > 0);
    }

    [Fact]
    public async Task Without_the_provider_s_second_step_the_house_asks_for_its_own()
    {
        await house.NewClerk("o.zwei");
        var (clerk, app) = await house.LoggedIn("o.zwei");
        Sits("subject-zwei", "o.zwei", amr: "pwd");
        var tied = await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/passkeys"), "form.provider"));
        Assert.Equal("/desk/passkeys", tied.Address.AbsolutePath);
        Assert.Contains("Verbunden", tied.Text, StringComparison.Ordinal);
        Assert.Equal(("login", 0L), (house.Provider.Asked!.Prompt, house.Provider.Asked.MaxAge));

        using var next = new Visitor(house.Here);
        var step = await ComeIn(next);
        Assert.Equal("/desk/second-step", step.Address.AbsolutePath);
        Assert.Equal("/desk/login", (await next.Open("/desk")).Address.AbsolutePath);
        Assert.Equal("/desk", (await next.Submit(await next.Open("/desk/second-step"), "main form", ("Code", Totp.At(TimeProvider.System.GetUtcNow().AddSeconds(30), app)))).Address.AbsolutePath);

        Assert.DoesNotContain("Verbunden.", (await clerk.Submit(tied, "form[action$='handler=loose']")).Text, StringComparison.Ordinal);
        using var later = new Visitor(house.Here);
        Assert.Contains("noch mit nichts verbunden", (await ComeIn(later)).Part("[role=alert]"), StringComparison.Ordinal);
        clerk.Dispose();
    }

    [Fact]
    public async Task An_identity_is_tied_only_after_a_fresh_proof_there_and_never_to_two_accounts()
    {
        await house.NewClerk("o.drei");
        await house.NewClerk("o.vier");
        var (clerk, _) = await house.LoggedIn("o.drei");
        Sits("subject-drei", "o.drei", amr: null);
        house.Provider.Since = TimeSpan.FromHours(2);
        var stale = await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/passkeys"), "form.provider"));
        house.Provider.Since = TimeSpan.Zero;
        Assert.Contains("Ihre Anmeldung dort ist schon älter", stale.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Verbunden", (await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/passkeys"), "form.provider"))).Text, StringComparison.Ordinal);

        var (colleague, _) = await house.LoggedIn("o.vier");
        var refused = await colleague.LedOn(await colleague.Submit(await colleague.Open("/desk/passkeys"), "form.provider"));
        Assert.Contains("nicht zu uns gepasst", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Verbunden.", refused.Text, StringComparison.Ordinal);
        clerk.Dispose();
        colleague.Dispose();
    }

    [Theory]
    [InlineData(Lie.Audience, "audience"), InlineData(Lie.Issuer, "issuer"), InlineData(Lie.Nonce, "nonce"), InlineData(Lie.Expired, "expired"), InlineData(Lie.NotYet, "not-yet"), InlineData(Lie.Unsigned, "signature"), InlineData(Lie.ForeignKey, "signature"), InlineData(Lie.SharedSecret, "signature")]
    public async Task A_forged_token_opens_nothing_says_so_kindly_and_is_noted(Lie lie, string word)
    {
        var id = await house.NewClerk("o." + lie.ToString().ToLowerInvariant());
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkTied', '{id}', 'House', 'OfficeDuty', now(), '\x00');
            INSERT INTO trust.clerk_login (login_provider, provider_key, user_id) VALUES ('{house.Provider.Address.ToString().TrimEnd('/')}', 'forged-{lie}', '{id}'); COMMIT
            """);
        Sits($"forged-{lie}", "x", ProviderHouse.SecondStep);
        // Each lie comes from a network of its own: one network fills the journal only so far.
        using var stranger = new Visitor(house.Address, $"127.0.{(int)lie + 1}.1");
        house.Provider.Lie = lie;

        var refused = await ComeIn(stranger);
        house.Provider.Lie = Lie.None;

        Assert.Contains("Darum haben wir nichts geöffnet", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/desk/login", (await stranger.Open("/desk")).Address.AbsolutePath);
        Assert.Equal($"provider staff-{word}", await house.Ask("SELECT detail FROM trust.journal WHERE kind = 'SignInRefused' ORDER BY id DESC LIMIT 1"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.clerk_session WHERE clerk_id = '{id}'"));

        // The same provider telling the truth: the door is not simply shut.
        using var honest = new Visitor(house.Here);
        Assert.Equal("/desk", (await ComeIn(honest)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Cancelling_there_a_way_back_without_a_beginning_and_one_used_twice_say_what_to_do()
    {
        await house.NewClerk("o.abbruch");
        house.Provider.Cancels = true;
        using var visitor = new Visitor(house.Here);
        var cancelled = await ComeIn(visitor);
        var (clerk, _) = await house.LoggedIn("o.abbruch");
        var tying = await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/passkeys"), "form.provider"));
        clerk.Dispose();
        house.Provider.Cancels = false;
        Assert.Contains("abgebrochen", cancelled.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/desk/passkeys", tying.Address.AbsolutePath);
        Assert.Contains("abgebrochen", tying.Part("[role=alert]"), StringComparison.Ordinal);

        var bare = await visitor.LedOn(await visitor.Open("/desk/login/provider/back?code=x&state=y"));
        Assert.Contains("Beginnen Sie hier noch einmal", bare.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/desk/login?nein=<script>")).Status);
        Assert.Null((await visitor.Open("/desk/login?nein=sign-in.anything")).Part("[role=alert]"));
    }

    [Fact]
    public async Task A_locked_account_stays_shut_from_there_too()
    {
        var id = await house.NewClerk("o.zu");
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkLocked', '{id}', 'House', 'OfficeDuty', now(), '\x00');
            INSERT INTO trust.clerk_login (login_provider, provider_key, user_id) VALUES ('{house.Provider.Address.ToString().TrimEnd('/')}', 'locked', '{id}');
            UPDATE trust.clerk SET locked_at = now() WHERE id = '{id}'; COMMIT
            """);
        Sits("locked", "o.zu", ProviderHouse.SecondStep);
        using var clerk = new Visitor(house.Here);

        Assert.Contains("gesperrt oder beendet", (await ComeIn(clerk)).Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_out_of_the_house()
    {
        using var visitor = new Visitor(house.Here);

        Assert.Equal("0;url=/desk/login", (await visitor.Open("/desk/login/in?weiter=//evil.example")).Answer.Headers.GetValues("Refresh").Single());
        Assert.Equal("0;url=/desk/login", (await visitor.Open("/desk/login/in?weiter=/%C3%A4")).Answer.Headers.GetValues("Refresh").Single());
        Assert.Equal("0;url=/desk/login", (await visitor.Open("/desk/login/in?weiter=https://evil.example")).Answer.Headers.GetValues("Refresh").Single());
    }

    [Fact]
    public void A_provider_configured_by_halves_or_without_TLS_stops_the_start_with_a_sentence()
    {
        Assert.Contains("by halves", Assert.Throws<CannotStart>(() => new StaffSignIn { Authority = "https://id.example" }.IsWhole("StaffSignIn")).Sentence, StringComparison.Ordinal);
        Assert.Contains("only over https", Assert.Throws<CannotStart>(() => new StaffSignIn { Authority = "http://id.example", ClientId = "a", ClientSecret = "b" }.IsWhole("StaffSignIn")).Sentence, StringComparison.Ordinal);
        Assert.False(new StaffSignIn().IsWhole("StaffSignIn"));
    }

    private void Sits(string subject, string name, string? amr) =>
        (house.Provider.Subject, house.Provider.UserName, house.Provider.Amr) = (subject, name, amr);

    private static async Task<PageSeen> ComeIn(Visitor visitor) => await visitor.LedOn(await visitor.Submit(await visitor.Open("/desk/login?weiter=%2Fdesk"), "form.provider"));
}
