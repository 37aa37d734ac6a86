using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class InterviewTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static readonly (string, string?)[] Person = [("name", "Rana Çelik"), ("birthDate.d", "٥"), ("birthDate.m", "1"), ("birthDate.y", "1988")];

    [Fact]
    public async Task At_a_helpers_device_each_entry_names_the_request_its_page_belonged_to()
    {
        using var helper = house.Visitor();
        var first = (await helper.Submit(await helper.Open("/de/anliegen/message"), People.Save, ("concern", "Für Anna."), ("name", "Anna Ahorn"))).Keys();
        var second = await helper.Open("/de/anliegen/change-notice");
        await helper.Submit(second, People.Save, ("name", "Berta Birke"));
        await helper.ComesBack(first.Number, first.Code);

        // The cookie names Anna's request by now; the page that still lies open is another person's.
        await helper.Submit(second, People.Save, ("name", "Berta Birkenfeld"));

        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.journal WHERE actor_kind = 'Person' AND actor_id IS DISTINCT FROM about"));
        Assert.Equal(2L, await house.Ask("SELECT max(revision)::bigint FROM intake.answers a JOIN intake.request r ON r.id = a.request_id WHERE r.form = 'change-notice'"));
    }

    [Fact]
    public async Task A_change_notice_with_two_photos_goes_from_the_first_page_to_its_receipt()
    {
        using var rana = house.Visitor();
        var what = await rana.Submit(await rana.Open("/de/anliegen/change-notice"), People.Main, Person);
        var move = await rana.Submit(what, People.Main, ("kinds", "move"), ("who", "me"));
        Assert.EndsWith("/change-notice/move", move.Address.AbsolutePath, StringComparison.Ordinal);

        var closing = await rana.SubmitWith(move, People.Main, [new("move.evidence", "vertrag-1.jpg", Files.Jpeg), new("move.evidence", "vertrag-2.png", Files.Png, "image/png")],
            ("move.validFrom.d", "1"), ("move.validFrom.m", "12"), ("move.validFrom.y", "2026"), ("move.street", "Rosenweg 3"), ("move.postalCode", "12345"), ("move.city", "Musterstadt"), ("move.outside", "no"));
        Assert.EndsWith("/change-notice/closing", closing.Address.AbsolutePath, StringComparison.Ordinal);
        var check = await rana.Submit(closing, People.Main, ("replyBy", "here"), ("declaration", "confirmed"));
        Assert.Contains("Rosenweg 3", check.Text);
        var receipt = await rana.Submit(check, People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Contains("vertrag-1.jpg", receipt.Text);
        Assert.Contains("vertrag-2.png", receipt.Text);
        Assert.Equal(2, receipt.Document.QuerySelectorAll("main :not(.proof *).hash bdi").Length);
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {receipt.Keys().Number.Digits()} AND f.arrival_id IS NOT NULL"));
    }

    [Fact]
    public async Task A_branch_left_behind_is_neither_checked_nor_received()
    {
        using var rana = house.Visitor();
        var what = await rana.Submit(await rana.Open("/de/anliegen/change-notice"), People.Main, Person);
        var account = await rana.Submit(what, People.Main, ("kinds", "account"), ("who", "me"));
        await rana.Submit(account, People.Save, ("account.iban", "DE02120300000000202051"), ("account.holder", "Rana Çelik"));

        var other = await rana.Submit(await rana.Open("/de/anliegen/change-notice/what"), People.Main, ("kinds", "other"), ("who", "me"));
        Assert.EndsWith("/change-notice/other", other.Address.AbsolutePath, StringComparison.Ordinal);
        var receipt = await rana.HandIn(await rana.Submit(other, People.Anyway.Replace("anyway", "continue", StringComparison.Ordinal), ("other.words", "Neue Telefonnummer")));

        Assert.Contains("Neue Telefonnummer", receipt.Text);
        Assert.DoesNotContain("DE02", receipt.Text);
    }

    [Theory]
    [InlineData("de"), InlineData("ar")]
    public async Task What_was_saved_goes_on_with_number_and_code_on_any_other_device(string language)
    {
        using var phone = house.Visitor();
        using var library = house.Visitor("127.60.0.1");
        var page = await phone.Open($"/{language}/anliegen/change-notice");
        var saved = await phone.Submit(page, People.Save, ("name", "رنا"));
        var (number, code) = saved.Keys();

        var back = await library.ComesBack($" {Eastern(number)} ", Eastern(code).Replace(" ", " - ", StringComparison.Ordinal), language);

        Assert.Contains("/anliegen/change-notice", back.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("رنا", back.Document.GetElementById("name")!.GetAttribute("value"));
        Assert.Equal(0, await house.Arrivals(number));
    }

    [Fact]
    public async Task Two_windows_are_merged_question_by_question_and_the_later_one_says_what_it_changed()
    {
        using var rana = house.Visitor();
        await rana.Submit(await rana.Open("/de/anliegen/message"), People.Save, ("concern", "Anfang"), ("name", "Rana"));
        var left = await rana.Open("/de/anliegen/message/words");
        var right = await rana.Open("/de/anliegen/message/words");

        await rana.Submit(left, People.Save, ("concern", "Links geschrieben"));
        await rana.Submit(right, People.Save, ("customerNumber", "123D45"));
        var merged = await rana.Open("/de/anliegen/message/words");
        Assert.Equal("Links geschrieben", merged.Document.GetElementById("concern")!.TextContent);
        Assert.Equal("123D45", merged.Document.GetElementById("customerNumber")!.GetAttribute("value"));

        var told = await rana.Submit(right, People.Save, ("concern", "Rechts geschrieben"), ("customerNumber", "123D45"));
        Assert.Contains("Diese Seite war noch in einem anderen Fenster offen", told.Part("[role=status]"));
        Assert.Equal("Rechts geschrieben", (await rana.Open("/de/anliegen/message/words")).Document.GetElementById("concern")!.TextContent);
    }

    [Fact]
    public async Task Another_language_keeps_everything_that_was_posted()
    {
        using var rana = house.Visitor();
        var asked = await rana.Submit(await rana.Open("/de/anliegen/message"), People.Main, ("concern", "Meine Wörter"), ("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1990"));
        Assert.Contains("Den 31. Februar gibt es nicht.", asked.Part("[role=alert]")!.Replace('\u00a0', ' '), StringComparison.Ordinal);

        var english = await rana.Open(asked.Link("nav a[hreflang=en]")!);

        Assert.StartsWith("/en/anliegen/message", english.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Meine Wörter", english.Document.GetElementById("concern")!.TextContent);
        Assert.Equal("31", english.Document.GetElementById("birthDate.d")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_photo_can_be_taken_away_again_before_handing_in()
    {
        using var rana = house.Visitor();
        var page = await rana.SubmitWith(await rana.Open("/de/anliegen/evidence"), People.Add, [new("files", "falsch.jpg", Files.Jpeg), new("files", "richtig.jpg", Files.Jpeg)], ("name", "Rana"));

        var after = await rana.Submit(page, "button[value^='remove:']");
        var receipt = await rana.HandIn(after);

        Assert.DoesNotContain("falsch.jpg", receipt.Text);
        Assert.Contains("richtig.jpg", receipt.Text);
    }

    [Fact]
    public async Task A_page_posted_after_the_session_has_ended_still_belongs_to_its_matter()
    {
        using var rana = house.Visitor();
        using var withoutCookies = house.Visitor();
        var saved = await rana.Submit(await rana.Open("/de/anliegen/message"), People.Save, ("concern", "Erstes"));
        var page = await rana.Open("/de/anliegen/message/words");

        var blank = await withoutCookies.Open("/de/anliegen/message");
        var later = await withoutCookies.Submit(blank, People.Save, ("_begin", page.Document.QuerySelector("input[name=_begin]")!.GetAttribute("value")), ("_seen", "1"), ("concern", "Zweites"));

        Assert.Equal(saved.Keys(), later.Keys());
    }

    [Theory]
    [InlineData("/de/anliegen/nothing"), InlineData("/de/anliegen/apply/nothing/more"), InlineData("/fr/anliegen/apply"), InlineData("/de/anliegen/..%2f..%2fetc"), InlineData("/de/eingang/not-a-guid"), InlineData("/xx")]
    public async Task What_is_not_there_is_said_to_be_not_there(string path)
    {
        using var stranger = house.Visitor();

        var page = await stranger.Open(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotNull(page.Part("h1"));
    }

    private static string Eastern(string digits) => string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? (char)('٠' + (c - '0')) : c));
}
