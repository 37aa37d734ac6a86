using System.Net;
using System.Security.Cryptography;
using OffenesHaus.Office.Tests.Platform;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>What a person sees of the files they added: a small picture out of the store, which they may turn, and nobody else's.</summary>
public sealed class FilePicturesTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beside_an_added_photo_stands_its_picture_on_every_page_that_names_it()
    {
        using var oksana = house.Visitor();
        var page = await oksana.SubmitWith(await oksana.Open("/de/anliegen/message"), People.Add, [new("evidence", "vertrag.jpg", await Photo()), new("evidence", "daten.bin", [0, 1, 2, 0])], ("concern", "Siehe Foto"), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        await Examined(page);

        page = await oksana.Open(page.Address.AbsolutePath);
        var picture = page.Document.QuerySelector(".files img")!;
        Assert.Equal("lazy", picture.GetAttribute("loading"));
        Assert.Contains("Kein Bild möglich.", page.Part(".files"));
        var answer = await oksana.Get(picture.GetAttribute("src")!);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("GeheimKamera"u8));

        var check = await oksana.Submit(page, People.Main);
        Assert.Single(check.Document.QuerySelectorAll("main img"));
        var receipt = await oksana.Submit(check, People.Main);
        Assert.Single(receipt.Document.QuerySelectorAll("main img"));
        Assert.Single((await oksana.Open("/de/status/anliegen")).Document.QuerySelectorAll("main img"));
        Assert.Equal(HttpStatusCode.OK, (await oksana.Get(receipt.Document.QuerySelector("main img")!.GetAttribute("src")!)).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_gets_it_and_what_was_taken_away_or_has_no_such_page_is_not_there()
    {
        using var oksana = house.Visitor();
        var page = await oksana.SubmitWith(await oksana.Open("/de/anliegen/message"), People.Add, [new("evidence", "vertrag.jpg", await Photo())], ("concern", "Siehe Foto"));
        await Examined(page);
        page = await oksana.Open(page.Address.AbsolutePath);
        var address = page.Document.QuerySelector(".files img")!.GetAttribute("src")!;

        using var stranger = house.Visitor();
        Assert.Equal("/de/status", (await stranger.Open(address)).Address.AbsolutePath);
        await stranger.Writes("Etwas anderes");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).StatusCode);
        foreach (var wrong in (string[])["/0", "/2", "/-1", "/99999"])
            Assert.Equal(HttpStatusCode.NotFound, (await oksana.Get(address[..address.LastIndexOf('/')] + wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await oksana.Get("/de/datei/0190b6a0-0000-7000-8000-000000000000/1")).StatusCode);

        await oksana.Submit(page, "button[value^='remove:']");
        Assert.Equal(HttpStatusCode.NotFound, (await oksana.Get(address)).StatusCode);
    }

    [Fact]
    public async Task A_turned_photo_stands_upright_everywhere_and_lies_in_the_store_as_it_came()
    {
        using var oksana = house.Visitor();
        var photo = await Photo();
        var page = await oksana.SubmitWith(await oksana.Open("/de/anliegen/message"), People.Add, [new("evidence", "quer.jpg", photo)], ("concern", "Siehe Foto"), ("name", "Oksana"), ("replyBy", "here"));
        await Examined(page);
        page = await oksana.Open(page.Address.AbsolutePath);
        var id = page.Document.QuerySelector(".files li")!.Id![2..];
        var before = await Shape(oksana, page);

        var turned = await oksana.Submit(page, "button[value^='turn:']", ("concern", "Siehe Foto, noch ein Satz"));
        Assert.Equal(1, await Turns(id));
        Assert.Equal((before.Height, before.Width), await Shape(oksana, turned));
        Assert.Equal("Siehe Foto, noch ein Satz", turned.Document.GetElementById("concern")!.TextContent.Trim());
        // The same button of the same page once more: a double click.
        await oksana.Submit(page, "button[value^='turn:']");
        Assert.Equal(1, await Turns(id));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'FileTurned' AND detail = '{id} 1'"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(photo)), await house.Ask($"SELECT encode(sha256, 'hex') FROM intake.file WHERE id = '{id}'"));

        // Handed in, it is the office's to turn.
        var last = await oksana.Open(page.Address.AbsolutePath);
        await oksana.HandIn(last);
        await oksana.Submit(last, "button[value^='turn:']");
        Assert.Equal(1, await Turns(id));
    }

    [Theory]
    [InlineData("turn:"), InlineData("turn:x:1"), InlineData("turn:0190b6a000007000800000000000000a:1"), InlineData("turn:0190b6a000007000800000000000000a:9"), InlineData("turn:0190b6a000007000800000000000000a:1:2")]
    public async Task A_forged_turn_turns_nothing(string forged)
    {
        using var oksana = house.Visitor();
        var page = await oksana.SubmitWith(await oksana.Open("/de/anliegen/message"), People.Add, [new("evidence", "quer.jpg", Files.Jpeg)], ("concern", "x"));

        var back = await oksana.Submit(page, "form[enctype]", ("do", forged));

        Assert.True((int)back.Status < 500);
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'FileTurned' AND detail LIKE '0190b6a0%'"));
    }

    [Theory]
    [InlineData("de", "Drehen"), InlineData("en", "Turn"), InlineData("ar", "تدوير")]
    public async Task The_button_speaks_the_language_of_the_page(string language, string word)
    {
        using var person = house.Visitor();
        var page = await person.SubmitWith(await person.Open($"/{language}/anliegen/message"), People.Add, [new("evidence", "quer.jpg", await Photo())], ("concern", "x"));
        await Examined(page);

        page = await person.Open(page.Address.AbsolutePath);

        Assert.StartsWith(word, page.Part("button[value^='turn:']"), StringComparison.Ordinal);
        Assert.StartsWith($"/{language}/datei/", page.Document.QuerySelector(".files img")!.GetAttribute("src"), StringComparison.Ordinal);
    }

    private static async Task<byte[]> Photo()
    {
        using var sandbox = await Sandbox.Open(Stop);
        // Turned upright beforehand, so that it lies on its side as drawn.
        return Corpus.WithExif(await Corpus.Encoded(sandbox, Corpus.Corners(300, 600), ".jpg[strip]"));
    }

    private async Task<(int Width, int Height)> Shape(Visitor visitor, PageSeen page)
    {
        var drawn = await (await visitor.Get(page.Document.QuerySelector(".files img")!.GetAttribute("src")!)).Content.ReadAsByteArrayAsync(Stop);
        using var sandbox = await Sandbox.Open(Stop);
        var run = await sandbox.Run("vipsheader", ["stdin"], new MemoryStream(drawn), 1_000, Stop);
        var size = System.Text.Encoding.UTF8.GetString(run.Output).Split(' ')[0].Split('x');
        return (int.Parse(size[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(size[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<int> Turns(string id) => (int)(await house.Ask($"SELECT turns FROM intake.file WHERE id = '{id}'"))!;

    private async Task Examined(PageSeen page)
    {
        foreach (var id in page.Document.QuerySelectorAll(".files li").Select(l => l.Id![2..]))
            for (var tries = 0; tries < 200 && await house.Ask($"SELECT readability = 'NotYetTried' FROM intake.file WHERE id = '{id}'") is true; tries++)
                await Task.Delay(50, Stop);
    }
}
