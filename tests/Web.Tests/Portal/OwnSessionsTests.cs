using System.Net;
using Microsoft.AspNetCore.Builder;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>A person's session is over in the house, not only in the browser: two processes on one database know it at once.</summary>
public sealed class OwnSessionsTests(OpenHouse house) : IClassFixture<OpenHouse>, IAsyncLifetime
{
    private const string Leave = "form[action$='handler=leave']", Matter = "/de/status/anliegen";

    private WebApplication second = null!;

    public async ValueTask InitializeAsync() => second = await Commands.Open(new() { Data = house.Data, Urls = "http://127.0.0.1:0", Demonstration = false, Jobs = false }, house.Database);

    public ValueTask DisposeAsync() => second.DisposeAsync();

    [Theory]
    [InlineData("leaves"), InlineData("leaves quickly")]
    public async Task After_leaving_no_copy_of_the_cookie_opens_anything_on_either_process(string how)
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandsIn("Nur für mich.");
        var (here, there) = (Copy(house.Address, oksana), Copy(new(House.Addresses(second).Single()), oksana));
        // Else the test would prove nothing.
        Assert.Equal((Matter, Matter), (await Path(here), await Path(there)));
        var page = await there.Open(Matter);

        if (how == "leaves")
            await oksana.Submit(receipt, Leave);
        else
            await oksana.Send(new(HttpMethod.Post, "/de/verlassen"));

        Assert.Equal(("/de/status", "/de/status"), (await Path(here), await Path(there)));
        foreach (var path in (string[])["/de/eingang", "/de/gespeichert", "/de/status/zugang", "/de/status/gelesen", "/de/status/kopie/json", "/de/status/hilfe", "/de/anliegen/message/words"])
            Assert.DoesNotContain("Nur für mich.", (await there.Open(path)).Text, StringComparison.Ordinal);
        var replied = await there.Submit(page, People.Main, ("Words", "Von einem Fremden."));
        Assert.False(replied.IsReceipt());
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE a.kind = 'Reply' AND r.number = {receipt.Keys().Number.Digits()}"));
        here.Dispose();
        there.Dispose();
    }

    [Fact]
    public async Task A_copied_cookie_and_an_old_page_of_the_form_together_write_nothing_after_leaving()
    {
        using var rana = house.Visitor();
        var page = await rana.Open("/de/anliegen/change-notice");
        var next = await rana.Submit(page, People.Main, ("name", "Rana Çelik"), ("birthDate.d", "5"), ("birthDate.m", "1"), ("birthDate.y", "1988"));
        var thief = Copy(house.Address, rana);
        await rana.Submit(await rana.Submit(next, People.Save), Leave);

        var refused = await thief.Submit(next, People.Save, ("kinds", "other"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("/de/status", (await thief.Open("/de/gespeichert")).Address.AbsolutePath);
        thief.Dispose();
    }

    [Fact]
    public async Task Other_devices_stay_in_until_their_person_leaves_everywhere()
    {
        using Visitor phone = house.Visitor(), library = house.Visitor(), tablet = house.Visitor();
        var (number, code) = (await phone.HandsIn("Etwas anderes")).Keys();
        await library.ComesBack(number, code);
        await tablet.ComesBack(number, code);
        await library.Submit(await library.Open(Matter), Leave);
        Assert.Equal(("/de/status", Matter, Matter), (await Path(library), await Path(phone), await Path(tablet)));

        var copy = Copy(new(House.Addresses(second).Single()), phone);
        var left = await tablet.Submit(await tablet.Open("/de/status/zugang"), "form[action$='handler=everywhere']");

        Assert.Equal("/de/status", left.Address.AbsolutePath);
        Assert.Equal(("/de/status", "/de/status", "/de/status"), (await Path(phone), await Path(tablet), await Path(copy)));
        Assert.EndsWith(Matter, (await phone.ComesBack(number, code)).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Here, Everywhere", await house.Ask($"SELECT string_agg(j.detail, ', ' ORDER BY j.id) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'DeviceLeft' AND r.number = {number.Digits()}"));
        copy.Dispose();
    }

    [Fact]
    public async Task Coming_in_anew_ends_the_session_that_the_browser_showed_before()
    {
        using Visitor oksana = house.Visitor();
        var (number, code) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var before = Copy(house.Address, oksana);
        Assert.Equal(Matter, await Path(before));

        await oksana.ComesBack(number, code);

        Assert.Equal(("/de/status", Matter), (await Path(before), await Path(oksana)));
        before.Dispose();
    }

    private static async Task<string> Path(Visitor visitor) => (await visitor.Open(Matter)).Address.AbsolutePath;

    private static Visitor Copy(Uri where, Visitor of)
    {
        var copy = new Visitor(where);
        copy.Headers.Add("Cookie", of.Sends);
        return copy;
    }
}
