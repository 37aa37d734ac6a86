using System.Diagnostics;
using System.Security.Cryptography;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class FileStoreCrashTests : IDisposable
{
    private const string Strace = "/usr/bin/strace";
    private readonly string root = Directory.CreateTempSubdirectory("oh-test-").FullName;

    [Fact]
    public async Task A_process_killed_at_any_moment_loses_nothing_it_acknowledged_and_leaves_only_drafts()
    {
        var random = new Random(20261102);
        var (acknowledged, orphans, drafts) = (0, 0, 0);
        var kills = 0;
        // On a busy machine a child may be killed before it wrote anything: such a kill proves nothing and is not the last.
        for (; kills < 15 || (acknowledged <= 15 && kills < 90); kills++)
        {
            var child = new ChildWriter(Path.Combine(root, $"{kills}"));
            await child.Run(size: 700_000, count: 100_000, killAfter: TimeSpan.FromMilliseconds(random.Next(1, 120)));
            var (lost, half, orphan, draft) = child.Inspect();
            Assert.Equal((0, 0), (lost, half));
            Assert.InRange(orphan + draft, 0, 1);
            (acknowledged, orphans, drafts) = (acknowledged + child.Acknowledged.Count, orphans + orphan, drafts + draft);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"kills {kills}, acknowledged {acknowledged}, lost 0, half 0, orphans {orphans}, drafts {drafts}");
        Assert.True(acknowledged > 15);
    }

    [Theory]
    [InlineData("pwrite64", 1, 12)]
    [InlineData("fsync", 20, 27)] // the first 21 are the key's and the store's folders
    [InlineData("rename", 1, 3)]
    [InlineData("link", 1, 1)]
    public async Task A_process_killed_at_every_write_sync_and_rename_loses_nothing(string call, int from, int upTo)
    {
        Assert.SkipUnless(File.Exists(Strace), "strace is not installed");
        for (var n = from; n <= upTo; n++)
        {
            var child = new ChildWriter(Path.Combine(root, $"{n}"));
            await child.Run(200_000, 3, prefix: [Strace, "-f", "-qq", "-e", $"trace={call}", "-e", $"inject={call}:signal=KILL:when={n}"]);
            var (lost, half, orphans, drafts) = child.Inspect();
            Assert.Equal((0, 0), (lost, half));
            Assert.InRange(orphans + drafts, 0, 1);
        }
    }

    [Theory]
    [InlineData("fsync", "EIO")]
    [InlineData("fsync", "ENOSPC")]
    [InlineData("pwrite64", "EIO")]
    [InlineData("pwrite64", "ENOSPC")]
    [InlineData("rename", "EIO")]
    public async Task An_error_of_the_disk_refuses_that_file_leaves_nothing_half_and_the_next_one_is_kept(string call, string error)
    {
        Assert.SkipUnless(File.Exists(Strace), "strace is not installed");
        // What the start itself writes and syncs (the key with its folders, the store's folders) is passed over.
        var first = call switch { "fsync" => 22, "rename" => 1, _ => 4 };
        for (var n = first; n < first + 2; n++)
        {
            var child = new ChildWriter(Path.Combine(root, $"{n}"));
            await child.Run(200_000, 6, prefix: [Strace, "-f", "-qq", "-e", $"trace={call}", "-e", $"inject={call}:error={error}:when={n}"]);
            Assert.Equal((5, 1), (child.Acknowledged.Count, child.Refused));
            Assert.Equal((0, 0, 0, 0), child.Inspect());
        }
    }

    [Fact]
    public async Task A_full_disk_refuses_the_file_keeps_nothing_half_and_goes_on_when_there_is_room_again()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can mount a small disk");
        Assert.Equal(0, await Mount("mount", "-t", "tmpfs", "-o", "size=1m", "oh-test", root));
        try
        {
            var store = FileStore.Open(root, TimeProvider.System);
            using var key = DataKey.Create();
            var kept = new List<StoredBlob>();
            async Task<StoredBlob> Keep(int size) => (StoredBlob)await store.Keep(new MemoryStream(RandomNumberGenerator.GetBytes(size)), key, size, CancellationToken.None);

            await Assert.ThrowsAsync<IOException>(async () =>
            {
                while (true)
                    kept.Add(await Keep(150_000));
            });
            Assert.InRange(kept.Count, 3, 6);
            Assert.Equal(kept.Count, Directory.GetFiles(root, "*", SearchOption.AllDirectories).Length);
            foreach (var blob in kept)
                using (var stream = store.OpenRead(blob.Id, key))
                    Assert.Equal(blob.Sha256, await SHA256.HashDataAsync(stream, TestContext.Current.CancellationToken));

            store.Delete(kept[0].Id);
            Assert.Equal(150_000, (await Keep(150_000)).Size);
        }
        finally
        {
            await Mount("umount", root);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<int> Mount(string program, params string[] words)
    {
        using var run = Process.Start(program, words);
        await run.WaitForExitAsync();
        return run.ExitCode;
    }
}
