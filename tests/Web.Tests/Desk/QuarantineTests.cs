using System.Net;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>A file that a virus scanner shut is released, or looked at, by two and never by one; what arrived, and when, does not depend on it.</summary>
public sealed class QuarantineTests(VirusTests.ScannedHouse house) : IClassFixture<VirusTests.ScannedHouse>
{
    private static readonly byte[] Found = VirusTests.Found;

    [Fact]
    public async Task Two_release_it_then_everybody_sees_drawn_pages_and_the_original_takes_two_again()
    {
        var (number, file) = await Sent("rechnung.jpg", [.. Files.Jpeg, .. Found]);
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{file}'");
        var receipt = await house.Ask($"SELECT concat_ws(' ', a.received_at, d.day, encode(f.sha256, 'hex')) FROM intake.file f JOIN intake.arrival a ON a.id = f.arrival_id JOIN intake.receipt_day d ON d.arrival_id = a.id WHERE f.id = '{file}'");
        var path = $"/desk/requests/{number}/files/{file}";
        using var clerk = await house.Clerk();
        var page = await clerk.Open(path);
        Assert.Null(page.Document.QuerySelector("[formaction$='handler=open']"));
        var unsaid = await clerk.Submit(page, "form[action$='handler=release']", ("Words", "kurz"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#grund"), (unsaid.Status, unsaid.Link(".bad-news a")));
        Assert.Contains("wartet auf eine zweite Person", (await clerk.Submit(unsaid, "form[action$='handler=release']", ("Words", "Der Vermieter schickt solche Dateien seit Jahren."))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(path + "/pages/1")).Status);
        // A team lead is no data protection officer.
        using var lead = await house.Clerk("Ayla Herbst");
        Assert.DoesNotContain("Gesperrte Datei freigeben", (await lead.Open("/desk/second")).Text, StringComparison.Ordinal);

        await house.Agrees("Gesperrte Datei freigeben", "Dilan Stern", "/desk/privacy");

        await Until($"SELECT readability = 'Readable' FROM intake.file WHERE id = '{file}'");
        Assert.Equal(HttpStatusCode.OK, (await clerk.Open(path + "/pages/1")).Status);
        var released = await clerk.Open(path);
        Assert.Contains("zwei Personen haben sie am", released.Text, StringComparison.Ordinal);
        Assert.Null(released.Document.QuerySelector("a[download]"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(path + "/original")).Status);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number} AND kind = 'VirusFound' AND closed_at IS NULL"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'QuarantineReleased' AND detail = '{file:N}'"));
        Assert.Equal(receipt, await house.Ask($"SELECT concat_ws(' ', a.received_at, d.day, encode(f.sha256, 'hex')) FROM intake.file f JOIN intake.arrival a ON a.id = f.arrival_id JOIN intake.receipt_day d ON d.arrival_id = a.id WHERE f.id = '{file}'"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.why = 'joint' AND g.ended_at IS NULL"));
    }

    [Fact]
    public async Task Declined_it_stays_shut_and_the_person_is_asked_for_another_copy_in_their_language()
    {
        var (number, file) = await Sent("beleg.jpg", [.. Files.Jpeg, .. Found], "ar");
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{file}'");
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/files/{file}"), "form[action$='handler=release']", ("Words", "Vielleicht irrt das Programm."));
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        var second = await officer.Open("/desk/second");
        var button = second.Document.QuerySelectorAll("button[formaction$='handler=decline']").Single(b => b.GetAttribute("aria-label")!.Contains("Gesperrte Datei freigeben", StringComparison.Ordinal));
        button.Id = "wanted";
        await officer.Submit(second, "#wanted");

        var page = await clerk.Open($"/desk/requests/{number}/files/{file}");
        Assert.Contains("Bleibt gesperrt, zu zweit entschieden am", page.Text, StringComparison.Ordinal);
        Assert.Equal("Quarantined", await house.Ask($"SELECT readability FROM intake.file WHERE id = '{file}'"));
        var status = await asked!.Open("/ar/status/anliegen");
        Assert.Contains("Ihre Datei „beleg.jpg“ ist bei uns angekommen, und ihr Tag gilt.", status.Text, StringComparison.Ordinal);
        Assert.Contains("وصلنا ملفكم «beleg.jpg»", status.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number} AND kind = 'VirusFound' AND waits_until > now()"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'QuarantineKept' AND detail = '{file:N}'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.file f JOIN intake.arrival a ON a.id = f.arrival_id WHERE f.id = '{file}'"));
        // Whoever sent it sees everything of theirs as before.
        Assert.Equal(HttpStatusCode.OK, (await asked.Open("/ar/status/kopie")).Status);
        Assert.Equal(HttpStatusCode.OK, (await asked.Get("/ar/status/kopie/pdf")).StatusCode);
        asked.Dispose();

        // Whoever works it may ask just as well, without anybody else.
        Assert.Contains("Ihre Datei „beleg.jpg“ ist bei uns angekommen", (await clerk.Open($"/desk/requests/{number}/ask?datei={file}")).Document.GetElementById("text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_looks_at_the_original_for_half_an_hour_once_a_second_person_agreed_and_nobody_else_does()
    {
        var (number, file) = await Sent("police.jpg", [.. Files.Jpeg, .. Found]);
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{file}'");
        var path = $"/desk/requests/{number}/files/{file}";
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        await officer.Submit(await officer.Open("/desk/privacy"), "main form.form", ("Number", number), ("Words", "Eine Datei ist gesperrt, ich sehe sie an."));
        var page = await officer.Open(path);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open(path + "/original")).Status);
        page.Document.QuerySelector("[formaction$='handler=open']")!.Id = "wanted";
        Assert.Contains("Ansehen des Originals ist vorgeschlagen", (await officer.Submit(page, "#wanted", ("Words", "Ich will wissen, was es ist."))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open(path + "/original")).Status);

        await house.Agrees("Gesperrte Datei ansehen", "Ayla Herbst", "/desk");

        byte[] sent = [.. Files.Jpeg, .. Found];
        Assert.Equal(sent, await (await officer.Get(path + "/original")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        foreach (var name in (string[])["Miriam Sommer", "Ayla Herbst"])
        {
            using var other = await house.Clerk(name);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open(path + "/original")).Status);
        }
        Assert.Equal("Quarantined", await house.Ask($"SELECT readability FROM intake.file WHERE id = '{file}'"));
    }

    [Fact]
    public async Task Past_every_verb_the_database_lets_nobody_alone_open_what_was_shut()
    {
        var (_, file) = await Sent("anhang.jpg", [.. Files.Jpeg, .. Found]);
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{file}'");

        foreach (var change in (string[])["readability = 'Readable'", "released_at = now()"])
            Assert.Equal("OH003", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask($"UPDATE intake.file SET {change} WHERE id = '{file}'"))).SqlState);
    }

    // The visitor of the last file, to read what comes back.
    private Visitor? asked;

    private async Task<(string Number, Guid File)> Sent(string name, byte[] bytes, string language = "de")
    {
        await house.StartScanner(Found);
        asked = house.Visitor();
        var (number, _) = (await asked.HandsIn("Ein Nachweis", language)).Keys();
        await asked.SubmitWith(await asked.Open($"/{language}/status/anliegen"), Portal.People.Main, [new("files", name, bytes)], ("Words", "Hier ist der Nachweis."));
        return (number.Digits(), (Guid)(await house.Ask($"SELECT f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number.Digits()}"))!);
    }

    private async Task Until(string sql)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await house.Ask(sql) is true)
                return;
            await Task.Delay(100);
        }

        Assert.Fail(sql);
    }
}
