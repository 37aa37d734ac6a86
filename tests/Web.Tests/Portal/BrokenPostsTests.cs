using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>Posts that no browser sends: too much, cut off, in the wrong shape. Never our fault, never a trace, never somebody else's words.</summary>
public sealed class BrokenPostsTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Message = "/de/anliegen/message/words";

    [Fact]
    public async Task Ten_megabytes_of_text_are_cut_off_with_a_sentence()
    {
        using var oksana = house.Visitor();

        var back = await oksana.Writes(new string('a', 10_000_000));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Contains("Ein Teil der Seite ist nicht angekommen.", back.Part("[role=alert]"));
        Assert.StartsWith("aaaa", back.Document.GetElementById("concern")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_that_are_too_large_together_are_told_so_and_the_words_before_them_have_arrived()
    {
        using var oksana = house.Visitor();
        await oksana.HandsIn("Ich frage nach meinem Bescheid.");
        var photo = new byte[106_000_000];

        var back = await oksana.SubmitWith(await oksana.Open("/de/status/anliegen"), People.Main, [new("files", "eins.jpg", photo), new("files", "zwei.jpg", photo)], ("Words", "Hier sind meine Fotos."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Contains("Alles zusammen ist zu groß.", back.Part("[role=alert]"));
        Assert.Contains("Hier sind meine Fotos.", (await oksana.Open(back.Link("[role=status] a")!)).Text);
    }

    [Fact]
    public async Task Five_thousand_fields_do_not_hide_the_ones_that_count()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var back = await oksana.Submit(page, People.Main, [("concern", "Mein Text"), ("name", "Oksana"), ("replyBy", "here"), .. Enumerable.Range(0, 5000).Select(i => ($"x{i}", (string?)"y"))]);

        Assert.True((int)back.Status < 500);
        Assert.Equal("Mein Text", back.Document.GetElementById("concern")!.TextContent);
    }

    [Theory]
    [InlineData("a\u0000b\u0001c\u0008d\u001Be\u007Ff", "abcdef")]
    [InlineData("Zeile eins\r\nZeile zwei\tTab", "Zeile eins\nZeile zwei\tTab")]
    [InlineData("\u202Eegnarts\u2066 \u200B", "\u202Eegnarts\u2066 \u200B")]
    [InlineData("<script>alert(1)</script>{{7*7}}${7*7}@Model", "<script>alert(1)</script>{{7*7}}${7*7}@Model")]
    [InlineData("' OR 1=1; DROP TABLE intake.request; --", "' OR 1=1; DROP TABLE intake.request; --")]
    [InlineData("\uFFFE\uFFFF𐍈👩‍👩‍👧", "\uFFFE\uFFFF𐍈👩‍👩‍👧")]
    public async Task Odd_characters_come_back_as_text_and_nothing_else(string written, string shown)
    {
        using var oksana = house.Visitor();

        var receipt = await oksana.HandsIn(written);

        Assert.True(receipt.IsReceipt());
        Assert.Equal(shown, receipt.Document.QuerySelector(".written")!.TextContent);
        Assert.Empty(receipt.Document.QuerySelectorAll("script:not([src^='/look/'])"));
    }

    [Fact]
    public async Task An_odd_character_in_a_name_keeps_no_hand_in_back()
    {
        using var oksana = house.Visitor();

        var receipt = await oksana.Submit(await oksana.Writes("Anbei.", otherwise: ("name", "Oks\uFFFEana Melnyk")), People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Equal("oksana melnyk", await house.Ask("SELECT folded FROM people.search_trait WHERE name LIKE 'Oks_ana Melnyk'"));
    }

    [Theory]
    [InlineData("%ED%A0%80"), InlineData("%FF%FE%00"), InlineData("%C0%AF..%C0%AF"), InlineData("%"), InlineData("%zz"), InlineData("a&&==&=&%26=%3D")]
    public async Task Bytes_that_are_no_text_do_no_harm(string bytes)
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");
        var token = Uri.EscapeDataString(page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

        using var post = new HttpRequestMessage(HttpMethod.Post, Message) { Content = new StringContent($"__RequestVerificationToken={token}&do=continue&name={bytes}&concern=Text{bytes}", Encoding.ASCII, "application/x-www-form-urlencoded") };
        var answer = await oksana.Send(post);

        AssertHarmless(answer);
    }

    [Fact]
    public async Task Names_too_long_for_the_search_are_received_all_the_same()
    {
        using var oksana = house.Visitor();
        using var karim = house.Visitor();

        var emoji = await oksana.Applies(("name", "a" + string.Concat(Enumerable.Repeat("😀", 300))));
        var marks = await karim.Applies(("name", "Z" + new string('\u0301', 5000)));

        Assert.True(emoji.IsReceipt());
        Assert.True(marks.IsReceipt());
    }

    [Theory]
    [InlineData("multipart/form-data"), InlineData("multipart/form-data; boundary="), InlineData("multipart/form-data; boundary=\"x"), InlineData("multipart/form-data; boundary=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("application/json"), InlineData("text/plain"), InlineData("application/x-www-form-urlencoded; charset=utf-7"), InlineData("nonsense"), InlineData("application/xml"), InlineData("multipart/mixed; boundary=x")]
    public async Task A_wrong_kind_of_content_is_refused_in_words(string type)
    {
        using var oksana = house.Visitor();
        await oksana.Open("/de/anliegen/message");

        foreach (var path in new[] { Message, "/de/status", "/de/status/anliegen", "/de/anliegen/message/pruefen" })
        {
            var content = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"concern\"\r\n\r\n{\"concern\":1}\r\n--x--"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var post = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            AssertHarmless(await oksana.Send(post));
        }
    }

    [Fact]
    public async Task A_body_too_large_is_refused_in_words()
    {
        using var oksana = house.Visitor();
        using var post = new HttpRequestMessage(HttpMethod.Post, "/de/status") { Content = new StringContent("Number=" + new string('1', 3_000_000), Encoding.ASCII, "application/x-www-form-urlencoded") };

        AssertHarmless(await oksana.Send(post));
    }

    [Fact]
    public async Task A_post_cut_off_in_the_middle_of_a_file_stores_no_half_of_it()
    {
        var head = "--x\r\nContent-Disposition: form-data; name=\"concern\"\r\n\r\nText\r\n--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"a.jpg\"\r\n\r\n";
        var before = await house.Ask("SELECT count(*) FROM intake.file");

        var ended = await Raw($"POST {Message} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {Encoding.ASCII.GetByteCount(head) + 3}\r\nConnection: close\r\n\r\n{head}abc");
        await Raw($"POST {Message} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n{head}abc", hangUp: true);

        Assert.Matches("^HTTP/1.1 4", ended);
        Assert.Equal(before, await house.Ask("SELECT count(*) FROM intake.file"));
        using var next = house.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await next.Open("/de")).Status);
    }

    [Theory]
    [InlineData(99), InlineData(50), InlineData(1)]
    public async Task An_upload_cut_off_at_any_place_leaves_nothing_in_the_store_and_no_row(int percent)
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var cookie = string.Join("; ", page.Answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var whole = $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"ganz.jpg\"\r\n\r\n{new string('g', 2_000)}\r\n--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"halb.jpg\"\r\n\r\n{new string('h', 1_000_000)}\r\n--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nadd\r\n--x--\r\n";
        var (rows, stored) = (await house.Ask("SELECT count(*) FROM intake.file"), house.StoredFiles().Count);

        await Raw($"POST {Message} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {whole.Length}\r\n\r\n{whole[..(whole.Length / 100 * percent)]}", hangUp: true);

        // Nobody says when the house is done with a post that nobody waits for: it is when the store has been calm for a second.
        for (var (tries, calm) = (0, 0); tries < 200 && calm < 20; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            calm = house.StoredFiles().Count > stored ? 0 : calm + 1;
        }

        Assert.InRange(house.StoredFiles().Count, 0, stored);
        Assert.Equal(rows, await house.Ask("SELECT count(*) FROM intake.file"));
    }

    [Fact]
    public async Task A_name_with_a_zero_byte_in_raw_bytes_keeps_the_photo()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var body = new ByteArrayContent([.. Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nadd\r\n--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"a\0b.jpg\"\r\n\r\n"), .. Files.Jpeg, .. "\r\n--x--\r\n"u8]);
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        using var post = new HttpRequestMessage(HttpMethod.Post, Message) { Content = body };
        var answer = await oksana.Send(post);

        AssertHarmless(answer);
        Assert.Contains("ab.jpg", answer.Text);
    }

    [Theory]
    [InlineData("GET /de/status HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n"), InlineData("GET /de%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\n\r\n"), InlineData("GET /de/status?x=%0d%0aX-Injected:1 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("POST /de/status HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), InlineData("GET / HTTP/1.1\r\n\r\n"), InlineData("nonsense\r\n\r\n"), InlineData("GET /de HTTP/1.1\r\nHost: x\r\nAccept-Language: ,,;q=x,\u00ff\r\nCookie: oh-anliegen=x; oh-form=%%%\r\n\r\n")]
    public async Task A_request_that_tries_to_smuggle_headers_gets_none_in(string request)
    {
        var answer = await Raw(request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        Assert.DoesNotMatch("(?im)^(Set-Cookie: a=b|X-Injected)", answer);
        Assert.DoesNotMatch("^HTTP/1.1 5", answer);
    }

    [Theory]
    [InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH"), InlineData("TRACE"), InlineData("OPTIONS"), InlineData("PROPFIND"), InlineData("POST"), InlineData("HEAD")]
    public async Task A_method_no_page_answers_to_is_refused(string method)
    {
        using var stranger = house.Visitor();
        foreach (var path in new[] { "/de", "/de/anliegen/apply", "/de/status", "/de/status/anliegen", "/de/eingang", "/de/gespeichert", "/de/anliegen/apply/pruefen" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            var answer = await stranger.Send(request);
            Assert.True((int)answer.Status < 500, $"{method} {path}: {(int)answer.Status}");
        }
    }

    [Theory]
    [InlineData("/de/status?"), InlineData("/de/anliegen/apply?"), InlineData("/de?")]
    public async Task A_query_of_six_kilobytes_changes_nothing(string path)
    {
        using var stranger = house.Visitor();

        var page = await stranger.Open(path + string.Join('&', Enumerable.Range(0, 250).Select(i => $"lang={i}\"><script>")));

        AssertHarmless(page);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src^='/look/'])"));
    }

    private static void AssertHarmless(PageSeen page)
    {
        Assert.True((int)page.Status < 500, $"{page.Address}: {(int)page.Status}\n{page.Text}");
        Assert.DoesNotContain("Exception", page.Text);
        Assert.DoesNotContain("   at ", page.Document.DocumentElement.TextContent);
        if ((int)page.Status >= 400)
            Assert.NotNull(page.Part("h1"));
    }

    private async Task<string> Raw(string request, bool hangUp = false)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(house.Address.Host, house.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        if (hangUp)
            return "";
        using var answer = new StreamReader(stream, Encoding.Latin1);
        return await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
