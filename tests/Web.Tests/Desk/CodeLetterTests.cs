using System.Net;
using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class CodeLetterTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_has_the_letter_sent_again_and_no_page_of_staff_shows_the_PIN()
    {
        using var rana = house.Visitor("127.110.0.1");
        using var clerk = await house.Clerk();
        var (number, _) = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        var path = "/desk/requests/" + number.Digits();

        for (var i = 0; i < 4; i++)
            await clerk.Submit(await clerk.Open(path + "/code"), "main .form");
        var pin = await house.Pin(number);

        Assert.Equal(3L, await house.Ask($"SELECT count(*) FROM trust.letter_pin p JOIN intake.request r ON r.id = p.subject WHERE r.number = {number.Digits()} AND withdrawn_at IS NULL"));
        foreach (var page in (string[])[path, path + "/code", path + "/answer", "/desk/letters", "/desk/letters?stand=ToPost"])
            Assert.DoesNotContain(pin, (await clerk.Open(page)).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Brief-PIN für einen neuen Code: Brief geschrieben", (await clerk.Open(path)).Part(".past-list"), StringComparison.Ordinal);
        Assert.Equal("Ihr neuer Code", (await rana.Enters(number, pin)).Part("h1"));
    }

    [Fact]
    public async Task The_printed_PIN_is_the_drawn_one_its_opening_is_noted_and_once_printed_nobody_opens_it_again()
    {
        using var rana = house.Visitor("127.111.0.1");
        using var clerk = await house.Clerk("Ayla Herbst");
        using var worker = await house.Clerk("Jonas Winter");
        var (number, _) = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        await rana.AsksForALetter(number);
        var pin = await house.Pin(number);
        var tray = await clerk.Open("/desk/letters");
        var letter = tray.Document.QuerySelectorAll(".list tr").Last(r => r.TextContent.Contains("PIN für einen neuen Code", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;

        // Who works requests could otherwise take over anybody's access alone.
        Assert.DoesNotContain(letter, (await worker.Open("/desk/letters")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get(letter)).StatusCode);
        var kept = await worker.Submit(await worker.Open("/desk/letters"), "button[formaction*='handler=withdraw']", ("Letter", letter.Split('/')[^1][..36]));
        Assert.Contains("gehen immer hinaus", kept.Part(".bad-news"), StringComparison.Ordinal);

        using (var paper = PdfDocument.Open(await (await clerk.Get(letter)).Content.ReadAsByteArrayAsync(Stop)))
            Assert.Contains(pin.Replace(" ", "", StringComparison.Ordinal), string.Concat(paper.GetPages().Select(p => p.Text)).Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await clerk.Submit(tray, "main form", ("Letter", letter.Split('/')[^1][..36]));

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(letter)).StatusCode);
        Assert.DoesNotContain(letter, (await clerk.Open("/desk/letters?stand=ToPost")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'LetterRead' AND detail = '{Guid.Parse(letter.Split('/')[^1][..36]):N}'"));
    }

    [Fact]
    public async Task Without_address_or_birth_date_the_clerk_reads_what_to_do_instead()
    {
        using var oksana = house.Visitor("127.112.0.1");
        using var clerk = await house.Clerk();
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();

        var page = await clerk.Open($"/desk/requests/{number.Digits()}/code");
        var refused = await clerk.Submit(page, "main .form");

        Assert.Contains("Eine Anschrift ist nicht bekannt.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("mit einem Ausweis", refused.Part("[role=alert]"), StringComparison.Ordinal);
    }
}
