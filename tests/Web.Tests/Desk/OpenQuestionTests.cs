using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Protection;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>A question with a date, and an answer after it: person, letter and desk say the same about what is still wanted.</summary>
public sealed class OpenQuestionTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task An_answer_says_whether_the_question_before_it_is_settled_and_everybody_reads_the_same(bool settled)
    {
        using var person = house.Visitor();
        var number = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open(Protected.Path(number)), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/ask"), "main form.form", ("Words", "Bitte schicken Sie den Mietvertrag."));
        Assert.Contains("Wir haben eine Frage", (await person.Open("/de/status/anliegen")).Part(".lead"), StringComparison.Ordinal);

        var page = await clerk.Open(Protected.Path(number) + "/answer");
        Assert.NotNull(page.Document.QuerySelector("#frage-0[checked]"));
        Assert.Contains("Die Antwort ist gespeichert", (await clerk.Submit(page, "main form.form", ("Words", "Ihre andere Frage ist beantwortet."), ("Settles", settled ? "true" : "false"))).Part(".good"), StringComparison.Ordinal);

        var status = await person.Open("/de/status/anliegen");
        var lead = status.Part(".lead")!;
        Assert.Equal(settled, !lead.Contains("Wir haben eine Frage", StringComparison.Ordinal));
        Assert.DoesNotContain(" .", lead, StringComparison.Ordinal);
        Assert.Equal(settled, status.Parts(".msg")[^1].EndsWith("Diese Frage ist erledigt.", StringComparison.Ordinal));
        Assert.Equal(settled, status.Document.QuerySelector(".msg b") is null);
        // Not posted yet, the letter that asks says what no longer holds.
        Assert.Equal(settled ? 1 : 0, (await clerk.Open("/desk/letters")).Document.QuerySelectorAll("tbody tr").Count(r => r.TextContent.Digits().Contains(number.Digits(), StringComparison.Ordinal) && r.TextContent.Contains("Überholt", StringComparison.Ordinal)));
        Assert.Equal(settled, await house.Ask($"SELECT bool_and(t.waits_until IS NULL) FROM cases.task t JOIN intake.request r ON r.id = t.request_id WHERE r.number = {number.Digits()} AND t.closed_at IS NULL"));
        // What was done is said once, and by no link.
        Assert.Null((await clerk.Open(Protected.Path(number) + "?getan=Answered")).Part(".good"));
        var letters = await Letters(number);
        Assert.Equal(settled ? "Gerade nichts." : "Unsere Frage von vorher ist noch offen.", letters[^1].Box.ToDo.Answer.German.Split(". ")[0].TrimEnd('.') + ".");
        Assert.Equal(settled, letters[^1].Box.ByWhen.Answer.German != letters[0].Box.ByWhen.Answer.German);
        // Answered again, nothing is asked about a question that is settled.
        Assert.Equal(settled, (await clerk.Open(Protected.Path(number) + "/answer")).Document.QuerySelector("#frage-0") is null);
    }

    [Fact]
    public async Task A_closed_matter_wants_nothing_any_more()
    {
        using var person = house.Visitor();
        var number = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open(Protected.Path(number)), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/ask"), "main form.form", ("Words", "Bitte schicken Sie den Mietvertrag."));
        Assert.NotNull((await person.Open("/de/status/anliegen")).Part(".msg b"));

        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/answer"), "main form.form", ("Words", "Das ist fertig."), ("Settles", "false"), ("Close", "true"));

        var status = await person.Open("/de/status/anliegen");
        Assert.EndsWith("Diese Frage ist erledigt.", status.Parts(".msg")[^1], StringComparison.Ordinal);
        Assert.Null(status.Part(".msg b"));
        Assert.Null(status.Part("section[aria-labelledby=fehlt]"));
    }

    [Theory]
    [InlineData("maybe"), InlineData("")]
    public async Task An_answer_that_does_not_say_it_in_so_many_words_settles_nothing(string settles)
    {
        using var person = house.Visitor();
        var number = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open(Protected.Path(number)), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/ask"), "main form.form", ("Words", "Bitte schicken Sie den Mietvertrag."));

        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/answer"), "main form.form", ("Words", "Ihre andere Frage ist beantwortet."), ("Settles", settles));

        Assert.Contains("Wir haben eine Frage", (await person.Open("/de/status/anliegen")).Part(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_house_writes_by_itself_repeats_the_date_of_a_question_that_is_still_open()
    {
        using var person = house.Visitor();
        var number = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        using var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open(Protected.Path(number)), "form[action$='handler=take'] button");
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/ask"), "main form.form", ("Words", "Bitte schicken Sie den Mietvertrag."));
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/rights"), $"form[action$='{number.Digits()}/rights']");

        using var officer = await house.Clerk("Dilan Stern", "/desk/keeping");
        var keeping = await officer.Open("/desk/keeping");
        keeping.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("bdi")?.TextContent.Digits() == number.Digits()).QuerySelector("form")!.Id = "lift";
        await officer.Submit(keeping, "#lift", ("Words", "Die Miete ist geklärt."));

        var letters = await Letters(number);
        Assert.Equal(2, letters.Count);
        Assert.StartsWith("Unsere Frage von vorher ist noch offen.", letters[1].Box.ToDo.Answer.German, StringComparison.Ordinal);
        Assert.Equal(letters[0].Box.ByWhen.Answer.German, letters[1].Box.ByWhen.Answer.German);
    }

    private async Task<List<LetterSheet>> Letters(string number)
    {
        await using var scope = house.As(ActorKind.House);
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        var letters = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<Letter>().AsNoTracking().Where(l => l.RequestId == request && l.About == null).OrderBy(l => l.Id).ToListAsync(Stop);
        using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(request, Stop);
        return [.. letters.Select(l => l.Sheet(key))];
    }
}
