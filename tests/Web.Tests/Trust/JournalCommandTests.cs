using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Desk;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>What <c>./oh journal</c> and the desk say, by real programs and pages.</summary>
public sealed class JournalCommandTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Anchors => Path.Combine(house.Data, "anchors", AnchorFile.Name);

    [Fact]
    public async Task The_whole_journal_is_checked_while_the_house_runs_and_a_fault_ends_with_exit_code_one()
    {
        await Signed();
        var (code, answer) = await Oh("journal", "verify");
        Assert.True(code == 0, answer);
        Assert.Matches(@"^entries \d+, of which \d+ lie in no anchored head yet \(\d+ wait for their place\)\nheads [1-9]\d*\nanchors [1-9]\d* \(.*\)\nfirst fault: none\n", answer);

        var line = (await File.ReadAllLinesAsync(Anchors, Stop))[0];
        Assert.True(TreeHead.TryParse(line, out var head));
        Assert.Equal(0, (await Oh(["journal", "verify", "--head", "0", .. head.Code.ToLowerInvariant().Split(' ')])).Code);
        var (wrong, said) = await Oh("journal", "verify", "--head", "0", "0000");
        Assert.Equal(1, wrong);
        Assert.Contains("paper-differs", said, StringComparison.Ordinal);

        var bent = Path.Combine(house.Data, "bent.anchors");
        await File.WriteAllTextAsync(bent, line.Replace(" 0 ", " 1 ", StringComparison.Ordinal) + "\n", Stop);
        (code, answer) = await Oh("journal", "verify", "--anchor", bent);
        Assert.Equal(1, code);
        Assert.Contains("first fault: head 0, anchor line 1: The anchor says otherwise than the journal.", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify --anchor /nowhere", "There is no anchor file /nowhere.")]
    [InlineData("burn", "'./oh journal burn' is not known.")]
    [InlineData("anchor", "There are anchors already:")]
    public async Task Wrong_words_get_a_sentence(string words, string sentence)
    {
        await Signed();
        var (code, answer) = await Oh(["journal", .. words.Split(' ')]);

        Assert.Equal(1, code);
        Assert.Contains(sentence, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Team_leads_see_how_the_journal_stands_can_print_it_and_are_told_of_a_fault_over_the_worklist()
    {
        await Signed();
        using var lead = await house.Clerk("Ayla Herbst");
        using var worker = await house.Clerk();
        Assert.DoesNotContain("Stand des Journals", (await worker.Open("/desk/journal")).Text, StringComparison.Ordinal);
        Assert.NotEqual("application/pdf", (await worker.Get("/desk/journal/head.pdf")).Content.Headers.ContentType?.MediaType, StringComparer.Ordinal);
        var page = await lead.Open("/desk/journal");
        Assert.Contains("alles passt zusammen", page.Text, StringComparison.Ordinal);
        var paper = await lead.Get("/desk/journal/head.pdf");
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType!.MediaType);

        await using (var scope = house.As(ActorKind.House))
            Assert.Null((await scope.ServiceProvider.GetRequiredService<CheckJournal>().Run(Stop)).Fault);
        Assert.DoesNotContain("Journal:", (await lead.Open("/desk")).Text, StringComparison.Ordinal);

        // Somebody bends a field of an entry that is signed; the night's check finds it.
        var acted = await house.Ask("SELECT actor_id FROM trust.journal WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 3)");
        await new ServerOwner(house.Database).Do("UPDATE trust.journal SET actor_id = gen_random_uuid() WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 3)");
        await using (var scope = house.As(ActorKind.House))
            Assert.NotNull((await scope.ServiceProvider.GetRequiredService<CheckJournal>().Run(Stop)).Fault);
        Assert.Contains("Journal: Bei der Prüfung passte etwas nicht zusammen.", (await lead.Open("/desk")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Journal:", (await worker.Open("/desk")).Text, StringComparison.Ordinal);
        Assert.Contains("entry 3", (await lead.Open("/desk/journal")).Text, StringComparison.Ordinal);
        using var machine = house.Visitor();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await machine.Get("/healthz/journal")).StatusCode);

        // Bent back, it fits again: the house is shared by the tests beside this one.
        await new ServerOwner(house.Database).Do($"UPDATE trust.journal SET actor_id = {(acted is Guid id ? $"'{id}'" : "NULL")} WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 3)");
        await using (var scope = house.As(ActorKind.House))
            Assert.Null((await scope.ServiceProvider.GetRequiredService<CheckJournal>().Run(Stop)).Fault);
    }

    [Theory]
    [InlineData("2026-11-22T08:00Z", "2026-11-22T21:00Z", false)] // checked this morning
    [InlineData("2026-11-22T08:00Z", "2026-11-23T02:30Z", true)] // half past three in Germany
    [InlineData("2026-11-20T08:00Z", "2026-11-22T21:00Z", true)] // the house was closed
    public void The_journal_is_checked_once_every_night(string last, string now, bool due)
    {
        var head = new TreeHead { Number = 3, Size = 10, Root = [], Previous = [], KeyId = "", SignedAt = DateTimeOffset.Parse(last) };
        var state = new JournalState { Entries = 10, Head = head, WaitingSince = null, CheckedAt = DateTimeOffset.Parse(last), CheckedEntries = 10, Fault = null, Now = DateTimeOffset.Parse(now) };

        Assert.Equal(due, NightlyCheck.IsDue(state, begun: false));
        Assert.True(NightlyCheck.IsDue(state with { Fault = "entry 3" }, begun: true));
    }

    [Theory]
    [InlineData("2026-11-20T08:00Z", null, "2026-11-21T08:00Z", true)] // a new house, before its second night
    [InlineData("2026-11-20T08:00Z", null, "2026-11-22T11:00Z", false)] // no check ever ran
    [InlineData("2026-11-01T08:00Z", "2026-11-22T02:00Z", "2026-11-22T11:00Z", true)]
    [InlineData("2026-11-01T08:00Z", "2026-11-20T02:00Z", "2026-11-22T11:00Z", false)] // no longer
    public void A_journal_that_nobody_checks_is_not_well(string signedSince, string? last, string now, bool well)
    {
        var head = new TreeHead { Number = 3, Size = 10, Root = [], Previous = [], KeyId = "", SignedAt = DateTimeOffset.Parse(now) };
        var state = new JournalState
        {
            Entries = 10, Head = head, SignedSince = DateTimeOffset.Parse(signedSince), WaitingSince = null, CheckedAt = last is null ? null : DateTimeOffset.Parse(last), CheckedEntries = 10, Fault = null, Now = DateTimeOffset.Parse(now),
        };

        Assert.Equal(well, state.IsWell);
        Assert.Equal(well, JournalStateModel.Troubles(state).All(t => !t.What.Contains("Prüfung", StringComparison.Ordinal)));
    }

    private async Task Signed()
    {
        for (var i = 0; i < 100 && !File.Exists(Anchors); i++)
            await Task.Delay(100, Stop);
    }

    private async Task<(int Code, string Answer)> Oh(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OffenesHaus.Web.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OffenesHaus__Database"] = house.Database;
        start.Environment["OffenesHaus__Data"] = house.Data;
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await said + await complained);
    }
}
