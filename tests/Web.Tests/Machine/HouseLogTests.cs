using System.Globalization;
using System.Net;
using System.Text.Json;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Machine;

/// <summary>What the house prints, read as a program reads it.</summary>
public sealed class HouseLogTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task A_fault_is_one_object_a_line_with_its_instant_and_the_id_that_the_page_shows()
    {
        await using var process = await HouseProcess.Start(house.Database, house.Data, settings: ("Log", "Json"));
        using var oksana = new Visitor(process.Address);
        await oksana.HandsIn("Etwas anderes");
        await house.Ask("ALTER TABLE intake.request RENAME TO request_elsewhere");
        PageSeen page;
        try
        {
            page = await oksana.Open("/de/status/anliegen");
        }
        finally
        {
            await house.Ask("ALTER TABLE intake.request_elsewhere RENAME TO request");
        }

        await process.Kill();
        var lines = (await process.Said()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        var objects = lines.Where(l => l.StartsWith('{')).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
        var told = Assert.Single(objects, o => o.GetProperty("Message").GetString()!.StartsWith("Trouble ", StringComparison.Ordinal));
        Assert.Contains(told.GetProperty("State").GetProperty("Id").GetString()!, page.Text, StringComparison.Ordinal);
        Assert.Equal("Error", told.GetProperty("LogLevel").GetString());
        Assert.InRange(DateTimeOffset.ParseExact(told.GetProperty("Timestamp").GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
        // The first sentences are for whoever starts it by hand.
        Assert.All(lines.SkipWhile(l => !l.StartsWith('{')), l => Assert.StartsWith("{", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_house_writes_to_no_file_outside_its_data_folder()
    {
        await using var process = await HouseProcess.Start(house.Database, house.Data, jobs: true);
        using var oksana = new Visitor(process.Address);
        await oksana.HandsIn("Etwas anderes");

        Assert.DoesNotContain(process.WritesTo(), f => !f.StartsWith(house.Data + "/", StringComparison.Ordinal));
    }
}
