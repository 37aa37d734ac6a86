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

        await Decides("Gesperrte Datei freigeben", number, "Dilan Stern", "/desk/privacy", "agree");

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
        await Decides("Gesperrte Datei freigeben", number, "Dilan Stern", "/desk/privacy", "decline");

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

        await Agrees("Gesperrte Datei ansehen", number);

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
    public async Task Each_download_of_an_original_is_an_entry_of_its_own_that_the_person_reads_however_soon_it_comes()
    {
        var (number, file) = await Sent("beweis.jpg", [.. Files.Jpeg, .. Found]);
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{file}'");
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        await officer.Submit(await officer.Open("/desk/privacy"), "main form.form", ("Number", number), ("Words", "Eine Datei ist gesperrt, ich sehe sie an."));
        var page = await officer.Open($"/desk/requests/{number}/files/{file}");
        page.Document.QuerySelector("[formaction$='handler=open']")!.Id = "wanted";
        await officer.Submit(page, "#wanted", ("Words", "Ich will wissen, was es ist."));
        await Agrees("Gesperrte Datei ansehen", number);

        for (var times = 1L; times <= 2; times++)
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/desk/requests/{number}/files/{file}/original")).StatusCode);
            Assert.Equal(times, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'OriginalTaken' AND detail = '{file:N}'"));
        }
        Assert.Contains("hat diese Datei heruntergeladen, wie Sie sie geschickt haben: beweis.jpg", (await asked!.Open("/de/status/gelesen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_shut_files_of_one_matter_both_are_asked_for_and_each_only_once()
    {
        var (number, first) = await Sent("eins.jpg", [.. Files.Jpeg, .. Found]);
        await asked!.SubmitWith(await asked.Open("/de/status/anliegen"), Portal.People.Main, [new("files", "zwei.jpg", [.. Files.Jpeg, 1, .. Found])], ("Words", "Und noch einer."));
        await Until($"SELECT count(*) = 2 FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number} AND f.readability = 'Quarantined'");
        var second = (Guid)(await house.Ask($"SELECT f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number} AND f.id <> '{first}'"))!;
        using var clerk = await house.Clerk();
        var page = await clerk.Open($"/desk/requests/{number}/files/{first}");
        await clerk.Submit(page, "form[action$='handler=release']", ("Words", "Der Vermieter schickt solche Dateien."));

        var again = await clerk.Submit(page, "form[action$='handler=release']", ("_key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")), ("Words", "Der Vermieter schickt solche Dateien."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var other = await clerk.Submit(await clerk.Open($"/desk/requests/{number}/files/{second}"), "form[action$='handler=release']", ("Words", "Auch der ist vom Vermieter."));

        Assert.Contains("wartet auf eine zweite Person", other.Text, StringComparison.Ordinal);
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM trust.joint_act WHERE number = {number} AND kind = 'ReleaseQuarantined' AND outcome IS NULL"));
        Assert.Equal("23505", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask($"BEGIN; SELECT set_config('oh.kind', 'House', true); INSERT INTO trust.joint_act SELECT gen_random_uuid(), kind, subject, number, concerns, detail, seconds, asked_by, asked_at, lapses_at, NULL, NULL, NULL, NULL FROM trust.joint_act WHERE number = {number} LIMIT 1; COMMIT"))).SqlState);
    }

    [Theory]
    [InlineData("agree", "now() + interval '1 hour'", 1L), InlineData("decline", "now() + interval '1 hour'", 1L), InlineData("agree", "now() - interval '1 hour'", 0L), InlineData("decline", "now() - interval '1 hour'", 0L)]
    public async Task Whoever_already_writes_in_the_matter_or_did_decides_too_and_what_they_held_before_stays(string button, string until, long left)
    {
        var (number, file) = await Sent("mehr.jpg", [.. Files.Jpeg, .. Found]);
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{file}'");
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/files/{file}"), "form[action$='handler=release']", ("Words", "Vielleicht irrt das Programm."));
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'MatterJoined', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            INSERT INTO trust.grant (id, holder, "right", subject, why, why_id, given_at, until) SELECT gen_random_uuid(), c.id, 'Type', r.id, 'conversation', gen_random_uuid(), now() - interval '2 hours', {until} FROM intake.request r, trust.clerk c WHERE r.number = {number} AND c.display_name = 'Dilan Stern'; COMMIT
            """);

        var decided = await Decides("Gesperrte Datei freigeben", number, "Dilan Stern", "/desk/privacy", button);

        Assert.Equal((HttpStatusCode.OK, 1L), (decided.Status, await house.Ask($"SELECT count(*) FROM trust.joint_act WHERE number = {number} AND outcome IS NOT NULL")));
        Assert.Equal(left, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.\"right\" = 'Type' AND g.ended_at IS NULL"));
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

    private Task<PageSeen> Agrees(string what, string number) => Decides(what, number, "Ayla Herbst", "/desk", "agree");

    private async Task<PageSeen> Decides(string what, string number, string name, string path, string how)
    {
        using var second = await house.Clerk(name, path);
        var page = await second.Open("/desk/second");
        page.Document.QuerySelectorAll($"button[formaction$='handler={how}']").Single(b => b.GetAttribute("aria-label") is { } label && label.Contains(what, StringComparison.Ordinal) && label.Digits().Contains(number, StringComparison.Ordinal)).Id = "wanted";
        return await second.Submit(page, "#wanted");
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
