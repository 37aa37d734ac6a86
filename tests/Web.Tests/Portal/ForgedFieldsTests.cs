using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>Posts that no page of the house would send.</summary>
public sealed class ForgedFieldsTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Theory]
    [InlineData(""), InlineData("not-a-key"), InlineData("00000000-0000-0000-0000-000000000000"), InlineData(null)]
    public async Task A_broken_key_of_the_form_joins_nobody_to_a_stranger(string? begin)
    {
        using var oksana = house.Visitor();
        using var rana = house.Visitor();

        var hers = await oksana.Writes("Nur Oksana darf das lesen.", otherwise: ("_begin", begin));
        var other = await rana.Writes("Rana schreibt.", otherwise: ("_begin", begin));

        Assert.Contains("Nur Oksana darf das lesen.", hers.Text);
        Assert.Contains("Rana schreibt.", other.Text);
        Assert.DoesNotContain("Oksana darf", other.Text);
        Assert.NotEqual((await oksana.Submit(hers, People.Main)).Keys(), (await rana.Submit(other, People.Main)).Keys());
    }

    [Theory]
    [InlineData("-1"), InlineData("2147483648"), InlineData("99999999999999999999"), InlineData("abc"), InlineData("1; DROP TABLE"), InlineData("")]
    public async Task A_broken_count_of_the_page_seen_loses_nothing(string seen)
    {
        using var oksana = house.Visitor();
        var page = await oksana.Writes("Erster Text.");
        var again = await oksana.Open("/de/anliegen/message/words");

        var check = await oksana.Submit(again, People.Main, ("_seen", seen), ("concern", "Zweiter Text."));
        if (check.Status == HttpStatusCode.UnprocessableEntity)
            check = await oksana.Submit(check, People.Main);

        Assert.Contains("Zweiter Text.", check.Text);
        Assert.True((await oksana.Submit(check, People.Main)).IsReceipt());
        Assert.NotNull(page);
    }

    [Theory]
    [InlineData("nonsense"), InlineData("remove:"), InlineData("remove:not-an-id"), InlineData("remove:00000000000000000000000000000000"), InlineData("CONTINUE"), InlineData("<script>")]
    public async Task An_unknown_button_saves_the_page_and_stays_on_it(string button)
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var answer = await oksana.Submit(page, "form[novalidate]", ("concern", "Gespeichert."), ("do", button));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Gespeichert.", answer.Document.GetElementById("concern")!.TextContent);
    }

    [Fact]
    public async Task A_file_of_somebody_else_cannot_be_removed()
    {
        using var oksana = house.Visitor();
        using var rana = house.Visitor();
        var hers = await oksana.SubmitWith(await oksana.Open("/de/anliegen/message"), People.Add, [new("evidence", "brief.jpg", Files.Jpeg)], ("concern", "Mit Foto"));
        var remove = hers.Document.QuerySelector("button[value^='remove:']")!.GetAttribute("value")!;

        var page = await rana.Open("/de/anliegen/message");
        await rana.Submit(page, "form[novalidate]", ("concern", "Rana"), ("do", remove));

        Assert.Contains("brief.jpg", (await oksana.Open("/de/anliegen/message")).Text);
        await oksana.Submit(await oksana.Open("/de/anliegen/message"), "form[novalidate]", ("do", remove));
        Assert.DoesNotContain("brief.jpg", (await oksana.Open("/de/anliegen/message")).Text);
    }

    [Fact]
    public async Task What_was_handed_in_cannot_be_removed_any_more()
    {
        using var oksana = house.Visitor();
        var hers = await oksana.SubmitWith(await oksana.Open("/de/anliegen/evidence"), People.Add, [new("files", "brief.jpg", Files.Jpeg)], ("name", "Oksana Melnyk"));
        var remove = hers.Document.QuerySelector("button[value^='remove:']")!.GetAttribute("value")!;
        var check = await oksana.Submit(hers, People.Main);
        var receipt = await oksana.Submit(check, People.Main);

        await oksana.Submit(await oksana.Open("/de/anliegen/evidence/papers"), "form[novalidate]", ("do", remove));

        Assert.Contains("brief.jpg", (await oksana.Open(receipt.Address.PathAndQuery)).Text);
    }

    [Fact]
    public async Task Fields_of_other_pages_and_of_no_page_are_no_answers()
    {
        using var karim = house.Visitor();

        var receipt = await karim.Applies(("housing.kind", "own"), ("income.iban", "DE02120300000000202051"), ("state", "Closed"), ("Number", "1"), ("FormCode", "message"), ("Own", "x"));

        Assert.True(receipt.IsReceipt());
        Assert.DoesNotContain("DE02", receipt.Text);
        Assert.DoesNotContain("In eigener Wohnung", receipt.Text);
    }

    [Fact]
    public async Task A_choice_the_page_does_not_offer_is_kept_as_written_and_asked_back()
    {
        using var oksana = house.Visitor();

        var asked = await oksana.Writes("Etwas", otherwise: ("replyBy", "<b>carrier pigeon</b>"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("Diese Auswahl kennen wir nicht.", asked.Text);
        var receipt = await oksana.Submit(await oksana.Submit(asked, People.Anyway, ("replyBy", "<b>carrier pigeon</b>")), People.Main);
        Assert.True(receipt.IsReceipt());
        Assert.Empty(receipt.Document.QuerySelectorAll("dd b"));
    }

    [Theory]
    [InlineData("/nirgends"), InlineData("/de"), InlineData("/de/beleg"), InlineData("/de/anliegen/message"), InlineData("/desk/post/papers"), InlineData("/healthz/live")]
    public async Task Files_of_a_post_that_is_refused_do_not_stay_on_the_disk(string path)
    {
        using var anybody = house.Visitor();
        int Kept() => Directory.GetFiles(Path.Combine(house.Data, "files"), "*", SearchOption.AllDirectories).Length;
        var before = Kept();

        var answer = await anybody.Send(new(HttpMethod.Post, path) { Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[300_000]), "evidence", "foto.jpg" } } });

        Assert.False(answer.IsReceipt());
        Assert.Equal(before, Kept());
    }

    [Theory]
    [InlineData("message", "/de/anliegen/message"), InlineData("apply", "/de/anliegen/apply")]
    public async Task Without_or_with_a_foreign_token_the_form_comes_back_with_its_text_and_nothing_is_saved(string form, string path)
    {
        using var oksana = house.Visitor();
        using var other = house.Visitor();
        var field = form == "message" ? "concern" : "reach";
        var foreign = (await other.Open(path)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var before = await house.Ask("SELECT count(*) FROM intake.request");

        foreach (var token in new[] { null, "", "nonsense", foreign })
        {
            var page = await oksana.Open(path);
            var back = await oksana.Submit(page, People.Main, ("__RequestVerificationToken", token), (field, "Mein langer Text"), ("name", "Oksana <Melnyk>"));

            Assert.Equal(HttpStatusCode.BadRequest, back.Status);
            Assert.Equal("Mein langer Text", back.Document.GetElementById(field)!.TextContent);
            Assert.Equal("Oksana <Melnyk>", back.Document.GetElementById("name")!.GetAttribute("value"));
            Assert.Contains("Ihr Text steht noch da.", back.Part("[role=alert]"));
            Assert.Equal(before, await house.Ask("SELECT count(*) FROM intake.request"));
        }

        var sent = await oksana.Submit(await oksana.Open(path), People.Main, (field, "Mein langer Text"), ("name", "Oksana"));
        Assert.True((int)sent.Status < 500);
    }

    [Theory]
    [InlineData("/de/anliegen/message/pruefen"), InlineData("/de/status/anliegen"), InlineData("/de/status?handler=leave"), InlineData("/de/status"), InlineData("/de/eingang"), InlineData("/de/gespeichert")]
    public async Task A_post_out_of_nowhere_is_never_our_fault(string path)
    {
        using var stranger = house.Visitor();

        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_key", "x"), KeyValuePair.Create("Words", "y")]);
        using var post = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        var answer = await stranger.Send(post);

        Assert.True((int)answer.Status < 500, $"{path}: {(int)answer.Status}");
    }
}
