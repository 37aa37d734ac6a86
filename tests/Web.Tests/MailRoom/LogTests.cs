using System.Net;

namespace OffenesHaus.Web.Tests.MailRoom;

public sealed class LogTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    [Fact]
    public async Task Emptyings_out_of_order_or_in_the_future_get_a_sentence_and_a_wrong_time_is_corrected_by_a_further_one()
    {
        using var clerk = await house.MailRoom();
        Assert.Contains("wann davor geleert wurde", await Refused(clerk, "frist", "30.10.2026", "12:00"), StringComparison.Ordinal);
        Assert.Contains("nicht zu lesen", await Refused(clerk, "frist", "31.2.2026", "12:00"), StringComparison.Ordinal);
        Assert.Contains("Jetzt ist es 02.11.2026", await Refused(clerk, "frist", "3.11.2026", "7:30"), StringComparison.Ordinal);
        await MondayMorning.Empties(clerk, "frist", "30.10.2026", "12:00", ("BeforeDay", "29.10.2026"), ("BeforeTime", "15:00"));
        Assert.Contains("zuletzt am 30.10.2026 um 12:00 Uhr", await Refused(clerk, "frist", "30.10.2026", "9:00"), StringComparison.Ordinal);
        var log = await MondayMorning.Empties(clerk, "frist", "2.11.2026", "7:30");

        var row = log.Document.QuerySelectorAll("main .list tbody tr").First(r => r.TextContent.Contains("Fristenkasten", StringComparison.Ordinal));
        Assert.Contains("Fr 30.10. 12:00", row.TextContent, StringComparison.Ordinal);
        var correct = await clerk.Open(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit(correct, "main .form", ("Time", "7:15"), ("Reason", "kurz"))).Status);
        Assert.Contains("muss danach liegen", (await clerk.Submit(correct, "main .form", ("Day", "30.10.2026"), ("Time", "11:00"), ("Reason", "Die Uhr im Flur ging nach."))).Text, StringComparison.Ordinal);
        var after = await clerk.Submit(correct, "main .form", ("Time", "7:15"), ("Reason", "Die Uhr im Flur ging nach."));

        var corrected = after.Document.QuerySelectorAll("main .list tbody tr").First(r => r.TextContent.Contains("Fristenkasten", StringComparison.Ordinal)).TextContent;
        Assert.Contains("7:15", corrected, StringComparison.Ordinal);
        Assert.Contains("7:30", corrected, StringComparison.Ordinal);
        Assert.Contains("Die Uhr im Flur ging nach.", corrected, StringComparison.Ordinal);
        Assert.Equal(2L, await house.Ask("SELECT count(*) FROM intake.emptying WHERE box = 'frist' AND emptied_at > '2026-11-01'"));
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'EmptyingCorrected'"));
    }

    [Fact]
    public async Task The_same_page_sent_twice_is_one_emptying()
    {
        using var clerk = await house.MailRoom();
        var page = await clerk.Open("/desk/post");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clerk.Submit(page, "main .form", ("Box", "tor"), ("Day", "2.11.2026"), ("Time", "9:10"))));

        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM intake.emptying WHERE box = 'tor' AND emptied_at = '2026-11-02 08:10Z'"));
    }

    private static async Task<string> Refused(Visitor clerk, string box, string day, string time)
    {
        var page = await MondayMorning.Empties(clerk, box, day, time);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        return page.Part("[role=alert]")!;
    }
}
