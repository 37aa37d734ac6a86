using OffenesHaus.Catalog;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>The invented people of <c>forms/*/samples</c> fill in every page they are shown, without script, as it stands on the page.</summary>
public sealed class WholeApplicationTests(FridayEvening house) : IClassFixture<FridayEvening>
{
    [Theory]
    [InlineData("apply", "lena-household", 22), InlineData("apply", "emil-alone", 13), InlineData("renewal", "horst-nothing-new", 5), InlineData("renewal", "greta-much-is-new", 17)]
    public async Task A_household_reaches_the_end_and_only_evidence_is_still_to_come(string form, string sample, int pages)
    {
        var answers = Answers.FromJson(await File.ReadAllBytesAsync(Path.Combine(Programs.Root, "forms", form, "samples", sample + ".json"), TestContext.Current.CancellationToken));
        using var person = house.Visitor();

        var page = await FillIn(person, await person.Open($"/de/anliegen/{form}"), answers);
        Assert.True(page.IsReceipt(), page.Text);
        var keys = page.Keys();
        page = await person.Open(page.Link("a.kern-btn--primary[href*='/anliegen/']")!);

        var seen = 1;
        while (!page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
        {
            var here = page.Address.AbsolutePath;
            page = await FillIn(person, page, answers);
            Assert.True(page.Address.AbsolutePath != here, $"Nothing leads on from {here}:\n{page.Text}");
            seen++;
        }

        var receipt = await person.Submit(page, People.Main);

        Assert.Equal(pages, seen);
        Assert.Equal(keys, receipt.Keys());
        Assert.Equal(2, await house.Arrivals(keys.Number));
        Assert.Empty(receipt.Parts("section[aria-labelledby=pruefen] li"));
        Assert.All(receipt.Parts("section[aria-labelledby=fehlt] li"), missing => Assert.StartsWith("Nachweis", missing, StringComparison.Ordinal));
        Assert.All(answers.Where(a => !a.Key.EndsWith(".m", StringComparison.Ordinal) && answers[a.Key]!.Any(char.IsUpper)), a => Assert.Contains(answers[a.Key]!.Split('\n')[0], receipt.Text, StringComparison.Ordinal));
    }

    // As many rows as there are people or jobs: the button for one more is pressed while somebody is left.
    private static async Task<PageSeen> FillIn(Visitor person, PageSeen page, Answers answers)
    {
        while (page.Document.QuerySelector("button[value^='more:']") is { } more
            && answers.Any(a => a.Key.StartsWith(more.GetAttribute("value")![5..] + ".", StringComparison.Ordinal) && page.Document.GetElementsByName(a.Key).Length == 0))
            page = await person.Submit(page, "button[value^='more:']", Here(page, answers));
        return await person.Submit(page, People.Main, Here(page, answers));
    }

    private static (string, string?)[] Here(PageSeen page, Answers answers) =>
        [.. answers.Where(a => page.Document.GetElementsByName(a.Key).Length > 0).SelectMany(a => a.Value, (a, value) => (a.Key, (string?)value))];
}
