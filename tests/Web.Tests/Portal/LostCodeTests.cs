using System.Net;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class LostCodeTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Birkenweg = "Birkenweg 7\n12345 Musterstadt";

    [Fact]
    public async Task Number_PIN_and_birth_date_give_a_new_code_and_the_old_one_ends_everywhere()
    {
        using var rana = house.Visitor("127.60.0.1");
        using var newDevice = house.Visitor("127.60.1.1");
        var (number, code) = (await rana.WritesFrom(Birkenweg)).Keys();
        await newDevice.AsksForALetter(number);

        var done = await newDevice.Enters(number, await house.Pin(number));

        Assert.Equal("Ihr neuer Code", done.Part("h1"));
        var renewed = done.Keys();
        Assert.Equal(number, renewed.Number);
        Assert.NotEqual(code, renewed.Code, StringComparer.Ordinal);
        Assert.EndsWith("/status/anliegen", (await newDevice.Open("/de/status/anliegen")).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("/de/status", (await rana.Open("/de/status/anliegen")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await rana.ComesBack(number, code)).Status);
        Assert.EndsWith("/status/anliegen", (await rana.ComesBack(number, renewed.Code)).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("CodeLetterWritten, CodeRenewed", await house.Ask($"SELECT string_agg(kind, ', ' ORDER BY j.id) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number.Digits()} AND kind LIKE 'Code%'"));
    }

    [Fact]
    public async Task The_letter_says_until_when_and_a_second_one_tells_that_it_was_used()
    {
        using var rana = house.Visitor("127.61.0.1");
        var (number, _) = (await rana.WritesFrom(Birkenweg)).Keys();
        await rana.AsksForALetter(number);
        await rana.Enters(number, await house.Pin(number));
        await house.KeepPromises();

        var sheets = await house.Sheets(number);

        Assert.Equal([LetterAbout.Pin, LetterAbout.CodeRenewed], sheets.Select(s => s.About));
        Assert.All(sheets, s => Assert.Equal(["Berta Birke", "Birkenweg 7", "12345 Musterstadt"], s.Sheet.Address));
        Assert.Matches("Die PIN gilt bis .+ 20[0-9]{2}, [0-9:]+\\s(Uhr)\\.", sheets[0].Sheet.Pin!.Holds.German);
        Assert.Null(sheets[1].Sheet.Pin);
        Assert.All(sheets, s => Assert.DoesNotContain("1988", System.Text.Json.JsonSerializer.Serialize(s.Sheet), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("ar")]
    public async Task Known_and_unknown_numbers_get_the_same_answer(string language)
    {
        using var rana = house.Visitor("127.62.0.1");
        using var stranger = house.Visitor("127.62.1.1");
        var (number, _) = (await rana.WritesFrom(Birkenweg)).Keys();
        var unknown = RequestNumber.Draw().ToString();

        PageSeen[] pages = [await stranger.AsksForALetter(number, language), await stranger.AsksForALetter(unknown, language)];

        Assert.Equal(HttpStatusCode.OK, pages[0].Status);
        Assert.All(pages, p => Assert.Equal((pages[0].Status, pages[0].Address, pages[0].Text), (p.Status, p.Address, p.Text)));
        PageSeen[] tries = [await stranger.Enters(number, "0000 0000 0000"), await stranger.Enters(unknown, "0000 0000 0000"), await stranger.Enters("12", "0000 0000 0000")];
        Assert.All(tries, p => Assert.Equal((HttpStatusCode.UnprocessableEntity, tries[0].Text), (p.Status, p.Text)));
    }

    [Theory]
    [InlineData("", "Schreiben Sie bitte Ihre Nummer."), InlineData("12", "Diese Nummer kann nicht stimmen."), InlineData("412 907 3587", "Diese Nummer kann nicht stimmen.")]
    public async Task What_cannot_be_a_number_is_called_that_and_brings_about_nothing(string number, string said)
    {
        using var rana = house.Visitor("127.62.2.1");
        var before = await house.Ask("SELECT count(*) FROM platform.outbox");

        var page = await rana.AsksForALetter(number);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith(said, page.Part("[role=alert] li"), StringComparison.Ordinal);
        Assert.Equal(before, await house.Ask("SELECT count(*) FROM platform.outbox"));
    }

    [Fact]
    public async Task A_saved_page_promises_a_letter_only_to_those_whose_address_was_handed_in()
    {
        using var rana = house.Visitor("127.62.3.1");

        var saved = await rana.Submit(await rana.Open("/de/anliegen/message"), People.Save, ("concern", "Ich schreibe später weiter."));

        Assert.Contains("Haben Sie Anschrift und Geburtsdatum abgegeben, hilft ein Brief von uns.", saved.Part(".keys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_brings_about_one_letter_a_day_and_three_at_most_and_the_first_still_opens()
    {
        using var rana = house.Visitor("127.63.0.1");
        var (number, _) = (await rana.WritesFrom(Birkenweg)).Keys();
        await rana.AsksForALetter(number);
        var first = await house.Pin(number);

        for (var day = 0; day < 5; day++)
        {
            using var stranger = house.Visitor($"127.63.{day + 1}.1");
            await stranger.AsksForALetter(number);
            await stranger.AsksForALetter(number);
            await house.KeepPromises();
            await house.LetPinsAge(number, "drawn_at = drawn_at - interval '25 hours'");
        }

        Assert.Equal(3, (await house.Sheets(number)).Count);
        Assert.Equal("Ihr neuer Code", (await rana.Enters(number, first)).Part("h1"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.letter_pin p JOIN intake.request r ON r.id = p.subject WHERE r.number = {number.Digits()} AND used_at IS NULL AND withdrawn_at IS NULL"));
    }

    [Fact]
    public async Task Without_an_address_or_a_birth_date_no_letter_is_written()
    {
        using var oksana = house.Visitor("127.64.0.1");
        using var rana = house.Visitor("127.64.1.1");
        var (nowhere, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var (unborn, _) = (await rana.WritesFrom(Birkenweg, ("birthDate.d", ""), ("birthDate.m", ""), ("birthDate.y", ""))).Keys();

        await oksana.AsksForALetter(nowhere);
        await rana.AsksForALetter(unborn);
        await house.KeepPromises();

        Assert.Empty(await house.Sheets(nowhere));
        Assert.Empty(await house.Sheets(unborn));
    }

    [Fact]
    public async Task A_letter_never_goes_to_an_address_that_was_handed_in_later()
    {
        using var thief = house.Visitor("127.65.0.1");
        var (number, _) = (await thief.WritesFrom(Birkenweg)).Keys();
        await thief.HandIn(await thief.Submit(await thief.Open("/de/anliegen/message/words"), People.Main, ("address", "Anderswo 1\n54321 Anderswo")));

        await thief.AsksForALetter(number);
        await house.KeepPromises();

        Assert.Equal("Birkenweg 7", Assert.Single(await house.Sheets(number)).Sheet.Address[1]);
    }

    [Fact]
    public async Task Asking_again_and_again_is_stopped_for_that_network()
    {
        using var stranger = house.Visitor("127.66.0.1");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
            statuses.Add((await stranger.AsksForALetter("412 907 3580")).Status);

        Assert.Equal(HttpStatusCode.OK, statuses[9]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Theory]
    [InlineData("12"), InlineData("")]
    public async Task What_cannot_be_a_PIN_is_a_slip_and_costs_no_try(string pin)
    {
        using var rana = house.Visitor("127.67.0.1");

        var page = await rana.Enters("412 907 3580", pin, ("d", "31"), ("m", "2"), ("y", "1988"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(2, page.Parts("[role=alert] li").Count);
        Assert.Equal("31", page.Document.GetElementById("d")!.GetAttribute("value"));
    }
}
