using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class BarrierTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Path = "/de/barrierefreiheit/rueckmeldung";

    [Fact]
    public async Task A_barrier_is_filed_as_a_request_with_number_and_code_and_a_task()
    {
        using var visitor = house.Visitor();
        var form = await visitor.Open(Path);

        var receipt = await visitor.Submit(form, "main form", ("words", "Der Knopf ist mit der Tastatur nicht zu erreichen."), ("where", "Erste Seite"));

        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Contains("Ihre Rückmeldung ist angekommen.", receipt.Text, StringComparison.Ordinal);
        var number = string.Concat(receipt.Parts(".keys dd")[0].Where(char.IsAsciiDigit));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = '{number}'"));
    }

    [Fact]
    public async Task The_answer_can_be_read_with_number_and_code_and_holds_the_words()
    {
        using var visitor = house.Visitor();
        var receipt = await visitor.Submit(await visitor.Open(Path), "main form", ("words", "Die Schrift ist zu klein."));
        var keys = receipt.Parts(".keys dd");

        var status = await visitor.Submit(await visitor.Open("/de/status"), "main form", ("Number", keys[0]), ("Code", keys[1]));

        Assert.Contains("Die Schrift ist zu klein.", (await visitor.Open("/de/eingang")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status.Status);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_request()
    {
        using var visitor = house.Visitor();
        var form = await visitor.Open(Path);

        var first = await visitor.Submit(form, "main form", ("words", "Zweimal"));
        var second = await visitor.Submit(form, "main form", ("words", "Zweimal"));

        Assert.Equal(first.Parts(".keys dd"), second.Parts(".keys dd"));
    }

    [Fact]
    public async Task Nothing_written_is_said_beside_the_form()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Submit(await visitor.Open(Path), "main form", ("words", " "), ("where", "Seite Leistungen"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Schreiben Sie bitte, was nicht klappt.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Seite Leistungen", page.Document.QuerySelector("#where")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_in_the_middle_of_an_application_keeps_it_open()
    {
        using var visitor = house.Visitor();
        var begun = await visitor.Submit(await visitor.Open("/de/anliegen/message/words"), "button[value=save].plain", ("concern", "Mitten im Schreiben"));
        Assert.Contains("Gespeichert", begun.Title, StringComparison.Ordinal);

        await visitor.Submit(await visitor.Open(Path), "main form", ("words", "Etwas klemmt."));

        Assert.Contains("Mitten im Schreiben", (await visitor.Open("/de/anliegen/message/words")).Part("textarea"), StringComparison.Ordinal);
    }
}
