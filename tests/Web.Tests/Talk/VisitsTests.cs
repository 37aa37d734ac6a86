using System.Net;
using OffenesHaus.Web.Tests.MailRoom;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>Somebody stands at the counter: papers are shown, an objection is taken down, a receipt with its code is handed over.</summary>
public sealed class VisitsTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private static readonly (string, string?)[] Said = [("name", "Karl Kommt"), ("concern", "Hier sind die Papiere."), ("replyBy", "letter"), ("address", "Lindenstraße 4\n12345 Musterstadt")];

    [Fact]
    public async Task Papers_that_are_shown_are_received_and_the_receipt_with_its_code_is_printed_at_once()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var matter = await desk.HandsIn(await desk.Begins(visit, "something-else"), Said);
        var number = TalkPages.NumberOf(matter);

        var shown = await desk.SubmitWith(matter, "form[action$='handler=words']", [new("files", "mietvertrag.jpg", Files.Jpeg), new("files", "lohn.jpg", [.. Files.Jpeg, 1])], ("Words", "Zwei Papiere gezeigt."));

        Assert.Contains("Es ist eingegangen", shown.Text, StringComparison.Ordinal);
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM intake.file f JOIN intake.request r ON r.id = f.request_id JOIN intake.arrival a ON a.id = f.arrival_id AND a.channel = 'Counter' WHERE r.number = {number}"));
        var paper = await desk.Get($"{matter.Address.AbsolutePath}/quittung.pdf");
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number} AND j.kind = 'KeysPrinted'"));
        await desk.Ends(visit);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"{matter.Address.AbsolutePath}/quittung.pdf")).StatusCode);
    }

    [Fact]
    public async Task A_paper_that_could_not_be_taken_is_named_and_the_others_and_the_words_have_arrived()
    {
        using var desk = await house.AtCounter();
        var matter = await desk.HandsIn(await desk.Begins(await desk.Visits(), "something-else"), Said);
        var number = TalkPages.NumberOf(matter);

        var nothing = await desk.SubmitWith(matter, "form[action$='handler=words']", [new("files", "leer.jpg", [])]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("leer.jpg", nothing.Part("main [role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Es ist eingegangen", nothing.Text, StringComparison.Ordinal);
        var some = await desk.SubmitWith(matter, "form[action$='handler=words']", [new("files", "leer.jpg", []), new("files", "miete.jpg", Files.Jpeg)], ("Words", "Zwei Papiere."));
        Assert.Contains("leer.jpg", some.Part("main [role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Es ist eingegangen", some.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number}"));

        // As many as a request takes: the rest is named, too, on this page and on those of the form.
        var full = some;
        for (var post = 0; post < 20; post++)
            full = await desk.SubmitWith(await desk.Open(matter.Address.AbsolutePath), "form[action$='handler=words']", [.. Enumerable.Range(0, 10).Select(i => new FileSent("files", $"seite-{post}-{i}.txt", "Seite"u8.ToArray(), "text/plain"))], ("Words", "Noch zehn."));
        Assert.Contains("seite-19-9.txt: Zu diesem Anliegen sind schon 200 Dateien da.", full.Part("main [role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Es ist eingegangen", full.Text, StringComparison.Ordinal);
        var page = await desk.Open($"{matter.Address.AbsolutePath}/de/angaben");
        var asked = await desk.SubmitWith(page, "button[value^=add]", [new(page.Document.QuerySelector(".asked input[type=file]")!.GetAttribute("name")!, "auch-zuviel.jpg", [.. Files.Jpeg, 3])]);
        Assert.Contains("auch-zuviel.jpg: Zu diesem Anliegen sind schon 200 Dateien da.", asked.Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objection"), InlineData("something-else")]
    public async Task The_receipt_says_what_an_objection_still_needs_until_it_is_signed_for_the_record(string service)
    {
        using var desk = await house.AtCounter();
        var page = await desk.Begins(await desk.Visits(), service);
        var check = service == "objection" ? await desk.Fills(page, house.Sample(service)) : await desk.Submit(page, TalkPages.Continue, Said);
        var matter = await desk.Submit(check, "main form", ("WasReadBack", "true"), ("MayObject", "true"));

        var before = await Receipt(desk, matter);
        Assert.Contains("Nur gesagt reicht vielleicht nicht", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur online abgegeben", before, StringComparison.Ordinal);
        await desk.Submit(matter, "form[action$='handler=statement']");
        Assert.DoesNotContain("braucht Ihre Unterschrift", await Receipt(desk, matter), StringComparison.Ordinal);

        // Another objection in the same visit wants a signature of its own.
        await desk.Submit(await desk.Open(matter.Address.AbsolutePath), "form[action$='handler=words']", ("Words", "Auch gegen den anderen Bescheid: Widerspruch."), ("MayObject", "true"));
        Assert.Contains("braucht Ihre Unterschrift", await Receipt(desk, matter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_at_the_counter_is_taken_down_printed_and_signed()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var check = await desk.Fills(await desk.Begins(visit, "objection"), house.Sample("objection"));
        Assert.Contains("zur Niederschrift", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Am Telefon gilt", check.Text, StringComparison.Ordinal);

        var matter = await desk.Submit(check, "main form", ("WasReadBack", "true"));
        var statement = await desk.Get($"{matter.Address.AbsolutePath}/niederschrift.pdf");
        Assert.Equal("application/pdf", statement.Content.Headers.ContentType?.MediaType);
        await desk.Submit(matter, "form[action$='handler=statement']");

        var number = TalkPages.NumberOf(matter);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.kind = 'StatementRecorded'"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.about = 'ObjectionToSign'"));
    }

    [Fact]
    public async Task An_identity_paper_opens_what_may_be_told_at_the_counter_and_nowhere_else()
    {
        using var desk = await house.AtCounter();
        var first = await desk.Visits();
        var number = TalkPages.NumberOf(await desk.HandsIn(await desk.Begins(first, "something-else"), Said));
        await desk.Ends(first);

        using var agent = await house.Agent();
        var call = await agent.Submit(await agent.Calls(), "form[action$='handler=join']", ("Number", number));
        Assert.Null(call.Document.QuerySelector("form[action$='handler=identity']"));
        call.Document.QuerySelector("form[action$='handler=code']")!.SetAttribute("action", $"{call.Address.AbsolutePath}?handler=identity");
        Assert.Contains("nur am Schalter", (await agent.Submit(call, "form[action$='handler=identity']")).Part("[role=alert]"), StringComparison.Ordinal);

        var visit = await desk.Submit(await desk.Visits(), "form[action$='handler=join']", ("Number", number));
        var proven = await desk.Submit(visit, "form[action$='handler=identity']");
        Assert.Contains("Ausgewiesen mit einem Ausweis", proven.Text, StringComparison.Ordinal);
        Assert.Contains("Eingegangen am Montag, 2. November 2026", proven.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hier sind die Papiere.", proven.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wrong_request_is_left_with_a_reason_and_both_stay_written_down()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var number = TalkPages.NumberOf(await desk.HandsIn(await desk.Begins(visit, "something-else"), Said));
        await desk.Ends(visit);
        var second = await desk.Visits();
        var joined = await desk.Submit(second, "form[action$='handler=join']", ("Number", number));
        await desk.Submit(joined, "form[action$='handler=identity']");

        Assert.Contains("warum es das falsche war", (await desk.Submit(joined, "main form[action$='handler=leave']")).Part("[role=alert]"), StringComparison.Ordinal);
        var left = await desk.Submit(joined, "main form[action$='handler=leave']", ("Why", "Verhört, eine Ziffer falsch."));

        Assert.Contains("Noch kein Anliegen", left.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get(joined.Address.AbsolutePath)).StatusCode);
        Assert.Equal("MatterJoined, Proven, MatterLeft", await house.Ask($"SELECT string_agg(s.kind, ', ' ORDER BY s.turn) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.conversation_id = '{TalkPages.IdOf(second)}'"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.why = 'conversation' AND g.ended_at IS NULL"));
    }

    private static async Task<string> Receipt(Visitor desk, PageSeen matter) =>
        string.Join(' ', string.Join(' ', await Verifiers.Pages(await (await desk.Get($"{matter.Address.AbsolutePath}/quittung.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task What_was_handed_over_is_seen_before_it_is_handed_in()
    {
        using var desk = await house.AtCounter();
        var page = await desk.Begins(await desk.Visits(), "something-else");
        var asked = await desk.SubmitWith(page, "button[value^=add]", [new(page.Document.QuerySelector(".asked input[type=file]")!.GetAttribute("name")!, "miete.jpg", Files.Jpeg)]);
        await house.KeepPromises();

        var check = await desk.Open(asked.Address.AbsolutePath.Split("/angaben")[0] + "/pruefen");
        var picture = check.Document.QuerySelector("img.leaf")!.GetAttribute("src")!;
        Assert.StartsWith("/desk/talks/", picture, StringComparison.Ordinal);
        Assert.Equal("image/jpeg", (await desk.Get(picture)).Content.Headers.ContentType?.MediaType);
        // Nobody else sees it by that address.
        using var other = await house.Clerk("Romy Feder", "/admin/forms");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(picture)).StatusCode);
    }
}
