using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust.Backups;

/// <summary>New keys: they reach every backup that the house knows, and stop where one would be lost. (R16, E1)</summary>
public sealed class RotateKeysTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotation_broken_off_at_any_step_goes_on_and_meanwhile_and_afterwards_everything_opens()
    {
        using var copies = new Copies(house);
        using var karim = house.Visitor();
        var keys = (await karim.Applies()).Keys();
        await copies.BackUp();
        using var first = OfficeKey.Open(house.Data);
        var (stick, id) = (copies.New(), first.Id);

        for (var step = 1; ; step++)
        {
            Assert.True(step < 20, "It never comes to its end.");
            var left = step;
            void BreakOff(string _)
            {
                if (--left == 0)
                    throw new OperationCanceledException();
            }
            if (await Record.ExceptionAsync(() => copies.Rotate(stick, BreakOff)) is null)
                break;
            // Another process, and the same one: number and code, a page of answers, somebody new.
            using var returning = house.Visitor();
            Assert.Contains("Antrag", (await returning.ComesBack(keys.Number, keys.Code)).Text, StringComparison.Ordinal);
            using var other = house.Visitor();
            Assert.True((await other.Applies()).IsReceipt());
        }

        Assert.NotEqual(id, first.Id, StringComparer.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.data_key WHERE substring(bytes FROM 2 FOR 4) = '\\x{id}'"));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(house.Data, "keys")), f => f.Contains(".former.", StringComparison.Ordinal) || f.Contains(".next.", StringComparison.Ordinal));
        Assert.Equal("Antrag", (await karim.Open("/de/status/anliegen")).Part("h1"));
        await house.Restart();
        using var later = house.Visitor();
        Assert.Contains("Antrag", (await later.ComesBack(keys.Number, keys.Code)).Text, StringComparison.Ordinal);
        Assert.Equal("Antrag", (await karim.Open("/de/status/anliegen")).Part("h1"));

        // The backup from before the rotation opens with the copy of the new keys, and with nothing older.
        await Copies.Restore(copies.Folder, stick, copies.New());
    }

    [Fact]
    public async Task A_rotation_takes_the_keys_beside_every_backup_along_and_stops_where_one_is_away()
    {
        using var copies = new Copies(house);
        var (first, second, stick) = (Path.Combine(copies.New(), "first"), Path.Combine(copies.New(), "second"), copies.New());
        await copies.BackUp(first);
        await copies.BackUp(second);
        // What other tests have taken away since.
        var gone = LastBackup.FoldersOf(house.Data, null).Where(f => !Directory.Exists(f)).SelectMany(f => (string[])["--without", f]).ToArray();
        Directory.Move(first, first + ".away");

        var (code, said) = await Copies.Oh(house.Data, house.Database, ["keys", "rotate", "--copy", stick, .. gone]);
        Assert.Equal(1, code);
        Assert.Contains($"The backup folder {first} cannot be reached", said, StringComparison.Ordinal);
        Directory.Move(first + ".away", first);
        (code, said) = await Copies.Oh(house.Data, house.Database, ["keys", "rotate", "--copy", stick, .. gone]);

        Assert.True(code == 0, said);
        foreach (var folder in (string[])[first, second])
            await Copies.Restore(folder, stick, copies.New());
        Assert.DoesNotContain(LastBackup.FoldersOf(house.Data, null), f => gone.Contains(f, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ bent")]
    [InlineData(null)] // gone
    public async Task A_rotation_stops_where_the_house_no_longer_knows_which_folders_hold_backups(string? content)
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        using var office = OfficeKey.Open(house.Data);
        var (id, file) = (office.Id, Path.Combine(house.Data, "backup.last"));
        var before = await File.ReadAllBytesAsync(file, Stop);
        try
        {
            File.Delete(file);
            if (content is not null)
                await File.WriteAllTextAsync(file, content, Stop);
            var (code, said) = await Copies.Oh(house.Data, house.Database, "keys", "rotate", "--copy", copies.New(), "--without-others");
            Assert.Equal(1, code);
            Assert.Contains("Which folders hold backups of this house is not known", said, StringComparison.Ordinal);
            Assert.Equal(id, office.Id);

            // A backup names its own folder; that there are no others only the operator can say.
            await copies.BackUp();
            await Assert.ThrowsAsync<CannotStart>(() => Known(withoutOthers: false));
            Assert.Equal([copies.Folder], await Known(withoutOthers: true));
        }
        finally
        {
            await File.WriteAllBytesAsync(file, before, Stop);
        }

        Task<IReadOnlyList<string>> Known(bool withoutOthers) => copies.AsOperator(s => s.GetRequiredService<BackupsKnown>().Run(withoutOthers, Stop));
    }

    [Fact]
    public async Task A_restored_house_rotates_only_once_it_has_backed_itself_up_to_every_folder_there_is()
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        var (data, stick) = (copies.New(), copies.New());
        var database = await Copies.Restore(copies.Folder, Path.Combine(house.Data, "keys"), data);

        var (code, said) = await Copies.Oh(data, database, "keys", "rotate", "--copy", stick);
        Assert.Equal((1, true), (code, said.Contains("is not known", StringComparison.Ordinal)));
        await Copies.Oh(data, database, "backup", copies.Folder);
        (code, said) = await Copies.Oh(data, database, "keys", "rotate", "--copy", stick, "--without-others");

        Assert.True(code == 0, said);
        await Copies.Restore(copies.Folder, stick, copies.New());
    }

    [Fact]
    public async Task A_house_restored_to_try_it_leaves_keys_alone_that_know_more_than_it_does()
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        var data = copies.New();
        var database = await Copies.Restore(copies.Folder, Path.Combine(house.Data, "keys"), data);
        Assert.Null(await Refreshed());
        using var karim = house.Visitor();
        await karim.Applies();
        await copies.BackUp();
        var keys = await File.ReadAllBytesAsync(copies.KeyFile, Stop);

        Assert.Contains("knows of requests that this house does not", await Refreshed(), StringComparison.Ordinal);

        Assert.Equal(keys, await File.ReadAllBytesAsync(copies.KeyFile, Stop));

        Task<string?> Refreshed() => Copies.AsOperator(database, data, s => s.GetRequiredService<RefreshKeys>().Run(copies.Folder, Stop));
    }

    [Fact]
    public async Task What_another_house_erased_beside_a_backup_is_said_with_a_way_out()
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        using (var office = OfficeKey.Open(house.Data))
            new ErasedList(copies.Folder, office).Add([new() { Subject = Guid.CreateVersion7(), At = TimeProvider.System.GetUtcNow(), Ground = ErasureGround.OwnWish }]);

        Assert.Contains("knows of erasures that this house does not", await copies.AsOperator(s => s.GetRequiredService<RefreshKeys>().Run(copies.Folder, Stop)), StringComparison.Ordinal);
    }
}
