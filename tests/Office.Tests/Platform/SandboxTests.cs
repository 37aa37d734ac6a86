using System.Diagnostics;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class SandboxTests : IAsyncLifetime
{
    private Sandbox sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await Sandbox.Open(TestContext.Current.CancellationToken);
        Assert.SkipWhen(sandbox.Unavailable is not null, sandbox.Unavailable ?? "");
    }

    private Task<ParserRun> Shell(string script, int atMost = 100_000, Stream? file = null) =>
        sandbox.Run("bash", ["-c", script], file ?? Stream.Null, atMost, TestContext.Current.CancellationToken);

    private async Task<string> Says(string script) => Encoding.UTF8.GetString((await Shell(script)).Output).Trim();

    [Fact]
    public async Task What_goes_in_comes_out()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("grün ", 50_000)));
        var run = await Shell("cat", file.Length, new MemoryStream(file));

        Assert.Equal(ParserEnd.Finished, run.End);
        Assert.Equal(file, run.Output);
    }

    [Theory]
    [InlineData("cat /etc/shadow")]
    [InlineData("cat /etc/passwd")]
    [InlineData("ls /proc/1")]
    [InlineData("ls /home /root /var/lib /run /sys")]
    [InlineData("echo mine > /usr/bin/mine")]
    [InlineData("echo mine > /mine")]
    [InlineData("echo 1 > /dev/tcp/127.0.0.1/22")]
    [InlineData("exec 3<>/dev/udp/127.0.0.1/53")]
    [InlineData("perl -MSocket -e 'socket(S, AF_INET, SOCK_STREAM, 0) or die $!'")]
    [InlineData("perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or die $!'")]
    [InlineData("unshare -U true")]
    [InlineData("mount -t tmpfs none /tmp")]
    [InlineData("chroot / true")]
    [InlineData("test \"$(id -u)\" = 0")]
    public async Task From_inside_there_is_nothing_to_read_nothing_to_write_and_nobody_to_call(string attempt)
    {
        var run = await Shell($"{attempt} || exit 7");

        Assert.Equal(ParserEnd.Failed, run.End);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Nothing_of_the_house_is_handed_down()
    {
        Environment.SetEnvironmentVariable("OH_TEST_SECRET", "canary");
        Assert.DoesNotContain("canary", await Says("env; set"), StringComparison.Ordinal);
        Assert.Equal("0 1 2", await Says("for f in 0 1 2 3 4 5 6 7 8 9 12 13 14 15 20 30 40 50; do { : >&$f; } 2>/dev/null && printf '%s ' $f; { : <&$f; } 2>/dev/null && printf '%s ' $f; done | tr ' ' '\\n' | sort -nu | xargs"));
    }

    [Fact]
    public async Task What_one_run_leaves_behind_the_next_one_does_not_find()
    {
        Assert.Equal("x", await Says("echo x > /tmp/left; cat /tmp/left"));
        Assert.Equal("", await Says("ls -A /tmp"));
    }

    [Fact]
    public async Task A_program_that_never_ends_is_killed_with_all_its_children()
    {
        var mark = $"31{Environment.ProcessId}.{Random.Shared.Next(100_000, 999_999)}";
        var began = TimeProvider.System.GetTimestamp();

        var run = await Shell($"sleep {mark} & sleep {mark} & wait");

        Assert.Equal(ParserEnd.OutOfTime, run.End);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 9, 13);
        Assert.Empty(Running(mark));
    }

    [Fact]
    public async Task A_program_that_hoards_memory_fails_and_one_that_floods_us_is_stopped()
    {
        Assert.Equal(ParserEnd.Failed, (await Shell("perl -e '$a = \"x\" x (600*1024*1024); print length $a'")).End);
        Assert.Equal(ParserEnd.Finished, (await Shell("perl -e '$a = \"x\" x (100*1024*1024); print length $a'")).End);
        Assert.Equal(ParserEnd.Failed, (await Shell("head -c 100000000 /dev/zero > /tmp/big || exit 7")).End);
        Assert.Equal(ParserEnd.TooMuchOutput, (await Shell("cat /dev/zero")).End);
        Assert.Equal(ParserEnd.Finished, (await Shell("head -c 1000000 /dev/zero >&2; true")).End);
    }

    [Fact]
    public async Task A_fork_bomb_ends_with_its_sandbox()
    {
        var run = await Shell("f() { f | f & }; f; sleep 20");

        Assert.NotEqual(ParserEnd.Finished, run.End);
        Assert.Equal("well", await Says("echo well"));
    }

    [Fact]
    public async Task At_most_two_run_at_once()
    {
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Shell("sleep 1")));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 2, 5);
    }

    [Fact]
    public async Task A_program_that_is_not_installed_is_said_to_be_missing()
    {
        var run = await sandbox.Run("no-such-parser", [], Stream.Null, 10, TestContext.Current.CancellationToken);

        Assert.Equal(ParserEnd.Unavailable, run.End);
        Assert.Contains("no-such-parser", run.Complaint, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        sandbox.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static List<string> Running(string mark) =>
        [.. Process.GetProcesses().Where(p => p.ProcessName == "sleep").Select(p => CommandLine(p.Id)).Where(c => c.Contains(mark, StringComparison.Ordinal))];

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
