using System.Net;
using OffenesHaus.Web.Tests.MailRoom;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>What may be told: found as it is spoken, in versions that stay, and named as the origin of what was said.</summary>
public sealed class KnowledgeTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    [Theory]
    [InlineData("mietschulden", "Miet")]
    [InlineData("Stromschuldn", "Strom")]
    [InlineData("Xylophon", null)]
    [InlineData("räumung", "Miet")]
    [InlineData("§ 44 SGB X", "prüfen lassen")]
    [InlineData("Überprüfungsantrag", "prüfen lassen")]
    public async Task Pages_are_found_as_they_are_spoken(string words, string? found)
    {
        using var agent = await house.Agent();
        var page = await agent.Open("/desk/knowledge?q=" + Uri.EscapeDataString(words));
        if (found is null)
            Assert.Contains("Dazu ist nichts aufgeschrieben", page.Text, StringComparison.Ordinal);
        else
            Assert.Contains(page.Parts("table.list td a").Take(4), t => t.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_version_replaces_the_old_one_which_stays_readable_and_each_agent_confirms_it()
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");
        var empty = await editor.Open("/admin/knowledge/new");
        Assert.Contains("Schreiben Sie bitte einen Titel", (await editor.Submit(empty, "main form")).Part("[role=alert]"), StringComparison.Ordinal);
        var written = await editor.Submit(empty, "main form", ("Name", "Gutscheine für Lebensmittel"), ("Body", "# Wann\nAm selben Tag.\n- an der Kasse im Erdgeschoss"), ("Law", "§ 24 Abs. 1 SGB II"), ("MustRead", "true"), ("Services", "urgent-loan"));
        var code = written.Address.Segments[^1];
        Assert.Equal(written.Address, (await editor.Submit(empty, "main form", ("Name", "Gutscheine für Lebensmittel"), ("Body", "# Wann\nAm selben Tag.\n- an der Kasse im Erdgeschoss"), ("Law", "§ 24 Abs. 1 SGB II"), ("MustRead", "true"), ("Services", "urgent-loan"))).Address);
        Assert.Contains("Paul Mai, ", written.Text, StringComparison.Ordinal);

        using var agent = await house.Agent();
        Assert.Contains("Gutscheine für Lebensmittel", (await agent.Open("/desk/knowledge")).Part(".notice.soon"), StringComparison.Ordinal);
        var read = await agent.Submit(await agent.Open($"/desk/knowledge/{code}"), "form#lesen");
        Assert.Contains("Sie haben es gelesen", read.Text, StringComparison.Ordinal);
        Assert.Contains("1 von", (await editor.Open($"/admin/knowledge/{code}")).Text, StringComparison.Ordinal);

        var stale = await editor.Open($"/admin/knowledge/{code}");
        await editor.Submit(stale, "main form", ("Body", "# Wann\nAm selben Tag.\n- am Schalter 3"));
        Assert.Contains("ist Fassung 2 erschienen", (await editor.Submit(stale, "main form", ("Body", "Etwas anderes."))).Part("[role=alert]"), StringComparison.Ordinal);
        var now = await agent.Open($"/desk/knowledge/{code}");
        Assert.Contains("am Schalter 3 neu", now.Text, StringComparison.Ordinal);
        Assert.Contains("Ich habe es gelesen", now.Text, StringComparison.Ordinal);
        var old = await agent.Open($"/desk/knowledge/{code}?v=1");
        Assert.Contains("an der Kasse im Erdgeschoss", old.Text, StringComparison.Ordinal);
        Assert.Contains("Das ist eine alte Fassung", old.Text, StringComparison.Ordinal);
        Assert.Null(old.Document.QuerySelector("form#lesen"));

        // Nobody writes it over, whoever asks the database as the house does.
        Assert.Equal("f f", await house.Ask("SELECT concat_ws(' ', has_table_privilege('offenes_haus_app', 'catalog.article', 'UPDATE'), has_table_privilege('offenes_haus_app', 'catalog.article', 'DELETE'))"));
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Get("/admin/knowledge")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Get("/admin/knowledge/rent-debts")).StatusCode);
    }

    [Fact]
    public async Task What_was_told_names_the_version_it_came_from_and_a_promise_its_day()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var matter = await desk.HandsIn(await desk.Begins(visit, "something-else"), ("name", "Quirin Quelle"), ("concern", "Was wird aus meinem Strom?"), ("replyBy", "here"));
        var (number, path) = (TalkPages.NumberOf(matter), matter.Address.AbsolutePath);
        var article = await desk.Open($"/desk/knowledge/energy-debts?gespraech={TalkPages.IdOf(matter)}&nummer={number}");
        var with = await desk.Open(article.Link("a.act.main")!);
        Assert.True(with.Document.QuerySelector("input[value^='energy-debts ']")!.HasAttribute("checked"));

        var wrong = await desk.Submit(with, "form[action$='handler=said']", ("SaidWords", "Wir rufen an."), ("Promise", "CallBack"), ("Until", "31.2.2027"));
        Assert.Contains("Schreiben Sie den Tag so", wrong.Part("[role=alert]"), StringComparison.Ordinal);
        var key = with.Document.QuerySelector("form[action$='handler=said'] [name=_key]")!.GetAttribute("value");
        foreach (var _ in (int[])[1, 2])
            await desk.Submit(with, "form[action$='handler=said']", ("SaidWords", "Wir rufen bis Freitag an."), ("Promise", "CallBack"), ("Until", "6.11.2026"), ("_key", key));
        await desk.Submit(with, "form[action$='handler=said']", ("SaidWords", "Und noch etwas anderes."), ("_key", key));

        Assert.Equal("2", $"{await house.Ask($"SELECT count(*) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.kind IN ('Told', 'Promised')")}");
        using var miriam = await house.Clerk();
        var seen = await miriam.Open($"/desk/requests/{number}");
        Assert.Contains("Zusage: Rückruf, bis Fr 06.11.2026", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Quelle: Schulden", seen.Text.Replace("Quelle: Strom", "Quelle: Schulden", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Fassung 1 vom 02.11.2026", seen.Text, StringComparison.Ordinal);
        var line = await miriam.Open($"/desk/requests/{number}/person");
        Assert.Contains("zugesagt: Rückruf · bis Fr 06.11.2026", line.Text, StringComparison.Ordinal);
        Assert.Contains("Fassung 1 vom 02.11.2026", line.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await desk.Get(path)).StatusCode);
    }
}
