using System.Net;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class StatusTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Wrong = "0000 0000 0000";

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("ar")]
    public async Task A_wrong_code_and_an_unknown_number_get_the_same_page_and_status(string language)
    {
        using var oksana = house.Visitor();
        using var stranger = house.Visitor("127.41.0.1");
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        // Begins with another digit and has a right check digit or not: both are unknown.
        var unknown = RequestNumber.Draw().ToString();

        var wrong = await stranger.ComesBack(number, Wrong, language);
        var none = await stranger.ComesBack(unknown, Wrong, language);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal((wrong.Status, wrong.Title, wrong.Text), (none.Status, none.Title, none.Text));
        Assert.Equal(Headers(wrong), Headers(none));
    }

    [Fact]
    public async Task What_was_typed_stands_there_again_to_compare_the_digits()
    {
        using var stranger = house.Visitor("127.42.0.1");

        var number = RequestNumber.Draw().ToString();

        var page = await stranger.ComesBack(number, "1234 5678 9012");

        Assert.Equal(number, page.Document.GetElementById("number")!.GetAttribute("value"));
        Assert.Contains("Nummer und Code passen nicht zusammen.", page.Part("[role=alert]"));
    }

    [Fact]
    public async Task A_missing_code_does_not_fit_and_the_page_says_where_a_new_one_comes_from()
    {
        using var stranger = house.Visitor("127.43.0.1");

        var page = await stranger.ComesBack(RequestNumber.Draw().ToString(), "");

        Assert.Equal(["Nummer und Code passen nicht zusammen. Prüfen Sie die Ziffern auf Ihrem Zettel. Code verloren? Unten steht, wie Sie einen neuen bekommen."], page.Parts("[role=alert] li"));
        Assert.Equal("/de/status/verloren", page.Link("section[aria-labelledby=verloren] a"));
    }

    [Theory]
    [InlineData("12"), InlineData("412 907 3587"), InlineData("meine Nummer")]
    public async Task What_cannot_be_a_number_is_called_that(string number)
    {
        using var stranger = house.Visitor("127.44.0.1");

        var page = await stranger.ComesBack(number, Wrong);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Diese Nummer kann nicht stimmen. Sie hat 10 Ziffern", page.Part("[role=alert] li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_number_is_asked_for_and_not_called_wrong()
    {
        using var stranger = house.Visitor("127.44.1.1");

        var page = await stranger.ComesBack(" ", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Schreiben Sie bitte Ihre Nummer.", page.Part("[role=alert] li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_stopped_for_the_network_that_guesses_and_never_for_the_owner()
    {
        using var oksana = house.Visitor("127.50.0.1");
        using var guesser = house.Visitor("127.51.0.1");
        using var samePlace = house.Visitor("127.51.0.77");
        var (number, code) = (await oksana.HandsIn("Etwas anderes")).Keys();

        var tries = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            tries.Add((await guesser.ComesBack(number, $"{i:D12}")).Status);

        Assert.Equal(10, tries.Count(t => t == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(HttpStatusCode.TooManyRequests, tries[^1]);
        var told = await samePlace.ComesBack(number, code);
        Assert.Equal(HttpStatusCode.TooManyRequests, told.Status);
        Assert.Contains("Das waren viele Versuche.", told.Part("[role=alert]"));
        Assert.EndsWith("/status/anliegen", (await oksana.ComesBack(number, code)).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forwarded_address_that_anybody_can_write_opens_no_new_lane()
    {
        using var oksana = house.Visitor("127.52.0.1");
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var guesser = house.Visitor("127.53.0.1");
            // Each in a network of its own: neighbours share a lane anyway, and would prove nothing.
            guesser.Headers.Add("X-Forwarded-For", $"203.0.{i}.1");
            guesser.Headers.Add("X-Real-IP", $"198.51.{i}.1");
            guesser.Headers.Add("Forwarded", $"for=192.0.{i}.1");
            statuses.Add((await guesser.ComesBack(number, $"{i:D12}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task A_network_is_stopped_after_many_tries_over_many_numbers()
    {
        using var guesser = house.Visitor("127.54.0.1");
        var page = await guesser.Open("/de/status");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 62; i++)
            statuses.Add((await guesser.Submit(page, People.Main, ("Number", $"{1_000_000_000L + (i * 7919L)}"), ("Code", Wrong))).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, statuses[59]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Leaving_ends_the_session_on_this_device()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandsIn("Etwas anderes");

        var left = await oksana.Submit(receipt, "form[action$='handler=leave']");

        Assert.Equal("/de", left.Address.AbsolutePath);
        Assert.Equal("/de/status", (await oksana.Open("/de/status/anliegen")).Address.AbsolutePath);
        Assert.Equal("/de/status", (await oksana.Open(receipt.Address.PathAndQuery)).Address.AbsolutePath);
        Assert.Equal("/de/status", (await oksana.Open("/de/gespeichert")).Address.AbsolutePath);
        Assert.DoesNotContain("Oksana", (await oksana.Open("/de/anliegen/message")).Document.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task A_page_left_open_in_another_tab_needs_number_and_code_after_leaving_and_keeps_its_words()
    {
        using var rana = house.Visitor("127.44.0.1");
        var second = await rana.Submit(await rana.Open("/de/anliegen/change-notice"), People.Main, ("name", "Rana Çelik"), ("birthDate.d", "5"), ("birthDate.m", "1"), ("birthDate.y", "1988"));
        var saved = await rana.Submit(second, People.Save);
        await rana.Submit(saved, "form[action$='handler=leave']");

        var refused = await rana.Submit(second, People.Save, ("kinds", "other"));
        var stillOut = await rana.Open("/de/gespeichert");
        var (number, code) = saved.Keys();
        await rana.ComesBack(number, code);
        var again = await rana.Submit(refused, People.Save, ("kinds", "other"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Sie haben sich auf diesem Gerät abgemeldet.", refused.Part("[role=alert]"));
        Assert.NotNull(refused.Document.QuerySelector("input[value=other][checked]"));
        Assert.DoesNotContain(code, refused.Document.DocumentElement.OuterHtml);
        Assert.Equal("/de/status", stillOut.Address.AbsolutePath);
        Assert.Equal(saved.Keys(), again.Keys());
    }

    [Fact]
    public async Task Wrong_tries_sent_all_at_once_are_counted_like_those_one_after_the_other()
    {
        using var oksana = house.Visitor("127.45.0.1");
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var guessers = Enumerable.Range(0, 40).Select(_ => house.Visitor("127.46.0.1")).ToList();
        var pages = await Task.WhenAll(guessers.Select(g => g.Open("/de/status")));

        var tries = await Task.WhenAll(guessers.Select((g, i) => g.Submit(pages[i], People.Main, ("Number", number), ("Code", $"{i:D12}"))));

        Assert.InRange(tries.Count(t => t.Status == HttpStatusCode.UnprocessableEntity), 1, 10);
        guessers.ForEach(g => g.Dispose());
    }

    [Fact]
    public async Task Where_a_request_was_begun_its_owner_gets_in_while_strangers_use_up_the_tries()
    {
        using var oksana = house.Visitor("127.47.0.1");
        var (number, code) = (await oksana.HandsIn("Etwas anderes")).Keys();
        for (var i = 0; i < 11; i++)
        {
            using var stranger = house.Visitor($"127.48.{i}.1");
            for (var j = 0; j < 10; j++)
                await stranger.ComesBack(number, $"{j:D12}");
        }

        using var newDevice = house.Visitor("127.49.0.1");
        using var sameRoom = house.Visitor("127.47.0.2");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await newDevice.ComesBack(number, code)).Status);
        Assert.EndsWith("/status/anliegen", (await sameRoom.ComesBack(number, code)).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_somebody_else_is_not_there()
    {
        using var oksana = house.Visitor();
        using var rana = house.Visitor();
        var hers = await oksana.HandsIn("Nur für mich");
        await rana.HandsIn("Etwas anderes");

        var page = await rana.Open($"/de/eingang/{hers.Link("a[href$='/pdf']")!.Split('/')[3]}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain("Nur für mich", page.Text);
    }

    private static string[] Headers(PageSeen page) => [.. page.Answer.Headers.Select(h => h.Key).Concat(page.Answer.Content.Headers.Select(h => h.Key)).Where(h => h != "Content-Length").Order(StringComparer.Ordinal)];
}
