using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Web.Tests.Trust.Backups;

/// <summary>A folder with backups: what in it is the house's own, and what the house remembers of its folders.</summary>
public sealed class BackupFolderTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void One_by_hand_to_another_folder_does_not_pass_for_the_nightly_one()
    {
        var night = DateTimeOffset.Parse("2026-11-22T01:00Z");
        var later = night.AddDays(3);
        var byHand = Copies.To("/nightly", night).With("/elsewhere", later) with { At = later, Folder = "/elsewhere" };

        Assert.Equal((false, true), (byHand.IsWell("/nightly", later), byHand.IsWell("/elsewhere", later)));
        Assert.True(NightlyBackup.IsDue(byHand, "/nightly", later));
        Assert.Equal(later, byHand.WholeAt);
    }

    [Fact]
    public async Task A_list_of_files_that_was_bent_vouches_for_no_copy()
    {
        using var copies = new Copies(house);
        var list = Path.Combine((await copies.BackUp()).Set, BackupFolder.Files);
        await File.WriteAllLinesAsync(list, (await File.ReadAllLinesAsync(list, Stop)).Select(l => l[..^1] + (l[^1] == '0' ? '1' : '0')), Stop);

        var second = await copies.BackUp();

        Assert.True(second.NewFiles > 0, "Nothing was copied anew.");
        Assert.Contains($"the list of files in {Path.GetDirectoryName(list)} is not as it was written", second.Trouble, StringComparison.Ordinal);
        var last = LastBackup.Read(house.Data)!;
        Assert.Equal((second.Trouble, true, false), (last.Trouble, last.IsWhole(), last.IsWell(copies.Folder, last.At)));
        var (code, said) = await Copies.Oh(house.Data, house.Database, "backup", copies.Folder);
        Assert.True(code == 0 && said.Contains(second.Trouble!, StringComparison.Ordinal), said);
        Directory.Delete(Path.GetDirectoryName(list)!, recursive: true);
        Assert.Null((await copies.BackUp()).Trouble);
        await Copies.Restore(second.Set, Path.Combine(house.Data, "keys"), copies.New());
    }

    [Fact]
    public async Task A_backup_takes_away_only_what_backups_laid_there_and_follows_no_link_out_of_its_folder()
    {
        using var copies = new Copies(house);
        var folder = new BackupFolder(copies.Folder);
        await copies.BackUp();
        var elsewhere = Directory.CreateDirectory(copies.New()).FullName;
        var unneeded = folder.FileOf(BlobId.New(TimeProvider.System));
        Directory.CreateDirectory(Path.GetDirectoryName(unneeded)!);
        var others = new[] { Path.Combine(elsewhere, "letters.txt"), Path.Combine(elsewhere, Path.GetFileName(unneeded)), Path.Combine(folder.Root, "files", "note.txt"), Path.Combine(folder.Root, "files", Path.GetFileName(unneeded)) };
        foreach (var file in (string[])[unneeded, unneeded + ".new", .. others])
            await File.WriteAllTextAsync(file, "", Stop);
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "files", "link"), elsewhere);

        await copies.BackUp();

        Assert.All(others, f => Assert.True(File.Exists(f), f));
        Assert.False(File.Exists(unneeded) || File.Exists(unneeded + ".new"));
    }

    [Theory]
    [InlineData("files")]
    [InlineData("keys")]
    [InlineData("keys/wrapped.keys")]
    [InlineData("files/0")]
    [InlineData("files/0/1")]
    [InlineData("erased.list")]
    [InlineData(".lock")]
    [InlineData("2026-11-29T010000.000Z")]
    public async Task A_part_of_a_backup_folder_that_is_a_link_is_refused_and_the_folder_itself_may_be_one(string part)
    {
        using var copies = new Copies(house);
        var (disk, link) = (Directory.CreateDirectory(copies.New()).FullName, copies.New());
        Directory.CreateSymbolicLink(link, disk);
        await copies.BackUp(link);
        var elsewhere = Path.Combine(copies.New(), "elsewhere");
        Directory.CreateDirectory(Path.GetDirectoryName(elsewhere)!);
        if (Path.Exists(Path.Combine(disk, part)))
            Directory.Move(Path.Combine(disk, part), elsewhere);
        else
            Directory.CreateDirectory(elsewhere);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(disk, part))!);
        Directory.CreateSymbolicLink(Path.Combine(disk, part), elsewhere);

        var refused = await Assert.ThrowsAsync<CannotStart>(() => copies.BackUp(link));

        Assert.Contains($"{part} is a link", refused.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("sets")]
    public async Task A_folder_that_holds_the_backup_of_another_house_is_left_as_it_is(string what)
    {
        using var copies = new Copies(house);
        var set = (await copies.BackUp()).Set;
        using var other = OfficeKey.Open(Directory.CreateDirectory(copies.New()).FullName);
        using (var office = OfficeKey.Open(house.Data))
            await Become(Manifest.Read(set, office));
        var before = Everything();

        var refused = await Assert.ThrowsAsync<CannotStart>(() => copies.BackUp());

        Assert.Contains("holds the backup of another house", refused.Sentence, StringComparison.Ordinal);
        if (what == "keys")
            Assert.Contains("holds the backup of another house", await copies.AsOperator(s => s.GetRequiredService<RefreshKeys>().Run(copies.Folder, Stop)), StringComparison.Ordinal);
        Assert.Equal(before, Everything());

        async Task Become(Manifest manifest)
        {
            Array.ForEach([BackupFolder.Mark, BackupFolder.Manifest], f => File.Delete(Path.Combine(set, f)));
            manifest.Write(set, other);
            File.Delete(copies.KeyFile);
            if (what == "keys")
                await copies.AsOperator(async s =>
                {
                    await using var connection = await s.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Stop);
                    return await new KeyFile(copies.KeyFile, other).Write(connection, [], TimeProvider.System.GetUtcNow(), Stop);
                });
        }

        List<string> Everything() => [.. Directory.GetFiles(copies.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + BackupFolder.HashOf(f))];
    }

    [Fact]
    public async Task The_own_folder_stays_the_own_one_after_a_rotation_without_it_and_when_its_keys_are_damaged()
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        Directory.Move(copies.Folder, copies.Folder + ".away");
        await copies.Rotate(copies.New());
        Directory.Move(copies.Folder + ".away", copies.Folder);

        await copies.BackUp();
        foreach (var damaged in (string[])["", (await File.ReadAllTextAsync(copies.KeyFile, Stop))[..^9]])
        {
            await File.WriteAllTextAsync(copies.KeyFile, damaged, Stop);
            await copies.BackUp();
        }

        await Copies.Restore(copies.Folder, Path.Combine(house.Data, "keys"), copies.New());
    }

    [Fact]
    public async Task Keys_of_the_erased_beside_a_disk_that_is_away_are_told_of_once_a_day()
    {
        using var copies = new Copies(house);
        var (away, clock, heard) = (copies.New(), new FakeTimeProvider(DateTimeOffset.Parse("2026-11-22T08:00Z")), new Heard());
        using var upkeep = new RetentionUpkeep(() => house.As(ActorKind.House), new() { Folder = away }, house.Services.GetRequiredService<OfficePlace>(), clock, heard);
        await using var scope = house.As(ActorKind.House);

        foreach (var (hours, times) in ((int, int)[])[(0, 1), (1, 1), (24, 2)])
        {
            clock.Advance(TimeSpan.FromHours(hours));
            await upkeep.ClearUp(scope.ServiceProvider, Stop);
            Assert.Equal(times, heard.Warnings.Count(w => w.Contains($"The backup folder {away} cannot be reached.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_folder_is_the_same_one_with_and_without_a_slash_at_its_end()
    {
        var night = DateTimeOffset.Parse("2026-11-22T01:00Z");
        using var copies = new Copies(house);
        var data = Directory.CreateDirectory(copies.New()).FullName;
        (new LastBackup { At = night, Folder = "/x/", WholeAt = night, Folders = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["/x/"] = night, ["/x"] = night.AddDays(-1), ["/y"] = night } }).Write(data);

        Assert.Equal(["/x", "/y"], LastBackup.FoldersOf(data, "/x/").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.True(LastBackup.Read(data)!.IsWell("/x/", night));
        LastBackup.Read(data)!.Without("/x/").Write(data);
        Assert.Equal(["/y"], LastBackup.FoldersOf(data, null));
        LastBackup.Read(data)!.Without("/y").Write(data);
        Assert.Empty(LastBackup.FoldersOf(data, null));
    }

    [Fact]
    public void A_backup_forgets_no_folder_to_which_another_one_ended_meanwhile()
    {
        var night = DateTimeOffset.Parse("2026-11-22T01:00Z");

        var last = Copies.To("/one", night.AddHours(1)).After(Copies.To("/two", night) with { Forgot = true });

        Assert.Equal((2, true, night.AddHours(1)), (last.Folders.Count, last.Forgot, last.WholeAt));
    }

    private sealed class Heard : ILogger<RetentionUpkeep>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}
