using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Npgsql;
using OffenesHaus.Web.Tests.Parity;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Talk;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>
/// A call breaks at a hundred points: the network of the desk at each place of each post, a real browser killed at each step, the server killed while it takes a post in.
/// A colleague goes on with it at another desk. Whatever the first desk was answered for stands there, once, and so does the receipt.
/// </summary>
public sealed class CallKillsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    /// <summary>How many of the points kill the server, which takes seconds to come back: a few by themselves, every write of every step where more are asked for.</summary>
    private static readonly int ServerPoints = int.Parse(Environment.GetEnvironmentVariable("OH_POINTS") ?? "12", CultureInfo.InvariantCulture);

    private const int Middle = 8, AfterTheAnswer = 0;

    // What is saved without a press comes first, then what promises most.
    private static readonly int[] ServerSteps = [2, 6, 3, 7, SpokenCall.HandIn, SpokenCall.Begin, 4, 5, 8, SpokenCall.Take, SpokenCall.End];

    private readonly Person paul = new(), miriam = new();
    private readonly List<SpokenCall> calls = [];
    private readonly List<string> lost = [];
    private CallWitness witness = null!;

    [Fact]
    public async Task A_call_that_breaks_at_a_hundred_points_loses_no_posted_word_doubles_nothing_and_goes_on_at_another_desk()
    {
        Assert.SkipUnless(HouseProcess.CanBeTraced, "strace is not installed");
        using var promises = witness = new(Path.Combine(house.Data, "promises"));
        await LogIn(paul, "Paul Mai");
        await LogIn(miriam, "Miriam Sommer");
        var since = TimeProvider.System.GetUtcNow();

        // One that nothing happens to: every other must come to the same.
        var whole = Call();
        await Walk(whole, 0, SpokenCall.End + 1);

        var server = await KillServers();
        Assert.Empty(lost);
        var (browser, network) = (await KillBrowsers(), await BreakNetwork());

        // Read back with nothing left in memory.
        await house.Restart();
        var expected = await Receipt(whole);
        Assert.All(whole.Words(SpokenCall.HandIn - 1).Append(("", "Gasse # 7")).Where(w => w.Item1 is "" or "words"), w => Assert.Contains(w.Item2.Replace(whole.Caller, "#", StringComparison.Ordinal), expected, StringComparison.Ordinal));
        var resumed = 0;
        foreach (var call in calls.Skip(1))
            if (await Receipt(call) is var told && told == expected)
                resumed++;
            else
                lost.Add($"the receipt of {call.Caller} says {told}");
        await using var source = NpgsqlDataSource.Create(house.Database + ";Pooling=false");
        var (missing, doubled) = await CallWitness.Count(source, calls, since);

        var points = network + browser + server;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"R1b call points {points} (network {network}, browser {browser}, server {server}), posted words {witness.Promises}, lost {lost.Count + missing}, doubled {doubled}, resumed on another desk {resumed}");
        Assert.Empty(lost);
        Assert.Equal((0, 0, points), (missing, doubled, resumed));
        Assert.True(points >= 100, $"only {points} points");
    }

    // The desk's line breaks at each place of each post. Half of the desks send once more before a colleague looks, the others when all is over.
    private async Task<int> BreakNetwork()
    {
        using var line = new DeskLine(house.Address);
        var points = 0;
        foreach (var step in SpokenCall.Steps)
            foreach (var place in DeskLine.Places)
            {
                var call = Call();
                await Walk(call, 0, step);
                var sheet = await call.Prepare(paul, house.Address, step);
                line.BreaksAt = place;
                Assert.Null(await Sent(paul, line.Address, sheet));

                // Before there is a matter only the very same post can tell the desk what became of it.
                var late = points++ % 2 == 1 && step > SpokenCall.Begin;
                if (!late)
                    Took(call, step, await paul.Send(house.Address, sheet));
                await Resume(call, house.Address);
                if (late)
                    Assert.InRange((await paul.Send(house.Address, sheet)).Status, 200, 499);
            }
        return points;
    }

    // A real browser with its script: words typed, perhaps saved in between, perhaps sent, and it is gone.
    private async Task<int> KillBrowsers()
    {
        using var playwright = await Playwright.CreateAsync();
        foreach (var step in SpokenCall.Steps)
        {
            var call = Call();
            await Walk(call, 0, step);
            var (process, page) = await BrowserProcess.Open(playwright, house.Address, paul);
            await using var browser = process;
            var answered = new ConcurrentQueue<IResponse>();
            page.Response += (_, answer) =>
            {
                if (answer.Request.Method == "POST" && answer.Status is 204 or 302)
                    answered.Enqueue(answer);
            };
            await page.GotoAsync(new Uri(house.Address, call.PathOf(step)).ToString());
            await Type(page, call, step);
            if (call.Keeps(step))
            {
                await page.WaitForResponseAsync(a => a.Status == 204, new() { Timeout = 60_000 });
                await page.Keyboard.TypeAsync(" und dann noch");
            }
            else
            {
                _ = page.Locator(SpokenCall.ButtonOf(step)).First.ClickAsync().ContinueWith(c => c.Exception, TaskScheduler.Default);
                await Task.Delay(step * 13 % 60);
            }

            await browser.Kill();
            foreach (var answer in answered)
            {
                if (step <= SpokenCall.Begin)
                    call.Goes(new Uri(house.Address, answer.Headers["location"]).AbsolutePath);
                witness.Saw(call, step);
            }
            await Resume(call, house.Address);
        }
        return SpokenCall.Steps.Count;
    }

    // As by KillPointsTests: a house of its own, killed as it begins a write, a sync or a send, or as soon as its answer was read. The next one stands on the same data.
    private async Task<int> KillServers()
    {
        var (points, every) = (0, ServerPoints > 12);
        var next = HouseProcess.Start(house.Database, house.Data);
        foreach (var step in ServerSteps)
        {
            for (var (turn, alive) = (1, false); !alive && points < ServerPoints && (every || turn <= 2); turn++, points++)
            {
                var dies = every ? turn : turn == 1 ? Middle : AfterTheAnswer;
                await using var victim = await next;
                next = HouseProcess.Start(house.Database, house.Data);
                var call = Call();
                await Walk(call, 0, step);
                var sheet = await call.Prepare(paul, house.Address, step);
                using var tracer = dies == AfterTheAnswer ? null : await victim.DieAt(dies);
                var answer = await Sent(paul, victim.Address, sheet);
                await victim.Kill();
                alive = answer is not null;
                if (answer is not null)
                    Took(call, step, answer);
                var restarted = (await next).Address;
                if (answer is null && (points % 2 == 0 || step <= SpokenCall.Begin))
                    Took(call, step, await paul.Send(restarted, sheet));
                await Resume(call, restarted);
            }
        }

        await (await next).DisposeAsync();
        return points;
    }

    private static async Task Type(IPage page, SpokenCall call, int step)
    {
        foreach (var (field, word) in call.Words(step))
        {
            var asked = page.Locator($"[name='{field}']");
            if (await asked.First.GetAttributeAsync("type") is "radio" or "checkbox")
                await page.Locator($"[name='{field}'][value='{word}']").CheckAsync();
            else if (await asked.EvaluateAsync<string>("e => e.tagName") == "SELECT")
                await asked.SelectOptionAsync(word);
            else
                await asked.FillAsync(word);
        }
    }

    private SpokenCall Call()
    {
        // Letters alone: a digit too many in a name would be asked about.
        var call = new SpokenCall("Q" + string.Concat(calls.Count.ToString("D4", CultureInfo.InvariantCulture).Select(d => (char)(d - '0' + 'a'))));
        calls.Add(call);
        return call;
    }

    private async Task Walk(SpokenCall call, int from, int upTo)
    {
        for (var step = from; step < upTo; step++)
            Took(call, step, await paul.Send(house.Address, await call.Prepare(paul, house.Address, step)));
    }

    private void Took(SpokenCall call, int step, Answered answer)
    {
        call.Heard(step, answer);
        witness.Saw(call, step);
    }

    private async Task Resume(SpokenCall call, Uri at) => lost.AddRange(await witness.Lost(call, await call.Resume(miriam, at)));

    // What the person reads who comes with number and code, without what differs from caller to caller.
    private async Task<string> Receipt(SpokenCall call)
    {
        using var person = house.Visitor();
        await person.ComesBack(call.Number!, await house.CodeOf(call.Number!));
        return MatterSeen.On(await person.Open("/de/eingang")).Answers.Replace(call.Caller, "#", StringComparison.Ordinal);
    }

    private async Task LogIn(Person who, string name)
    {
        var path = "/desk/talks/phone";
        Answered page;
        while ((page = await who.Send(house.Address, new(path))).Location is { } elsewhere)
            path = elsewhere;
        var button = page.Document.QuerySelectorAll("button[name=Clerk]").Single(b => b.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value");
        Assert.Equal(302, (await who.Send(house.Address, await who.FillIn(house.Address, path, $"button[name=Clerk][value='{button}']", []))).Status);
    }

    // Null: no whole answer came.
    private static async Task<Answered?> Sent(Person who, Uri at, Sheet sheet)
    {
        try
        {
            return await who.Send(at, sheet);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            return null;
        }
    }
}
