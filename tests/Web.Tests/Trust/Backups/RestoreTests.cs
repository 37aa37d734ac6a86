using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Web.Tests.Trust.Backups;

/// <summary>A restore that cannot be whole is none: it says why, and no house opens. (R14, R16)</summary>
public sealed class RestoreTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bit_that_flipped_anywhere_in_a_backup_is_found_and_the_house_does_not_open()
    {
        using var copies = new Copies(house);
        var set = (await copies.BackUp()).Set;
        var keys = copies.SafeCopy();
        var found = 0;
        var flips = int.Parse(Environment.GetEnvironmentVariable("OH_FLIPS") ?? "40", null);
        var parts = Directory.GetFiles(set, "*", SearchOption.AllDirectories).Append(copies.KeyFile).Where(f => new FileInfo(f).Length > 0).ToList();
        for (var i = 0; i < flips; i++)
        {
            var part = parts[i % parts.Count];
            using var bit = new Flipped(part);
            var data = copies.New();
            var refused = await Refused(set, keys, data);
            Assert.True(refused.Sentence.Length > 0 && !File.Exists(Path.Combine(data, "restore.unproven")), part);
            found++;
        }
        Assert.Equal(flips, found);

        var blob = Directory.GetFiles(Path.Combine(copies.Folder, "files"), "*", SearchOption.AllDirectories)[0];
        using (new Flipped(blob))
        {
            var data = copies.New();
            var refused = await Refused(copies.Folder, keys, data);
            Assert.Contains(blob, refused.Sentence, StringComparison.Ordinal);
            Assert.Contains("is marked as not proven", refused.WayOut, StringComparison.Ordinal);
            var stays = await Assert.ThrowsAsync<CannotStart>(() => Copies.Open(house.Database, data));
            Assert.Contains("have not proven themselves", stays.Sentence, StringComparison.Ordinal);
            Assert.Contains("have not proven themselves", (await Refused(copies.Folder, keys, data)).Sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no backup", "There is no whole backup in")]
    [InlineData("no manifest mark", "The manifest of")]
    [InlineData("no keys", "The file of wrapped keys")]
    [InlineData("no file", "is missing")]
    [InlineData("no office key", "There is no office.key in")]
    [InlineData("another office key", "wrapped under the office key")]
    [InlineData("newer", "was made by a newer version of the house (it has '20991231000000_Later')")]
    [InlineData("not empty", "is not empty: there is letters.txt")]
    [InlineData("a bent list", "was altered, or belongs to another office")]
    [InlineData("a lost key", "1 keys of this backup are missing")]
    [InlineData("no protection key", "There is no protection.key in")]
    [InlineData("another protection key made meanwhile", "There is another protection.key in")]
    [InlineData("a newer set without its manifest", "The newest set")]
    public async Task What_is_in_the_way_of_a_restore_is_said_in_a_sentence_with_a_way_out(string what, string sentence)
    {
        using var copies = new Copies(house);
        var set = (await copies.BackUp()).Set;
        var (keys, data) = (copies.SafeCopy(), copies.New());
        using var office = OfficeKey.Open(house.Data);
        switch (what)
        {
            case "no backup": Directory.Delete(set, recursive: true); break;
            case "no manifest mark": File.Delete(Path.Combine(set, BackupFolder.Mark)); break;
            case "no keys": File.Delete(copies.KeyFile); break;
            case "no file": File.Delete(Path.Combine(set, "database", "intake.request.rows")); break;
            case "no office key": File.Delete(Path.Combine(keys, "office.key")); break;
            case "another office key": await File.WriteAllBytesAsync(Path.Combine(keys, "office.key"), RandomNumberGenerator.GetBytes(32), Stop); break;
            case "newer":
                var manifest = Manifest.Read(set, office);
                Array.ForEach([BackupFolder.Mark, BackupFolder.Manifest], f => File.Delete(Path.Combine(set, f)));
                (manifest with { Migrations = [.. manifest.Migrations, "20991231000000_Later"] }).Write(set, office);
                break;
            case "not empty":
                Directory.CreateDirectory(data);
                await File.WriteAllTextAsync(Path.Combine(data, "letters.txt"), "", Stop);
                break;
            case "a bent list": await File.WriteAllTextAsync(Path.Combine(copies.Folder, ErasedList.Name), $"{Guid.Empty:N} 2026-11-29T00:00:00.000000Z OwnWish 00\n", Stop); break;
            case "no protection key": File.Delete(Path.Combine(keys, "protection.key")); break;
            case "another protection key made meanwhile":
                Directory.CreateDirectory(Path.Combine(data, "keys"));
                await File.WriteAllBytesAsync(Path.Combine(data, "keys", "protection.key"), RandomNumberGenerator.GetBytes(32), Stop);
                break;
            case "a newer set without its manifest": File.Delete(Path.Combine((await copies.BackUp()).Set, BackupFolder.Manifest)); break;
            case "a lost key":
                await copies.AsOperator(async s =>
                {
                    await using var connection = await s.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Stop);
                    var all = s.GetServices<WrappedKeys>().ToList();
                    return await new KeyFile(copies.KeyFile, s.GetRequiredService<OfficeKey>()).Write(connection, all.Where(k => k.Name != "protected"), TimeProvider.System.GetUtcNow(), Stop);
                });
                break;
        }

        var refused = await Refused(copies.Folder, keys, data);

        Assert.Contains(sentence, refused.Sentence, StringComparison.Ordinal);
        Assert.True(refused.WayOut.Length > 10);
        Assert.False(File.Exists(Path.Combine(data, "restore.unproven")));
    }

    [Fact]
    public async Task A_full_disk_is_said_and_leaves_the_former_backups_whole()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can mount a small disk");
        using var copies = new Copies(house);
        var small = copies.New();
        Directory.CreateDirectory(small);
        Assert.Equal(0, await Ended("mount", "-t", "tmpfs", "-o", "size=24m", "oh-test", small));
        try
        {
            await copies.BackUp(Path.Combine(small, "one"));
            await File.WriteAllBytesAsync(Path.Combine(small, "rest"), new byte[Math.Max(0, new DriveInfo(small).AvailableFreeSpace - 600_000)], Stop);
            var refused = await Assert.ThrowsAsync<CannotStart>(async () =>
            {
                while (true)
                    await copies.BackUp(Path.Combine(small, "one"));
            });
            Assert.Contains("could not be written", refused.Sentence, StringComparison.Ordinal);
            Assert.Contains("No space left", refused.Sentence, StringComparison.Ordinal);
            await Copies.Restore(Path.Combine(small, "one"), Path.Combine(house.Data, "keys"), copies.New());
        }
        finally
        {
            await Ended("umount", small);
        }
    }

    private static async Task<CannotStart> Refused(string from, string keys, string data) => await Assert.ThrowsAsync<CannotStart>(() => Copies.Restore(from, keys, data));

    private static async Task<int> Ended(string program, params string[] words)
    {
        using var run = Process.Start(program, words);
        await run.WaitForExitAsync(Stop);
        return run.ExitCode;
    }

    /// <summary>One random bit of a file, turned, and turned back.</summary>
    private sealed class Flipped : IDisposable
    {
        private readonly string path;
        private readonly byte[] before;

        public Flipped(string path)
        {
            (this.path, before) = (path, File.ReadAllBytes(path));
            var bytes = (byte[])before.Clone();
            bytes[RandomNumberGenerator.GetInt32(bytes.Length)] ^= (byte)(1 << RandomNumberGenerator.GetInt32(8));
            File.WriteAllBytes(path, bytes);
        }

        public void Dispose() => File.WriteAllBytes(path, before);
    }
}
