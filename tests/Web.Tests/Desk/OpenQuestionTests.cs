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
        await clerk.Submit(page, "main form.form", ("Words", "Ihre andere Frage ist beantwortet."), ("Settles", settled ? "true" : "false"));

        Assert.Equal(settled, !(await person.Open("/de/status/anliegen")).Part(".lead")!.Contains("Wir haben eine Frage", StringComparison.Ordinal));
        Assert.Equal(settled, await house.Ask($"SELECT bool_and(t.waits_until IS NULL) FROM cases.task t JOIN intake.request r ON r.id = t.request_id WHERE r.number = {number.Digits()} AND t.closed_at IS NULL"));
        var letters = await Letters(number);
        Assert.Equal(settled ? "Gerade nichts." : "Unsere Frage von vorher ist noch offen.", letters[^1].Box.ToDo.Answer.German.Split(". ")[0].TrimEnd('.') + ".");
        Assert.Equal(settled, letters[^1].Box.ByWhen.Answer.German != letters[0].Box.ByWhen.Answer.German);
        // Answered again, nothing is asked about a question that is settled.
        Assert.Equal(settled, (await clerk.Open(Protected.Path(number) + "/answer")).Document.QuerySelector("#frage-0") is null);
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
