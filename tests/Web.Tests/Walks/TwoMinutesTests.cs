using OffenesHaus.Web.Tests.Parity;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>"Apply now" by five ways, in a real browser: none asks more than two minutes of anybody, and each leaves the same record with the same checklist and day.</summary>
public sealed class TwoMinutesTests(ParityHouse house) : IClassFixture<ParityHouse>
{
    private const int Most = 120;
    private const string Service = "first-application", Name = "Rosa Ruft", Reach = "Lindenstraße 4, 12345 Musterstadt";

    private static readonly (string Field, string Word)[] Written = [("name", Name), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", Reach)];

    // Name, date, address, and which of three choices.
    private const int WordsOfAnswers = 12;

    [Fact]
    public async Task To_apply_takes_two_minutes_at_most_by_every_way_and_leaves_the_same_record()
    {
        var ways = new (string Way, Func<Walker, Interaction, Task<string>> Walk, string? Door, string? Who)[]
        {
            ("portal", AtThePortal, null, null),
            ("helper", WithAHelper, "/de/helfen/anmelden", "Anna Ahorn"),
            ("counter", AtTheCounter, "/desk/talks/counter", "Cora Juni"),
            ("phone", OnTheTelephone, "/desk/talks/phone", "Paul Mai"),
            ("paper", OnPaper, "/desk/post/papers", "Klara Januar"),
        };
        List<string> table = ["| way | seconds | by the clock | keys | acts | words read | words spoken | pages |", "| --- | --- | --- | --- | --- | --- | --- | --- |"];
        List<(string Way, double Seconds, MatterSeen Seen, string Day)> came = [];
        foreach (var (way, walk, door, who) in ways)
        {
            await using var context = await OneBrowser.AsItIs("de");
            var walker = new Walker(await context.NewPageAsync(), house.Address);
            if (door is not null)
            {
                await walker.Open(door);
                await walker.Leaving(() => walker.Page.Locator("button[name=Clerk], button[name=helper]", new() { HasText = who }).First.ClickAsync());
            }

            var hand = await Begin(walker, way);
            var number = await walk(walker, hand);
            table.Add(hand.Line(way));
            came.Add((way, hand.Seconds, await house.SeenByPerson(number), (await house.DayOf(number)).Split(' ')[0]));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', table));
        Assert.Empty(came.Where(c => c.Seconds > Most).Select(c => $"{c.Way}: {c.Seconds:0} s"));
        Assert.Contains(Reach, came[0].Seen.Answers, StringComparison.Ordinal);
        Assert.NotEqual("", came[0].Seen.Missing);
        Assert.All(came, c => Assert.Equal((came[0].Seen, came[0].Day), (c.Seen, c.Day)));
    }

    private static async Task<Interaction> Begin(Walker walker, string way)
    {
        await walker.Open(way switch { "portal" => "/de", "helper" => "/de/helfen/neu", "paper" => "/desk/post/papers", _ => $"/desk/talks/{way}" });
        return new(walker);
    }

    private static async Task<string> AtThePortal(Walker walker, Interaction hand)
    {
        await hand.Reads("h1, .door.main");
        await hand.Presses(".door.main a");
        await hand.Reads("#inhalt");
        await Fill(hand);
        await hand.Presses(Walker.Main);
        await hand.Reads("h1, .keys");
        return (await walker.Keys()).Number.Digits();
    }

    private static async Task<string> WithAHelper(Walker walker, Interaction hand)
    {
        await hand.Reads("h1, h1 + p, #form > legend, #tongue");
        await hand.Chooses("Service", Service);
        await hand.Chooses("Tongue", "de");
        await hand.Presses(Walker.Main);
        await hand.Reads("#inhalt");
        await Fill(hand);
        await hand.Presses(Walker.Main);
        await hand.Reads("h1, .keys");
        return new Uri(walker.Page.Url).AbsolutePath.Split('/')[3];
    }

    private static Task<string> AtTheCounter(Walker walker, Interaction hand) => Speaks(walker, hand, counter: true);

    private static Task<string> OnTheTelephone(Walker walker, Interaction hand) => Speaks(walker, hand, counter: false);

    private static async Task<string> Speaks(Walker walker, Interaction hand, bool counter)
    {
        await hand.Presses("main form .act.main");
        await hand.Chooses("Service", Service);
        await hand.Presses("form[action$='handler=begin'] button");
        await hand.AsksAloud(".asked .q", WordsOfAnswers);
        await Fill(hand);
        await hand.Presses("form[data-keep] button[value=continue].kern-btn");
        await hand.AsksAloud("section[aria-labelledby=nr] p[lang]", answered: 0);
        if (counter)
        {
            await hand.Does();
            var receipt = await walker.Page.Context.APIRequest.GetAsync(new Uri(new Uri(walker.Page.Url), await walker.Page.Locator("a[href$='quittung.pdf']").GetAttributeAsync("href")).ToString());
            Assert.Equal(200, receipt.Status);
        }
        return new Uri(walker.Page.Url).AbsolutePath.Split('/')[4];
    }

    private static async Task<string> OnPaper(Walker walker, Interaction hand)
    {
        if (!await walker.Page.Locator("details.more[open]").IsVisibleAsync())
            await walker.Page.Locator("details.more > summary").ClickAsync();
        await hand.Chooses("Channel", "Post");
        await hand.Types("ArrivedOn", "2.11.2026");
        await hand.Does();
        await walker.Photos("scan", ("antrag.jpg", [.. Files.Jpeg, 9, 9, 7]));
        await hand.Presses("details.more .act.main");
        await hand.Chooses("Service", Service);
        await hand.Presses("main form.form .act.main");
        await hand.Reads(WordsOfAnswers);
        await Fill(hand);
        // One sheet with four lines: nothing more stands on it.
        await hand.Presses("button[value=check]");
        await hand.Reads(".facts");
        await hand.Presses("main .asked form .act.main");
        return System.Web.HttpUtility.ParseQueryString(new Uri(walker.Page.Url).Query)["abgelegt"]!.Digits();
    }

    private static async Task Fill(Interaction hand)
    {
        foreach (var (field, word) in Written)
            await hand.Types(field, word);
        await hand.Chooses("want", "livelihood");
    }
}
