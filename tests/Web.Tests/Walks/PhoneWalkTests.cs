using System.Globalization;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>A change notice with two photos on a phone whose script is switched off, from the first page to the status; each step leaves a picture.</summary>
public sealed class PhoneWalkTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Theory]
    [InlineData("de", "Etwas hat sich geändert", "Rana Çelik", "Rosenweg 3", "Ihr Anliegen ist angekommen.")]
    [InlineData("ar", "إبلاغ عن تغيير", "رنا شيليك", "Rosenweg 3", "وصلت معاملتكم.")]
    public async Task A_change_notice_with_two_photos_up_to_its_receipt_and_status(string language, string door, string name, string street, string arrived)
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
        await rana.Write(("replyBy", "here"), ("declaration", "confirmed"));
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
