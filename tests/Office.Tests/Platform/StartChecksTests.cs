using System.Net;
using System.Net.Sockets;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class StartChecksTests
{
    [Fact]
    public void A_taken_port_is_named_and_a_free_one_is_suggested()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = Assert.Throws<CannotStart>(() => StartChecks.PortIsFree(taken));

        Assert.Equal($"Port {taken} is in use by another program.", refused.Sentence);
        var suggested = int.Parse(refused.WayOut[(refused.WayOut.LastIndexOf(' ') + 1)..]);
        StartChecks.PortIsFree(suggested);
    }

    [Fact]
    public void Port_0_is_always_free() => StartChecks.PortIsFree(0);

    [Fact]
    public async Task A_port_that_belongs_to_root_is_named_as_such()
    {
        if (await OrdinaryUser.RanThisTest()) return;
        Assert.SkipUnless(int.Parse(await File.ReadAllTextAsync("/proc/sys/net/ipv4/ip_unprivileged_port_start", TestContext.Current.CancellationToken)) > 80, "Here everybody may use low ports.");
        Assert.Contains("Only root", Assert.Throws<CannotStart>(() => StartChecks.PortIsFree(80)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_a_way_out()
    {
        if (await OrdinaryUser.RanThisTest()) return;
        await using var folder = new DataFolder();
        Directory.CreateDirectory(folder.Place.Data);
        File.SetUnixFileMode(folder.Place.Data, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var refused = await Assert.ThrowsAsync<CannotStart>(folder.Start);

        Assert.Equal($"The data folder {folder.Place.Data} cannot be written.", refused.Sentence);
        Assert.Contains("--data", refused.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_with_too_little_space_is_refused_before_anything_is_made()
    {
        await using var folder = new DataFolder();
        Directory.CreateDirectory(folder.Place.Data);
        var mounted = await DataFolder.Shell($"mount -t tmpfs -o size=64m oh-test {folder.Place.Data} 2>/dev/null && echo yes");
        Assert.SkipUnless(mounted.Trim() == "yes", "No small disk can be mounted here.");
        try
        {
            var refused = await Assert.ThrowsAsync<CannotStart>(folder.Start);
            Assert.Contains("is full", refused.Sentence, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder.Cluster));
        }
        finally
        {
            await DataFolder.Shell($"umount {folder.Place.Data}");
        }
    }

    [Fact]
    public async Task A_disk_that_fills_up_while_the_database_is_made_is_told_as_a_full_disk()
    {
        await using var folder = new DataFolder();
        var trouble = PostgresTrouble.From("initdb: error: could not write to file: No space left on device", folder.Place);
        Assert.Contains("is full", trouble.Sentence, StringComparison.Ordinal);
    }
}
