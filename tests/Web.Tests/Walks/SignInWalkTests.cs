using System.Text.Json;
using Microsoft.Playwright;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Desk;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Signing in at a real browser with its virtual authenticator, under the policy on scripts that everybody gets.</summary>
public sealed class SignInWalkTests(ProviderHouse house) : IClassFixture<ProviderHouse>
{
    [Fact]
    public async Task A_clerk_adds_a_passkey_cancels_once_logs_in_with_it_and_it_opens_nothing_when_removed()
    {
        var id = await house.NewClerk("w.passkey");
        await using var context = await OneBrowser.AsItIs("de");
        var clerk = new Walker(await context.NewPageAsync(), house.Here);
        List<string> complaints = [];
        clerk.Page.Console += (_, said) => { if (said.Type == "error" && said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) complaints.Add(said.Text); };
        var device = await Device.At(clerk.Page);
        await clerk.Open("/desk/login");
        await clerk.Write(("Name", "w.passkey"), ("Password", ProviderHouse.Password));
        await clerk.Press("button.main");
        await clerk.Write(("Code", Totp.At(TimeProvider.System.GetUtcNow(), Totp.FromWritten(await clerk.Words(".mono")))));
        await clerk.Press("button.main");

        await clerk.Open("/desk/passkeys");
        await clerk.Write(("PasskeyName", "Diensthandy"));
        await device.Agrees(false);
        await clerk.Page.ClickAsync("form[data-passkey] button");
        await clerk.Page.GetByText("Es ist nichts geschehen").WaitForAsync();
        await device.Agrees(true);
        await clerk.Press("form[data-passkey] button");
        await clerk.Page.GetByText("noch nicht benutzt").WaitForAsync();
        await clerk.Press(".who form button");

        await clerk.Press("form[data-passkey] button");
        Assert.Equal("/desk", new Uri(clerk.Page.Url).AbsolutePath);
        await clerk.Open("/desk/passkeys");
        await clerk.Press("form.passkey button");
        await clerk.Press(".who form button");
        await clerk.Press("form[data-passkey] button");

        Assert.Contains("Mit diesem Passkey hat es nicht geklappt", await clerk.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.EndsWith("ClerkSecretChanged passkey-removed, ClerkLoggedOut", await house.Journal(id), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_clerk_ties_the_provider_and_comes_in_from_there()
    {
        await house.NewClerk("w.anbieter");
        await using var context = await OneBrowser.AsItIs("de");
        var clerk = new Walker(await context.NewPageAsync(), house.Here);
        (house.Provider.Subject, house.Provider.UserName, house.Provider.Amr) = ("walker", "w.anbieter", ProviderHouse.SecondStep);
        await clerk.Open("/desk/login");
        await clerk.Write(("Name", "w.anbieter"), ("Password", ProviderHouse.Password));
        await clerk.Press("button.main");
        await clerk.Write(("Code", Totp.At(TimeProvider.System.GetUtcNow(), Totp.FromWritten(await clerk.Words(".mono")))));
        await clerk.Press("button.main");
        await clerk.Open("/desk/passkeys");
        await clerk.Page.ClickAsync("form.provider button");
        await clerk.Page.GetByText("Verbunden.").WaitForAsync();
        await clerk.Press(".who form button");

        await clerk.Page.ClickAsync("form.provider button");
        Assert.True(await clerk.IsLedTo("/desk"), clerk.Page.Url);

        Assert.Contains("Wilma Werktag", await clerk.Words(".who"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("ar")]
    public async Task A_person_adds_a_passkey_comes_in_with_it_and_no_page_of_it_bars_anybody(string language)
    {
        await using var tools = await OneBrowser.Phone(language, script: true);
        var person = new Walker(await tools.NewPageAsync(), house.Here);
        var device = await Device.At(person.Page);
        List<PageNoted> noted = [];
        async Task Note(string state) => noted.Add(await PageNoted.Of(person, language, state, "sign-in"));

        await person.Open($"/{language}/anliegen/message");
        await person.Write(("concern", "Etwas anderes"), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        await person.Press(Walker.Main);
        await person.Press(Walker.Main);
        await person.Open($"/{language}/status/zugang");
        await Note("ways in, none");
        await device.Agrees(false);
        await person.Page.ClickAsync("form[data-passkey=new] button");
        await person.Page.Locator("form[data-passkey=new] [role=status]:not(:empty)").WaitForAsync();
        await Note("ways in, cancelled");
        await device.Agrees(true);
        await person.Page.ClickAsync("form[data-passkey=new] button");
        await person.Page.Locator(".way-in").WaitForAsync();
        await Note("ways in");
        await person.Open($"/{language}/status/anliegen");
        await person.Press("form[action$='handler=leave'] button");

        await person.Open($"/{language}/status");
        await Note("number and code or passkey");
        await person.Page.ClickAsync("form[data-passkey=open] button");
        Assert.True(await person.IsLedTo("/status/anliegen"), person.Page.Url);
        await person.Open($"/{language}/status/hilfe");
        await Note("who helps me, by a way in");
        await person.Write(("Kind", "Family"), ("Name", "Samir Haddad"), ("ForAll", "true"), ("Months", "3"));
        await person.Press(Walker.Main);
        await Note("who helps me, for all matters, with errors");
        await person.Write(("Scope", "Status"));
        await person.Press(Walker.Main);
        await Note("who helps me, for all matters");
        await person.Open($"/{language}/status/zugang");
        await person.Press(".way-in button");
        await person.Open($"/{language}/status");
        await person.Page.ClickAsync("form[data-passkey=open] button");
        await person.Page.Locator("[role=alert]").WaitForAsync();
        await Note("passkey that was taken away");

        Assert.Empty(noted.SelectMany(p => p.Broken.Select(b => $"{p.State}: {b}")));
        Assert.Empty(noted.Where(p => p.TooWide.Count > 0).Select(p => $"{p.State}: {string.Join(", ", p.TooWide)}"));
        Assert.Empty(await Programs.ComplaintsAboutHtml(noted.Select(p => p.File)));
    }

    [Fact]
    public async Task A_person_ties_an_identity_and_comes_in_by_it_under_our_own_policy_on_scripts()
    {
        (house.Provider.Subject, house.Provider.Acr) = ("walking-person", "hoch");
        await using var context = await OneBrowser.AsItIs("de", 390);
        var person = new Walker(await context.NewPageAsync(), house.Here);
        await person.Open("/de/anliegen/message");
        await person.Write(("concern", "Etwas anderes"), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        await person.Press(Walker.Main);
        await person.Press(Walker.Main);
        await person.Open("/de/status/zugang");
        await person.Page.ClickAsync("form.provider button");
        await person.Page.Locator(".way-in").WaitForAsync();
        await person.Open("/de/status/anliegen");
        await person.Press("form[action$='handler=leave'] button");
        await person.Open("/de/status");

        await person.Page.ClickAsync("form.provider button");
        Assert.True(await person.IsLedTo("/status/anliegen"), person.Page.Url);
    }

    [Fact]
    public async Task Without_script_the_log_in_says_which_ways_there_are()
    {
        await using var context = await OneBrowser.Phone("de");
        var clerk = new Walker(await context.NewPageAsync(), house.Here);
        await clerk.Open("/desk/login");

        Assert.True(await clerk.Page.Locator("form[data-passkey] button").IsDisabledAsync());
        Assert.Contains("Alles andere auf dieser Seite geht trotzdem", await clerk.Words("[data-without]"), StringComparison.Ordinal);
    }
}

/// <summary>A device that keeps passkeys, inside Chromium.</summary>
internal sealed class Device(ICDPSession session, string id)
{
    public static async Task<Device> At(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true },
        });
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether its owner shows a finger, or turns away.</summary>
    public Task<JsonElement?> Agrees(bool agrees) =>
        session.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = id, ["isUserVerified"] = agrees });
}
