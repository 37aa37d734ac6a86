using System.Net;
using OffenesHaus.Web.Tests.Portal;
using static OffenesHaus.Web.Tests.MailRoom.MondayMorning;

namespace OffenesHaus.Web.Tests.MailRoom;

/// <summary>What another channel began is finished from paper, by somebody who reads none of it.</summary>
public sealed class PapersIntoTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private const string Secret = "Trennung von Karl, bitte nicht weitersagen";

    private static int pictures;

    [Fact]
    public async Task A_draft_is_finished_from_paper_without_being_read_and_the_later_answer_holds_and_is_named()
    {
        using var person = house.Visitor();
        var kept = await person.Submit(await person.Open("/de/anliegen/message"), "button[value=save]", ("concern", Secret), ("name", "Ina Entwurf"), ("reach", "Lindenstraße 4, 12345 Musterstadt"));
        var number = kept.Keys().Number.Digits();

        using var clerk = await house.MailRoom();
        var paper = await ByPost(clerk);
        var first = await BeginsInto(clerk, paper, number);
        Assert.Contains("/angaben/", first.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("schon beantwortet", first.Text, StringComparison.Ordinal);
        Assert.Equal("", first.Document.QuerySelector("[name=name]")!.GetAttribute("value") ?? "");
        await ReadsNothing(clerk, paper);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.right = 'Type' AND g.ended_at IS NULL"));

        var check = await clerk.Submit(first, "button[value=continue].kern-btn", ("name", "Ina Papier"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"));
        while (!check.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            check = await clerk.Submit(check, "button[value=continue].kern-btn");
        Assert.Contains("War schon beantwortet", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, check.Text, StringComparison.Ordinal);
        await ReadsNothing(clerk, paper);
        Assert.Equal(number, NumberOf(await clerk.Submit(check, "main .asked form")));

        // One record: what stood there, what the paper adds, and the newer answer with its name; the draft is declared on the day of the paper.
        Assert.Equal(new DateOnly(2026, 10, 30), await house.DayOf(number));
        Assert.Equal("Post Clerk Declaration", await house.Ask($"SELECT string_agg(concat_ws(' ', a.channel, a.typed_by, a.kind), ', ') FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        var receipt = await person.Open("/de/eingang");
        Assert.Contains(Secret, receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Ina Papier", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ina Entwurf", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Jetzt gilt, was auf dem Papier steht", receipt.Part(".band"), StringComparison.Ordinal);
        Assert.True((long)(await house.Ask($"SELECT count(*) FROM intake.answers a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"))! >= 2);

        // Typed and gone: whoever files papers reads none of it afterwards either.
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.typed_page WHERE paper_id = '{IdOf(paper)}' AND sealed IS NOT NULL"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/requests/{number}")).StatusCode);
        using var worker = await house.Clerk();
        Assert.Contains("Neuere Antwort", (await worker.Open($"/desk/requests/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_type_beside_a_request_are_merged_and_the_wrong_request_is_left_without_a_trace_in_it()
    {
        using var person = house.Visitor();
        var number = (await person.Submit(await person.Open("/de/anliegen/message"), "button[value=save]", ("concern", Secret))).Keys().Number.Digits();
        using var klara = await house.MailRoom();
        using var miriam = await house.Clerk();
        var paper = await ByPost(klara);
        var (hers, theirs) = (await BeginsInto(klara, paper, number), await miriam.Open(paper.Address.AbsolutePath + "/angaben"));
        await klara.Submit(hers, "button[value=save]", ("name", "Zweimal Getippt"));
        await miriam.Submit(theirs, "button[value=save]", ("customerNumber", "4711"));
        var merged = await klara.Open(paper.Address.AbsolutePath + "/angaben");
        Assert.Equal("Zweimal Getippt", merged.Document.QuerySelector("[name=name]")!.GetAttribute("value"));
        await ReadsNothing(miriam, paper);

        var anew = await klara.Submit(await klara.Open(paper.Address.AbsolutePath), "form[action$='handler=anew']");

        Assert.Contains("Ein Formular: abschreiben", anew.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.answers a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
    }

    [Fact]
    public async Task A_number_that_is_not_there_and_a_request_that_is_closed_take_no_typing()
    {
        using var clerk = await house.MailRoom();
        var paper = await ByPost(clerk);
        Assert.Contains("Zu dieser Nummer gibt es kein Anliegen", (await BeginsInto(clerk, paper, "1234567890")).Part("[role=alert]"), StringComparison.Ordinal);
        var closed = ((long)(await house.Ask("SELECT r.number FROM intake.request r JOIN intake.request_state s ON s.request_id = r.id WHERE s.state = 'Closed' AND NOT EXISTS (SELECT FROM intake.request_state l WHERE l.request_id = r.id AND l.turn > s.turn) LIMIT 1"))!).ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("kann hier niemand hinein abschreiben", (await BeginsInto(clerk, paper, closed)).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.paper WHERE id = '{IdOf(paper)}' AND request_id IS NOT NULL"));
    }

    private static async Task ReadsNothing(Visitor clerk, PageSeen paper)
    {
        foreach (var path in new[] { "", "/angaben", "/pruefen" })
        {
            var seen = await clerk.Open(paper.Address.AbsolutePath + path);
            Assert.DoesNotContain(Secret, seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ina Entwurf", seen.Text, StringComparison.Ordinal);
        }
    }

    private static Task<PageSeen> ByPost(Visitor clerk) =>
        TakesIn(clerk, null, [new("scan", "seite.jpg", [.. Files.Jpeg, .. BitConverter.GetBytes(1_000_000 + Interlocked.Increment(ref pictures))])], ("ArrivedOn", "30.10.2026"));
}
