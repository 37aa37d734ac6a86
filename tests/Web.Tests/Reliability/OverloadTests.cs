using System.Net;
using Npgsql;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>A full house: as many as there are places are served, some wait, and the rest is told so at once; other kinds of visitors do not stand behind them.</summary>
public sealed class OverloadTests(SmallHouse house) : IClassFixture<SmallHouse>
{
    private const int TooMany = 3;

    [Fact]
    public async Task Whoever_finds_no_place_is_told_at_once_and_other_kinds_of_visitors_are_served()
    {
        using var karim = house.Visitor();
        await karim.Applies();
        using var somebody = house.Visitor();

        List<Task<PageSeen>> reading;
        await using (await NobodyGetsAt("correspondence.message"))
        {
            reading = [.. Enumerable.Range(0, SmallHouse.Places + TooMany).Select(_ => karim.Open("/de/status/anliegen"))];
            foreach (var refused in await Told(reading))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
                Assert.Equal("Gerade geht es nicht.", refused.Part("h1"));
                Assert.Contains("030 23125-100", refused.Part("main"), StringComparison.Ordinal);
                Assert.Equal(TimeSpan.FromMinutes(1), refused.Answer.Headers.RetryAfter?.Delta);
            }

            foreach (var page in (string[])["/de/status", "/de/anliegen/message", "/desk/login", "/healthz/ready"])
                Assert.Equal(HttpStatusCode.OK, (await somebody.Open(page)).Status);
            Assert.Equal(TooMany, reading.Count(r => r.IsCompleted));
        }

        Assert.Equal(SmallHouse.Places, (await Task.WhenAll(reading)).Count(p => p.Status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await karim.Open("/de/status/anliegen")).Status);
    }

    [Fact]
    public async Task Whoever_hands_in_without_a_place_has_their_words_back_and_sends_them_again()
    {
        using var wanda = house.Visitor();
        var form = await wanda.Open("/de/anliegen/message");
        List<Task<PageSeen>> writing;
        PageSeen refused;
        await using (await NobodyGetsAt("intake.request"))
        {
            writing = [.. Enumerable.Range(0, SmallHouse.Places + TooMany).Select(_ => wanda.Submit(form, Portal.People.Main, ("concern", "Mein Strom ist weg."), ("name", "Wanda Warte"), ("replyBy", "here")))];
            refused = (await Told(writing))[^1];
        }

        await Task.WhenAll(writing);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.EndsWith("/pruefen", (await wanda.Submit(refused, "main form button")).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask("SELECT count(DISTINCT request_id) FROM intake.answers a JOIN intake.request r ON r.id = a.request_id WHERE r.form = 'message'"));
    }

    /// <summary>The answers that come while everybody else waits.</summary>
    private static async Task<IReadOnlyList<PageSeen>> Told(IEnumerable<Task<PageSeen>> all)
    {
        List<PageSeen> told = [];
        await foreach (var one in Task.WhenEach(all))
        {
            told.Add(await one);
            if (told.Count == TooMany)
                break;
        }
        return told;
    }

    /// <summary>Whoever reads the table keeps their place until what comes back is disposed of.</summary>
    private async Task<NpgsqlConnection> NobodyGetsAt(string table)
    {
        var connection = new NpgsqlConnection(house.Database + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table}", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}

/// <summary>A house with very few places.</summary>
public sealed class SmallHouse : OpenHouse
{
    private const int AtOnce = 2, Waiting = 1;

    /// <summary>For people in the middle of something.</summary>
    public const int Places = AtOnce + (5 * Waiting);

    protected override HouseSettings Settings(HouseSettings settings) => settings with { Places = new() { AtOnce = AtOnce, Waiting = Waiting } };
}
