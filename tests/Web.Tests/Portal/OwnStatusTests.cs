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
    public async Task A_reply_from_a_page_whose_session_has_ended_keeps_its_words_until_number_and_code_fit()
    {
        using var oksana = house.Visitor();
        var (number, code) = (await oksana.HandsIn("Ich frage nach meinem Bescheid.")).Keys();
        var page = await oksana.Open("/de/status/anliegen");
        await oksana.Submit(page, "form[action$='handler=leave']");

        var kept = await oksana.Submit(page, People.Main, ("Words", "Noch etwas."));
        var wrong = await oksana.Submit(kept, People.Main, ("Number", number), ("Code", "0000 0000 0000"));
        var back = await oksana.Submit(wrong, People.Main, ("Number", number), ("Code", code));

        Assert.Equal(HttpStatusCode.Forbidden, kept.Status);
        Assert.Contains("Sie waren abgemeldet.", kept.Part("[role=alert]"));
        Assert.Equal("Noch etwas.", wrong.Document.GetElementById("words")!.TextContent);
        Assert.Equal("/de/status/anliegen", back.Address.AbsolutePath);
        Assert.Contains("gesendet ist er noch nicht", back.Part("[role=alert]"));
        Assert.Equal("Noch etwas.", back.Document.GetElementById("words")!.TextContent);
        Assert.Equal(1L, await house.Arrivals(number));
        Assert.Contains("Noch etwas.", (await oksana.Submit(back, People.Main)).Text);
    }

    [Fact]
    public async Task Photos_from_a_page_whose_session_has_ended_are_said_not_to_have_arrived()
    {
        using var oksana = house.Visitor();
        var page = await Status(oksana);
        await oksana.Submit(page, "form[action$='handler=leave']");

        var answer = await oksana.SubmitWith(page, People.Main, [new("files", "bescheid.jpg", Files.Jpeg)]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Ihre Fotos und Dateien sind nicht angekommen.", answer.Part("[role=alert]"));
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

    [Fact]
    public async Task What_the_receipt_names_as_missing_stands_here_as_well_and_nobody_reads_that_nothing_is_needed()
    {
        using var karim = house.Visitor();
        var receipt = await karim.Applies(("want", null), ("concern", null));

        var page = await karim.Open("/de/status/anliegen");

        Assert.NotEmpty(page.Parts("section[aria-labelledby=fehlt] li"));
        Assert.Equal(receipt.Parts("section[aria-labelledby=fehlt] li").Where(l => !l.Contains("freiwillig", StringComparison.Ordinal)), page.Parts("section[aria-labelledby=fehlt] li"), StringComparer.Ordinal);
        Assert.DoesNotContain("brauchen wir nichts", page.Text, StringComparison.Ordinal);
        Assert.Contains("Was noch fehlt, steht oben.", page.Part(".steps .here"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_that_needs_a_signature_says_so_here_as_well()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandsIn("Ich lege Widerspruch ein.");

        var page = await oksana.Open("/de/status/anliegen");

        Assert.Equal(receipt.Part("#widerspruch"), page.Part("#widerspruch"));
        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", page.Part("#widerspruch"), StringComparison.Ordinal);
        Assert.DoesNotContain("brauchen wir nichts", page.Text, StringComparison.Ordinal);
        Assert.Contains("Was noch fehlt, steht oben.", page.Part(".steps .here"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_letters_and_named_no_address_is_asked_for_it_and_promised_no_letter()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandIn(await oksana.Writes("Wann ist mein Termin?", "de", ("replyBy", "letter")));

        foreach (var page in new[] { receipt, await oksana.Open("/de/status/anliegen") })
        {
            Assert.Contains("Ihre Anschrift: Ohne sie kann kein Brief ankommen.", page.Parts("section[aria-labelledby=fehlt] li"), StringComparer.Ordinal);
            Assert.Equal("/de/anliegen/message/words#address", page.Link("section[aria-labelledby=fehlt] li a"));
            Assert.DoesNotContain("Mit einem Brief", string.Join(' ', page.Parts("section[aria-labelledby=weiter] li, .steps li")), StringComparison.Ordinal);
        }

        var again = await oksana.HandIn(await oksana.Submit(await oksana.Open("/de/anliegen/message/words"), People.Main, ("address", "Birkenweg 7\n12345 Musterstadt")));
        Assert.DoesNotContain("Ihre Anschrift: Ohne sie kann kein Brief ankommen.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Mit einem Brief", (await oksana.Open("/de/status/anliegen")).Part(".steps"), StringComparison.Ordinal);
    }

    private static async Task<PageSeen> Status(Visitor visitor)
    {
        await visitor.HandsIn("Ich frage nach meinem Bescheid.");
        return await visitor.Open("/de/status/anliegen");
    }
}
