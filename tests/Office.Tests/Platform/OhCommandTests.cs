using System.Diagnostics;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class OhCommandTests
{
    [Theory]
    [InlineData("run --port abc", "--port needs a number from 0 to 65535.")]
    [InlineData("run --port 65536", "--port needs a number from 0 to 65535.")]
    [InlineData("run --port", "--port needs a number from 0 to 65535.")]
    [InlineData("run --data", "--data needs a folder.")]
    [InlineData("run 5080", "./oh run does not know '5080'. It takes --port N and --data DIR.")]
    [InlineData("walk", "There is no command 'walk'. ./oh help names them all.")]
    [InlineData("test One Two", "./oh test takes one FILTER at most.")]
    [InlineData("bench nosuch", "There is no benchmark 'nosuch'.")]
    [InlineData("deadlines", "./oh deadlines needs more words:")]
    public async Task Wrong_words_get_a_sentence_and_exit_code_2(string words, string sentence)
    {
        var (code, answer, said) = await Oh($"./oh {words}");

        Assert.StartsWith(sentence, said, StringComparison.Ordinal);
        Assert.Equal((2, ""), (code, answer));
    }

    [Fact]
    public async Task Help_names_every_command_on_standard_output()
    {
        var (code, answer, _) = await Oh("./oh help");

        Assert.Equal(0, code);
        foreach (var command in new[] { "run", "test", "bench", "deadlines", "openings", "scan", "journal verify", "backup", "restore" })
            Assert.Contains($"./oh {command}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordinary_user_is_given_the_one_line_for_the_administrator_and_goes_on()
    {
        if (await OrdinaryUser.RanThisTest()) return;

        var (code, _, said) = await Oh("set -eu; root=$PWD; . scripts/oh-say.sh; . scripts/oh-setup.sh; install_packages sh=dash nosuchprogram=some-package /no/such/file=some-font");

        Assert.Equal(0, code);
        Assert.EndsWith("apt-get install --no-install-recommends some-package some-font\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_shows_the_end_of_its_log_and_stops()
    {
        var (code, _, said) = await Oh("set -eu; root=$(mktemp -d); trap 'rm -r $root' EXIT; mkdir -p $root/artifacts/log; . scripts/oh-say.sh; step 'Carry water' sh -c 'echo the bucket leaks; exit 7'; say 'went on'");

        Assert.Equal(1, code);
        Assert.StartsWith("the bucket leaks\n✗ Carry water. The whole log: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("went on", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Answer, string Said)> Oh(string line)
    {
        var stop = TestContext.Current.CancellationToken;
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { WorkingDirectory = Root(), RedirectStandardOutput = true, RedirectStandardError = true })!;
        var answer = shell.StandardOutput.ReadToEndAsync(stop);
        var said = await shell.StandardError.ReadToEndAsync(stop);
        await shell.WaitForExitAsync(stop);
        return (shell.ExitCode, await answer, said);
    }

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "oh"))) return at.FullName;
        Assert.Skip("The command ./oh lies above the tests only in a clone.");
        return "";
    }
}
