using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class OwnStatusTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task A_reply_with_words_and_a_photo_gets_a_receipt_of_its_own()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);

        var receipt = await oksana.SubmitWith(page, People.Main, [new("files", "bescheid.jpg", Files.Jpeg)], ("Words", "Hier ist der Bescheid."));

        Assert.True(receipt.IsReceipt());
        Assert.Contains("Ihre Antwort ist angekommen.", receipt.Part("h1"));
        Assert.Contains("Hier ist der Bescheid.", receipt.Text);
        Assert.Contains("bescheid.jpg", receipt.Text);
        Assert.Contains("Antwort oder Nachweis angekommen", (await oksana.Open("/de/status/anliegen")).Text);
    }

    [Fact]
    public async Task A_photo_without_a_word_is_a_reply()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);

        var receipt = await oksana.SubmitWith(page, People.Main, [new("files", "ausweis.png", Files.Png, "image/png")]);

        Assert.True(receipt.IsReceipt());
        Assert.Contains("ausweis.png", receipt.Text);
    }

    [Fact]
    public async Task An_empty_reply_is_asked_back()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);

        var asked = await oksana.Submit(page, People.Main, ("Words", "  "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal(["Hier steht noch nichts. Schreiben Sie bitte etwas, oder fügen Sie ein Foto hinzu."], asked.Parts("[role=alert] li"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_named_and_the_rest_has_arrived()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);

        var answer = await oksana.SubmitWith(page, People.Main, [new("files", "leer.jpg", []), new("files", "gut.jpg", Files.Jpeg)], ("Words", "Zwei Fotos."));

        Assert.Contains("leer.jpg: Diese Datei ist leer.", answer.Part("[role=alert]"));
        Assert.Contains("Ihre Antwort ist angekommen.", answer.Part("[role=status]"));
        var receipt = await oksana.Open(answer.Link("[role=status] a")!);
        Assert.Contains("Zwei Fotos.", receipt.Text);
        Assert.Contains("gut.jpg", receipt.Text);
        Assert.Equal("", answer.Document.GetElementById("words")!.TextContent);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_reply_and_other_words_from_the_same_page_are_another()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);

        var first = await oksana.Submit(page, People.Main, ("Words", "Erstens."));
        var retry = await oksana.Submit(page, People.Main, ("Words", "Erstens."));
        var other = await oksana.Submit(page, People.Main, ("Words", "Zweitens."));

        Assert.Equal(first.Address, retry.Address);
        Assert.NotEqual(first.Address, other.Address);
        Assert.Contains("Zweitens.", other.Text);
        Assert.Equal(3, await house.Arrivals(first.Keys().Number));
    }

    [Fact]
    public async Task An_objection_in_a_reply_is_before_a_case_worker_the_same_day()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);

        var receipt = await oksana.Submit(page, People.Main, ("Words", "Ich lege Widerspruch ein."));

        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", receipt.Part("#widerspruch"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE kind = 'ReadObjection' AND due_rule = 'same-day' AND number = {receipt.Keys().Number.Digits()}"));
    }

    [Fact]
    public async Task A_reply_from_a_page_whose_session_has_ended_leads_back_to_number_and_code()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);
        await oksana.Submit(page, "form[action$='handler=leave']");

        var answer = await oksana.Submit(page, People.Main, ("Words", "Noch etwas."));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("/de/status", answer.Address.AbsolutePath);
    }

    [Fact]
    public async Task Beside_a_file_that_is_neither_photo_nor_PDF_stands_that_it_may_not_be_readable()
    {
        using var oksana = house.Visitor();
        await oksana.Writes("Hier ist mein Bescheid.");
        var page = await oksana.Open("/de/anliegen/evidence");

        var kept = await oksana.SubmitWith(page, People.Add, [new("files", "bescheid.jpg", "Nur Worte"u8.ToArray())]);

        Assert.Contains("Das ist kein Foto und kein PDF.", kept.Part(".files"));
    }

    private static async Task<PageSeen> Status(Visitor visitor)
    {
        await visitor.HandsIn("Ich frage nach meinem Bescheid.");
        return await visitor.Open("/de/status/anliegen");
    }
}
