using System.Globalization;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Tests.Parity;

/// <summary>The promise to the council: each service through each channel, with the same record, receipt, checklist and day. What a channel lacks fails here.</summary>
public sealed class ParityTests(ParityHouse house) : IClassFixture<ParityHouse>
{
    private static readonly string[] Channels = ["portal", "post", "letterbox", "counter", "phone", "helper"];

    // Those that are built. What is not among them counts as missing, not as excluded.
    private static readonly Func<ParityHouse, ParityDoor>[] Doors =
        [h => new PortalDoor(h), h => new MailDoor(h, letterbox: false), h => new MailDoor(h, letterbox: true), h => new TalkDoor(h, counter: true), h => new TalkDoor(h, counter: false), h => new HelperDoor(h)];

    [Fact]
    public async Task Every_service_is_served_through_every_channel_the_law_allows()
    {
        ParityDoor[] doors = [.. Doors.Select(d => d(house))];
        List<string> unlike = [];
        var (served, excluded) = (0, 0);

        foreach (var service in house.Catalogue.All)
        {
            var form = house.Forms[service.Form];
            var sample = house.Sample(form);
            // What the law does not let a way do is received all the same; it is no cell that has to be served.
            var ways = Channels.ToLookup(c => house.Catalogue.WaysOf(service).Single(w => w.Channel == c).Allowed != "no");
            excluded += ways[false].Count();
            var seen = await Task.WhenAll(doors.Where(d => ways[true].Contains(d.Channel, StringComparer.Ordinal)).Select(async d => (Door: d, Was: await Serve(d, service, sample))));
            foreach (var (door, (matter, found)) in seen)
            {
                var trouble = found ?? (matter == seen[0].Was.Seen ? null : $"other than through the first door\n{seen[0].Was.Seen}\n{matter}");
                if (trouble is null)
                    served++;
                else
                    unlike.Add($"{service.Code} through {door.Channel}: {trouble}");
            }
        }

        Array.ForEach(doors, d => d.Dispose());
        var cells = house.Catalogue.All.Count * Channels.Length;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"services {house.Catalogue.All.Count}, doors {Channels.Length}, cells {cells}, served {served}, excluded by law {excluded}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"missing, not excluded: {string.Join(", ", Channels.Where(c => !Array.Exists(doors, d => d.Channel == c)))}");
        Assert.True(unlike.Count == 0, $"{unlike.Count}:\n" + string.Join('\n', unlike.Take(20)));
        Assert.True(excluded <= cells * 0.15, $"{excluded} of {cells} cells are excluded: more than 15 %.");
        Assert.Equal(house.Catalogue.All.SelectMany(s => house.Catalogue.WaysOf(s)).Count(w => w.Allowed != "no" && Array.Exists(doors, d => d.Channel == w.Channel)), served);
    }

    [Fact]
    public async Task What_one_channel_begins_another_finishes()
    {
        var service = house.Catalogue.Find("change-notice")!;
        var form = house.Forms[service.Form];
        var sample = house.Sample(form);
        List<string> unlike = [];
        var pairs = 0;

        foreach (var (first, second) in from first in Enumerable.Range(0, Doors.Length) from second in Enumerable.Range(0, Doors.Length) where first != second select (first, second))
        {
            using var begins = Doors[first](house);
            using var finishes = Doors[second](house);
            pairs++;
            var number = await begins.BeginsOnly(service, sample);
            await finishes.GoOn(number, form, sample);
            if (await Trouble(await house.SeenByPerson(number), number, finishes, form, sample) is { } trouble)
                unlike.Add($"{begins.Channel}, then {finishes.Channel}: {trouble}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pairs {pairs}, finished {pairs - unlike.Count}"));
        Assert.True(unlike.Count == 0, string.Join('\n', unlike));
    }

    private async Task<(MatterSeen? Seen, string? Trouble)> Serve(ParityDoor door, Service service, Answers sample)
    {
        try
        {
            var number = await door.Serve(service, sample);
            var seen = await house.SeenByPerson(number);
            if (await house.ServiceOf(number) is var begun && begun != service.Code)
                return (seen, $"it was begun for {begun}");
            return (seen, await Trouble(seen, number, door, house.Forms[service.Form], sample));
        }
        catch (Exception e) when (e is InvalidOperationException or Xunit.Sdk.XunitException or ArgumentException or NullReferenceException)
        {
            // A page that is not there any more is what this test looks for.
            return (null, e.Message);
        }
    }

    private async Task<string?> Trouble(MatterSeen seen, string number, ParityDoor door, Form form, Answers sample)
    {
        var expected = Expected(form, sample);
        if (seen.Answers != expected)
            return $"the record is another one\nexpected:\n{expected}\nfound:\n{seen.Answers}";
        if (await house.DayOf(number) is var day && day != $"2026-11-02 {door.Rule}")
            return $"the legal day is {day}";
        return await house.ChannelsOf(number) is var way && !way.EndsWith(door.Arrival, StringComparison.Ordinal) ? $"it came by {way}" : null;
    }

    // From the data alone: every answer of the sample, under the words of its question.
    private string Expected(Form form, Answers sample)
    {
        var list = new AnswerList(form, form.Prune(sample), [], new Say(house.Services.GetService(typeof(Texts)) as Texts ?? throw new InvalidOperationException("No texts."), Language.German));
        return string.Join('\n', list.Said().Select(q => Folded(list.Label(q) + " " + list.Value(q))));
    }

    private static string Folded(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
