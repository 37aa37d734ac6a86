using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Web.Machine;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Machine;

public sealed class ChannelsTests(FridayEvening house) : IClassFixture<FridayEvening>
{
    [Fact]
    public async Task Each_way_says_its_state_until_when_when_again_and_in_how_many_minutes()
    {
        var said = await Json("/api/v1/channels?at=2026-11-27T20:00:00%2B01:00");
        var counter = Way(said, "counter");

        Assert.Equal(("closed", "2026-11-30T08:00:00+01:00", 3600), (counter.GetProperty("state").GetString(), counter.GetProperty("nextOpening").GetString(), counter.GetProperty("minutesUntilOpen").GetInt32()));
        Assert.Equal("open", Way(said, "letterbox").GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, counter.GetProperty("rank").ValueKind);
    }

    [Fact]
    public async Task Minutes_are_those_that_really_pass_when_the_clock_changes() =>
        Assert.Equal(49 * 60, Way(await Json("/api/v1/channels?at=2026-10-24T08:00:00%2B02:00"), "counter").GetProperty("minutesUntilOpen").GetInt32());

    [Fact]
    public async Task Without_an_instant_it_is_now_and_a_plus_that_was_not_escaped_is_read_kindly()
    {
        Assert.StartsWith("2026-10-30T20:0", (await Json("/api/v1/channels")).GetProperty("at").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-11-27T20:00:00+01:00", (await Json("/api/v1/channels?at=2026-11-27T20:00:00+01:00")).GetProperty("at").GetString());
        Assert.Equal("2026-11-27T20:00:00+01:00", (await Json("/api/v1/channels?at=2026-11-27T19:00Z")).GetProperty("at").GetString());
    }

    [Theory]
    [InlineData("save-date", "portal"), InlineData("get-answer", "portal"), InlineData("hand-in-papers", "portal"), InlineData("emergency", "phone")]
    public async Task Each_goal_ranks_the_ways_and_says_why(string goal, string first)
    {
        var said = await Json("/api/v1/channels?goal=" + goal);
        var best = said.GetProperty("channels")[0];

        Assert.Equal((first, 1, goal), (best.GetProperty("channel").GetString(), best.GetProperty("rank").GetInt32(), said.GetProperty("goal").GetString()));
        Assert.True(best.GetProperty("why").GetProperty("de").GetString()!.Length > 5);
    }

    [Theory]
    [InlineData("at=2026-02-30T10:00Z", "at-unreadable", "ISO 8601")]
    [InlineData("at=now", "at-unreadable", "ISO 8601")]
    [InlineData("at=2026-11-27T20:00", "at-unreadable", "with an offset or Z")]
    [InlineData("at=", "at-unreadable", "ISO 8601")]
    [InlineData("at=2150-01-01T00:00Z", "at-out-of-range", "2000")]
    [InlineData("goal=world-peace", "goal-unknown", "save-date, get-answer, hand-in-papers, emergency")]
    [InlineData("goal=save-date&declaration=poem", "declaration-unknown", "application, objection")]
    public async Task What_cannot_be_read_is_a_problem_that_says_what_is_accepted(string query, string type, string accepted)
    {
        using var program = house.Visitor();

        var answer = await program.Get("/api/v1/channels?" + query);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:offenes-haus:problem:" + type, problem.RootElement.GetProperty("type").GetString());
        Assert.Contains(accepted, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_may_be_kept_for_half_a_minute_and_a_problem_never()
    {
        using var program = house.Visitor();

        Assert.Equal(TimeSpan.FromSeconds(30), (await program.Get("/api/v1/channels")).Headers.CacheControl?.MaxAge);
        Assert.True((await program.Get("/api/v1/channels?goal=x")).Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_description_names_every_address_and_every_word_that_programs_may_meet()
    {
        var described = await Json("/api/v1/openapi.json");
        var served = house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r.StartsWith("/api/", StringComparison.Ordinal));
        var parameters = described.GetProperty("paths").GetProperty("/api/v1/channels").GetProperty("get").GetProperty("parameters").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, StringComparer.Ordinal);
        var way = described.GetProperty("components").GetProperty("schemas").GetProperty("Channel");

        Assert.StartsWith("3.1.", described.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(served.Order(StringComparer.Ordinal), described.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ChannelsRoute.Goals.Keys, Words(parameters["goal"].GetProperty("schema")), StringComparer.Ordinal);
        Assert.Equal(ChannelsRoute.Acts.Keys, Words(parameters["declaration"].GetProperty("schema")), StringComparer.Ordinal);
        Assert.Equal(Way(await Json("/api/v1/channels?goal=save-date"), "phone").EnumerateObject().Select(p => p.Name), way.GetProperty("properties").EnumerateObject().Select(p => p.Name), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);

    private static JsonElement Way(JsonElement said, string channel) => said.GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == channel);

    private async Task<JsonElement> Json(string path)
    {
        using var program = house.Visitor();
        using var read = JsonDocument.Parse(await (await program.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return read.RootElement.Clone();
    }
}
