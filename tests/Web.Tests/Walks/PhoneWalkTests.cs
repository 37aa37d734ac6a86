using System.Globalization;
using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>A change notice with two photos on a phone whose script is switched off, answered by a clerk, read at the status and as a letter; each step leaves a picture.</summary>
public sealed class PhoneWalkTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Answer = "Ihre neue Miete zahlen wir ab Dezember.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "Etwas hat sich geändert", "Rana Çelik", "Rosenweg 3", "Ihr Anliegen ist angekommen.")]
    [InlineData("ar", "إبلاغ عن تغيير", "رنا شيليك", "Rosenweg 3", "وصلت معاملتكم.")]
    public async Task A_change_notice_with_two_photos_is_received_answered_and_read_online_and_as_a_letter(string language, string door, string name, string street, string arrived)
    {
        await using var phone = await OneBrowser.Phone(language);
        var rana = new Walker(await phone.NewPageAsync(), house.Address);
        var pictures = new Pictures(rana, language);

        await rana.Open($"/{language}");
        await pictures.Take("start");
        var link = rana.Page.Locator("a[href$='/anliegen/change-notice']");
        Assert.Equal(door, (await link.InnerTextAsync()).Trim());
        await rana.Leaving(() => link.ClickAsync());
        await rana.Write(("name", name), ("birthDate.d", "5"), ("birthDate.m", "1"), ("birthDate.y", "1988"));
        await pictures.Take("person");
        await rana.Press(Walker.Main);
        await rana.Write(("kinds", "move"), ("who", "me"));
        await pictures.Take("what");
        await rana.Press(Walker.Main);
        await rana.Write(("move.validFrom.d", "1"), ("move.validFrom.m", "12"), ("move.validFrom.y", "2026"), ("move.street", street), ("move.postalCode", "12345"), ("move.city", "Musterstadt"), ("move.outside", "no"));
        await rana.Photos("move.evidence", ("vertrag-seite-1.jpg", Files.Jpeg), ("vertrag-seite-2.jpg", Files.Jpeg));
        await rana.Press(Walker.Add);
        await pictures.Take("photos");
        await rana.Press(Walker.Main);
        await rana.Write(("replyBy", "letter"), ("address", "Rana Çelik\nRosenweg 3\n12345 Musterstadt"), ("declaration", "confirmed"));
        await rana.Press(Walker.Main);
        await pictures.Take("check");
        await rana.Press(Walker.Main);
        await pictures.Take("receipt");

        Assert.Contains(arrived, await rana.Words("h1"), StringComparison.Ordinal);
        Assert.Contains("vertrag-seite-2.jpg", await rana.Words("main"), StringComparison.Ordinal);
        var (number, code) = await rana.Keys();
        await rana.Press("form[action$='handler=leave'] button");

        await rana.Open($"/{language}/status");
        await rana.Write(("Number", number), ("Code", code));
        await rana.Press(Walker.Main);
        await pictures.Take("status");
        Assert.Contains(number, await rana.Words("main"), StringComparison.Ordinal);
        Assert.Equal(1, await rana.Page.Locator("ol.steps li.here").CountAsync());
        Assert.Equal(1, await house.Arrivals(number));

        using var clerk = await house.Clerk();
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var answered = await clerk.Submit(await clerk.Open($"/desk/requests/{digits}/answer"), "main .form", ("Words", Answer));
        Assert.Equal($"/desk/requests/{digits}", answered.Address.AbsolutePath);

        await rana.Open($"/{language}/status/anliegen");
        await pictures.Take("answered");
        Assert.Contains(Answer, await rana.Words("main"), StringComparison.Ordinal);

        using var paper = PdfDocument.Open(await Letter(clerk, digits));
        var words = ContentOrderTextExtractor.GetText(paper.GetPage(1));
        Assert.Contains("Rosenweg 3", words, StringComparison.Ordinal);
        Assert.Contains("ab Dezember", words, StringComparison.Ordinal);
    }

    private async Task<byte[]> Letter(Visitor clerk, string digits)
    {
        for (var tries = 0; tries < 200; tries++, await Task.Delay(100, Stop))
            if (await house.Ask($"SELECT l.id::text FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {digits} AND l.blob IS NOT NULL") is string id)
                return await (await clerk.Get($"/desk/letters/{id}.pdf")).Content.ReadAsByteArrayAsync(Stop);
        throw new InvalidOperationException("The letter was not set within 20 seconds.");
    }

    private sealed class Pictures(Walker walker, string language)
    {
        private readonly string folder = Programs.Artifacts("change-notice");
        private int count;

        public async Task Take(string name) => await walker.Page.ScreenshotAsync(new()
        {
            FullPage = true,
            Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{language}-{++count:D2}-{name}.png")),
        });
    }
}
