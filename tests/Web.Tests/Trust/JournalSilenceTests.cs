using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>Five hundred words nobody else would write, and the secrets that open doors, given to the house in every field, and looked for where they must not be.</summary>
public sealed class JournalSilenceTests(ProvenHouse house) : IClassFixture<ProvenHouse>
{
    private const int Each = 20;

    private static readonly int Persons = int.Parse(Environment.GetEnvironmentVariable("OH_CANARIES") ?? "500", CultureInfo.InvariantCulture) / Each;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_write_stands_neither_in_the_journal_nor_in_anything_made_from_it_nor_in_a_log()
    {
        var canaries = new List<string>();
        string said;
        // The tests of this class share a house: what the others did is counted before.
        var (handedIn, taken) = (await Noted("HandedIn"), await Noted("MandateTaken"));
        await using (var process = await HouseProcess.Start(house.Database, house.Data, jobs: true))
        {
            for (var i = 0; i < Persons; i++)
                canaries.AddRange(await Lives(process.Address, $"kanari{i:D3}", i));
            await Task.Delay(TimeSpan.FromSeconds(3), Stop);
            await process.Kill();
            said = await process.Said();
        }
        await house.Turn();
        using var export = new MemoryStream();
        await house.Services.GetRequiredService<VerifyJournal>().Export(export, Stop);

        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["journal"] = $"{await house.Ask("SELECT string_agg(j::text, E'\n') FROM trust.journal j")}",
            ["leaves"] = $"{await house.Ask("SELECT string_agg(l::text, E'\n') FROM trust.journal_leaf l")}",
            ["checks and heads"] = $"{await house.Ask("SELECT string_agg(h::text, E'\n') FROM trust.tree_head h")}",
            ["export"] = Encoding.Latin1.GetString(export.ToArray()),
            ["anchors"] = await File.ReadAllTextAsync(house.Anchors, Stop),
            ["log of the house"] = said,
            ["log of PostgreSQL"] = string.Concat(Directory.EnumerateFiles(OneCluster.Logs).Select(File.ReadAllText)),
        };
        var found = canaries.SelectMany(c => places.Where(p => p.Value.Contains(c, StringComparison.OrdinalIgnoreCase)).Select(p => $"{c} in the {p.Key}")).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"A5 canaries planted {canaries.Count}, places {places.Count} ({places.Sum(p => p.Value.Length)} characters), found {found.Count}");
        Assert.Empty(found);

        // The places are the right ones, and were written meanwhile.
        Assert.All(places.Where(p => !p.Key.StartsWith("log", StringComparison.Ordinal)), p => Assert.NotEmpty(p.Value));
        Assert.Equal(handedIn + Persons, await Noted("HandedIn"));
        Assert.Equal(taken + Persons, await Noted("MandateTaken"));
    }

    private async Task<long> Noted(string kind) => (long)(await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = '{kind}'"))!;

    /// <summary>The house sends traces nowhere. What a program beside it could hear of its activities holds no word and no secret all the same.</summary>
    [Fact]
    public async Task What_people_write_stands_in_no_trace_either()
    {
        var heard = new ConcurrentQueue<string>();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = a => heard.Enqueue(Words(a)) };
        ActivitySource.AddActivityListener(listener);

        var canaries = await Lives(house.Address, "kanarispur", 200);

        // The visitor's own side of the line is no trace of the house.
        var traces = string.Join('\n', heard.Where(h => !h.StartsWith("System.Net.Http", StringComparison.Ordinal)));
        var found = canaries.Where(c => traces.Contains(c, StringComparison.OrdinalIgnoreCase)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"A5 canaries planted {canaries.Count}, traces {heard.Count} ({traces.Length} characters), found {found.Count}");
        Assert.NotEmpty(traces);
        Assert.Empty(found);
    }

    /// <summary>Somebody writes, hands in, comes back, lets somebody help who then comes in; and others try what does not fit. Everything that nobody else is to read.</summary>
    private static async Task<IReadOnlyList<string>> Lives(Uri where, string word, int network)
    {
        using Visitor visitor = new(where, $"127.161.{network}.1"), stranger = new(where, $"127.162.{network}.1"), helper = new(where, $"127.163.{network}.1");
        string[] words = [.. Enumerable.Range(0, Each - 2).Select(n => $"{word}wort{n:D2}")], name = [$"{word}vor", $"{word}nach"];
        var (number, code) = (await visitor.Submit(await visitor.Writes(string.Join(' ', words), "de", ("name", string.Join(' ', name))), Portal.People.Main)).Keys();

        var given = await visitor.Submit(await visitor.Open("/de/status/hilfe"), Portal.People.Main, ("Kind", "Family"), ("Name", $"{word}hilft"), ("Organisation", $"{word}stelle"), ("Scope", "Status"), ("Months", "1"));
        var handOver = given.Keys().Code;
        var login = $"{word}login";
        var join = await helper.Submit(await helper.Open("/de/helfen/konto"), Portal.People.Main, ("Number", number), ("Code", handOver), ("Name", $"{word}helfer"), ("Login", login), ("Password", $"Tisch Regen {word}"));
        var list = (await helper.Submit(join, "form[action$='handler=list'] button")).Parts(".mono");
        Assert.Equal(10, list.Count);
        await helper.Open($"/de/helfen/{number.Digits()}");

        // Wrong codes and nonsense are what usually ends up in logs.
        await stranger.ComesBack(number, "0000 0000 0000");
        await stranger.Get($"/de/anliegen/{words[0]}?{words[1]}={code.Digits()}");
        await stranger.Submit(await stranger.Open("/de/status/neuer-code"), Portal.People.Main, ("Number", number), ("Pin", $"{word}pin"), ("d", "1"), ("m", "1"), ("y", "1990"));
        await stranger.Submit(await stranger.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", login), ("Password", $"{word}falsch"));
        await stranger.Submit(await stranger.Open("/desk/login"), "form[action='/desk/login']", ("Name", $"{word}niemand"), ("Password", $"{word}geheim"));
        return [.. words, .. name, number.Digits(), code.Digits(), handOver.Digits(), $"{word}hilft", $"{word}stelle", login, $"{word}helfer", $"Tisch Regen {word}", .. list, $"{word}pin", $"{word}falsch", $"{word}niemand", $"{word}geheim"];
    }

    private static string Words(Activity activity)
    {
        var words = new StringBuilder($"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
        foreach (var (key, value) in activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Concat(activity.Baggage.Select(b => KeyValuePair.Create<string, object?>(b.Key, b.Value))))
            words.Append(CultureInfo.InvariantCulture, $" {key}={value}");
        return words.ToString();
    }
}
