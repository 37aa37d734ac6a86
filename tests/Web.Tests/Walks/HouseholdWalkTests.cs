using System.Globalization;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Two adults, one child, rent and a mini-job, on a telephone without script.</summary>
public sealed class HouseholdWalkTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Theory]
    [InlineData("de", "Ihr Antrag ist angekommen."), InlineData("ar", "وصل طلبكم.")]
    public async Task A_household_finishes_its_first_application(string language, string arrived)
    {
        var answers = Answers.FromJson(await File.ReadAllBytesAsync(Path.Combine(Programs.Root, "forms", "apply", "samples", "lena-household.json"), TestContext.Current.CancellationToken));
        await using var phone = await OneBrowser.Phone(language);
        var lena = new Walker(await phone.NewPageAsync(), house.Address);

        await lena.Open($"/{language}/anliegen/apply");
        await FillIn(lena, answers, language);
        Assert.Contains(arrived, await lena.Words("h1"), StringComparison.Ordinal);
        var (number, _) = await lena.Keys();
        await lena.Press("a.kern-btn--primary[href*='/anliegen/apply/']");
        for (var pages = 1; !lena.Page.Url.EndsWith("/pruefen", StringComparison.Ordinal); pages++)
        {
            Assert.InRange(pages, 1, 21);
            await FillIn(lena, answers, language);
        }

        await Picture(lena, language, "pruefen");
        await lena.Press(Walker.Main);

        await Picture(lena, language, "eingang");
        Assert.Equal(number, (await lena.Keys()).Number);
        Assert.Contains("Tomasz Lindenblatt", await lena.Words("main"), StringComparison.Ordinal);
        Assert.Equal(0, await lena.Page.Locator("section[aria-labelledby=pruefen]").CountAsync());
    }

    private static async Task FillIn(Walker person, Answers answers, string language)
    {
        await Write(person, answers);
        while (await person.Page.Locator("button[value^='more:']").CountAsync() > 0 && await Left(person, answers))
        {
            await person.Press("button[value^='more:']");
            await Write(person, answers);
        }

        await Picture(person, language, person.Page.Url.Split('/')[^1].Split('#', '?')[0]);
        await person.Press(Walker.Main);
    }

    private static async Task Write(Walker person, Answers answers)
    {
        // What is folded away is opened by hand, as everybody can.
        while (await person.Page.Locator("form details:not([open]) > summary").CountAsync() > 0)
            await person.Page.Locator("form details:not([open]) > summary").First.ClickAsync();
        foreach (var (field, values) in answers)
            if (await person.Page.Locator($"[name='{field}']").CountAsync() > 0)
                foreach (var value in values)
                    await person.Write((field, value));
    }

    private static async Task<bool> Left(Walker person, Answers answers)
    {
        var list = (await person.Page.Locator("button[value^='more:']").GetAttributeAsync("value"))![5..] + ".";
        foreach (var (field, _) in answers.Where(a => a.Key.StartsWith(list, StringComparison.Ordinal)))
            if (await person.Page.Locator($"[name='{field}']").CountAsync() == 0)
                return true;
        return false;
    }

    private static Task Picture(Walker person, string language, string name) => person.Page.ScreenshotAsync(new()
    {
        FullPage = true,
        Path = Path.Combine(Programs.Artifacts("household"), string.Create(CultureInfo.InvariantCulture, $"{language}-{name}.png")),
    });
}
