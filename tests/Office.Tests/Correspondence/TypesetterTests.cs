using System.Diagnostics;
using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class TypesetterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static void Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", [signal, process.ToString()]);
        kill.WaitForExit();
    }

    [Fact]
    public async Task The_child_starts_with_the_first_document_and_serves_the_next()
    {
        await using var typesetter = new Typesetter();
        Assert.Null(typesetter.ChildId);

        await typesetter.Probe(Stop);
        var child = typesetter.ChildId;
        await typesetter.Set(Sheets.Letter, Stop);

        Assert.NotNull(child);
        Assert.Equal(child, typesetter.ChildId);
    }

    [Fact]
    public async Task A_document_whose_child_is_killed_under_it_is_set_by_the_next_child()
    {
        await using var typesetter = new Typesetter();
        await typesetter.Probe(Stop);
        var child = typesetter.ChildId!.Value;
        Signal("-STOP", child);

        var paper = typesetter.Set(Sheets.Letter, Stop);
        await Task.Delay(200, Stop);
        Assert.False(paper.IsCompleted);
        Signal("-KILL", child);

        Assert.Equal(1, (await paper).Pages);
        Assert.NotEqual(child, typesetter.ChildId);
    }

    [Fact]
    public async Task A_child_that_hangs_is_killed_at_the_limit_and_the_next_document_is_set()
    {
        await using var typesetter = new Typesetter(new() { LimitPerDocument = TimeSpan.FromSeconds(4) });
        await typesetter.Probe(Stop);
        var child = typesetter.ChildId!.Value;
        Signal("-STOP", child);

        var late = await Assert.ThrowsAsync<PaperUnavailable>(() => typesetter.Set(Sheets.Letter, Stop));

        Assert.Equal("paper.too-slow", late.Code);
        Assert.False(Directory.Exists($"/proc/{child}"));
        Assert.Equal(1, (await typesetter.Set(Sheets.Letter, Stop)).Pages);
    }

    [Fact]
    public async Task A_sheet_that_is_refused_leaves_the_child_alone()
    {
        await using var typesetter = new Typesetter();
        await typesetter.Probe(Stop);
        var child = typesetter.ChildId;

        await Assert.ThrowsAsync<SheetRefused>(() => typesetter.Set(Sheets.Letter with { Title = "" }, Stop));

        await typesetter.Set(Sheets.Letter, Stop);
        Assert.Equal(child, typesetter.ChildId);
    }

    [Fact]
    public async Task A_child_that_has_set_its_share_is_replaced()
    {
        await using var typesetter = new Typesetter(new() { DocumentsPerChild = 2 });
        await typesetter.Set(Sheets.Letter, Stop);
        var first = typesetter.ChildId;
        await typesetter.Set(Sheets.Letter, Stop);
        await typesetter.Set(Sheets.Letter, Stop);

        Assert.NotEqual(first, typesetter.ChildId);
        Assert.False(Directory.Exists($"/proc/{first}"));
    }

    [Fact]
    public async Task The_child_inherits_no_secret_of_the_house()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Office", "Host=secret");
        await using var typesetter = new Typesetter();
        await typesetter.Probe(Stop);

        var inherited = await File.ReadAllTextAsync($"/proc/{typesetter.ChildId}/environ", Stop);

        Assert.DoesNotContain("secret", inherited);
        Assert.Equal(3, inherited.Split('\0', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Many_who_ask_at_once_each_get_their_own_paper()
    {
        await using var typesetter = new Typesetter(new() { Waiting = 4 });

        var papers = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => typesetter.Set(Sheets.Letter with { Subject = $"Brief Zahl {n}." }, Stop)));

        for (var n = 0; n < papers.Length; n++)
            Assert.Contains($"Brief Zahl {n}.", await papers[n].Text());
    }

    [Fact]
    public async Task The_same_sheet_gives_the_same_bytes_from_any_child()
    {
        await using var one = new Typesetter();
        await using var other = new Typesetter();
        await one.Set(Sheets.Receipt, Stop);

        Assert.Equal((await one.Set(Sheets.Letter, Stop)).Pdf, (await other.Set(Sheets.Letter, Stop)).Pdf);
    }

    [Theory]
    [InlineData("paper.node-missing")]
    [InlineData("paper.packages-missing")]
    [InlineData("paper.crashed")]
    public async Task What_is_missing_is_told_in_a_sentence_the_operator_can_act_on(string code)
    {
        await using var typesetter = new Typesetter(code switch
        {
            "paper.node-missing" => new() { Node = "/nowhere/node" },
            "paper.packages-missing" => new() { Packages = "/nowhere" },
            _ => new() { Node = "/bin/false" },
        });

        var missing = await Assert.ThrowsAsync<PaperUnavailable>(() => typesetter.Probe(Stop));

        Assert.Equal(code, missing.Code);
        Assert.Matches("Node.js|npm ci", missing.Message);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_let_go_and_the_others_are_served()
    {
        await using var typesetter = new Typesetter();
        await typesetter.Probe(Stop);
        using var impatient = new CancellationTokenSource();
        Signal("-STOP", typesetter.ChildId!.Value);
        var first = typesetter.Set(Sheets.Letter, Stop);
        var given = typesetter.Set(Sheets.Letter, impatient.Token);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Signal("-CONT", typesetter.ChildId!.Value);
        Assert.Equal(1, (await first).Pages);
        Assert.Equal(1, (await typesetter.Set(Sheets.Letter, Stop)).Pages);
    }
}
