using System.Globalization;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>The same post many times at once: an impatient thumb, a browser that repeats, two houses behind one address.</summary>
public sealed class TwinsTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const int AtOnce = 25;

    private static readonly int Keys = int.Parse(Environment.GetEnvironmentVariable("OH_TWIN_KEYS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public Task The_same_first_page_sent_many_times_at_once_begins_one_request() =>
        Twins("requests begun", "SELECT count(*) FROM intake.request", j => j.Prepare(house.Address, Journey.Begin));

    [Fact]
    public Task The_same_hand_in_sent_many_times_at_once_arrives_once() =>
        Twins("arrivals", "SELECT count(*) FROM intake.arrival WHERE kind = 'Declaration'", async j =>
        {
            await j.Walk(house.Address, Journey.Begin, Journey.HandIn);
            return await j.Prepare(house.Address, Journey.HandIn);
        });

    [Fact]
    public Task The_same_reply_sent_many_times_at_once_arrives_once() =>
        Twins("replies", "SELECT count(*) FROM intake.arrival WHERE kind = 'Reply'", async j =>
        {
            await j.Walk(house.Address, Journey.Begin, Journey.Receipt);
            return await j.PrepareReply(house.Address);
        });

    private async Task Twins(string what, string sql, Func<Journey, Task<Sheet>> prepare)
    {
        var prepared = new List<(Journey, Sheet)>();
        for (var i = 0; i < Keys; i++)
        {
            var journey = new Journey();
            prepared.Add((journey, await prepare(journey)));
        }

        var before = (long)(await house.Ask(sql))!;
        foreach (var (journey, sheet) in prepared)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => journey.Try(house.Address, sheet)));
            Assert.All(answers, a => Assert.Equal(302, a.Status));
            Assert.Single(answers.Select(a => a.Location).Distinct(StringComparer.Ordinal));
        }

        var made = (long)(await house.Ask(sql))! - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"R4 keys {Keys}, posts {Keys * AtOnce}, {what} {made}");
        Assert.Equal(Keys, made);
    }
}
