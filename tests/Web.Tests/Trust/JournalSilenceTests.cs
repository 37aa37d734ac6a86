using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>Five hundred words nobody else would write, given to the house in every field, and looked for where they must not be.</summary>
public sealed class JournalSilenceTests(ProvenHouse house) : IClassFixture<ProvenHouse>
{
    private const int Persons = 25, Each = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_write_stands_neither_in_the_journal_nor_in_anything_made_from_it_nor_in_a_log()
    {
        var canaries = new List<string>();
        string said;
        await using (var process = await HouseProcess.Start(house.Database, house.Data, jobs: true))
        {
            for (var i = 0; i < Persons; i++)
            {
                using var visitor = new Visitor(process.Address);
                string[] words = [.. Enumerable.Range(0, Each - 2).Select(n => $"kanari{i:D3}wort{n:D2}")], name = [$"Kanari{i:D3}vor", $"Kanari{i:D3}nach"];
                canaries.AddRange([.. words, .. name]);
                var page = await visitor.Submit(await visitor.Writes(string.Join(' ', words), "de", ("name", string.Join(' ', name))), "button.kern-btn--primary");
                var (number, code) = page.Keys();
                canaries.AddRange([number.Digits(), code.Digits()]);
                // Wrong codes and nonsense are what usually ends up in logs.
                using var stranger = new Visitor(process.Address);
                await stranger.ComesBack(number, "0000 0000 0000");
                await stranger.Get($"/de/anliegen/{words[0]}?{words[1]}={code.Digits()}");
            }
            await Task.Delay(TimeSpan.FromSeconds(3), Stop);
            await process.Kill();
            said = await process.Said();
        }
        await house.Turn();
        using var export = new MemoryStream();
        await house.Services.GetRequiredService<VerifyJournal>().Export(export, Stop);

        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["journal"] = $"{await house.Ask("SELECT string_agg(j::text, E'\\n') FROM trust.journal j")}",
            ["leaves"] = $"{await house.Ask("SELECT string_agg(l::text, E'\\n') FROM trust.journal_leaf l")}",
            ["checks and heads"] = $"{await house.Ask("SELECT string_agg(h::text, E'\\n') FROM trust.tree_head h")}",
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
        Assert.Equal((long)Persons, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'HandedIn'"));
    }
}
