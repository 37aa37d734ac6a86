using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Trust.Backups;

/// <summary>Whatever becomes of a house, what it promised comes back, and what it erased does not. (R14, R16, E1)</summary>
public sealed class BackupTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backed_up_while_people_hand_in_the_house_comes_back_with_every_receipt_it_had_given()
    {
        using var copies = new Copies(house);
        using var witness = new Witness(Path.Combine(house.Data, "promises"));
        for (var i = 0; i < 3; i++)
            witness.Saw(await Whole());
        var more = Enumerable.Range(0, 3).Select(_ => Task.Run(Whole, Stop)).ToList();
        await copies.BackUp();
        await Task.WhenAll(more);

        // The keys lie where they belong already: so people stay logged in, too.
        var data = copies.New();
        Copies.Duplicate(Path.Combine(house.Data, "keys"), Path.Combine(data, "keys"));
        var said = new List<string>();
        var database = await Copies.Restore(copies.Folder, Path.Combine(data, "keys"), data, said.Add);
        Assert.Contains("proven: the house may open", said[^1], StringComparison.Ordinal);
        Assert.Contains(said, s => s.Contains(" open to their last byte", StringComparison.Ordinal));

        await using var restored = await Copies.Open(database, data);
        var (lost, _, half, _) = await witness.Compare(new Uri(House.Addresses(restored).Single()), database, data);
        Assert.Equal((0, 0), (lost, half));
        await restored.StopAsync(Stop);

        async Task<Journey> Whole()
        {
            var journey = new Journey();
            await journey.Walk(house.Address, Journey.Begin, Journey.Receipt + 1);
            return journey;
        }
    }

    [Fact]
    public async Task What_was_erased_is_in_no_backup_and_comes_back_by_none_and_after_a_rotation_no_old_copy_opens_anything()
    {
        using var copies = new Copies(house);
        using var karim = house.Visitor();
        const string name = "Karim Unverwechselbar";
        await karim.Submit(await karim.Open("/de/anliegen/message"), Portal.People.Main, ("concern", "Das soll niemand mehr lesen."), ("name", name), ("replyBy", "here"));
        var receipt = await karim.Submit(await karim.Open("/de/anliegen/message/pruefen"), Portal.People.Main);
        var subject = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {receipt.Keys().Number.Digits()}"))!;
        var old = (await copies.BackUp()).Set;
        var oldKeys = copies.New();
        File.Copy(copies.KeyFile, oldKeys);
        // Nobody has to be erased for it: what lies in a set names nobody to whoever has no key.
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM people.search_trait WHERE name = '{name}'"));
        Assert.DoesNotContain(Directory.EnumerateFiles(copies.Folder, "*", SearchOption.AllDirectories), f => File.ReadAllBytes(f).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) >= 0);

        await using (var scope = house.As(ActorKind.House))
        {
            Assert.True(await scope.ServiceProvider.GetRequiredService<Erase>().Run(subject, ErasureGround.OwnWish, Stop));
            Assert.False(await scope.ServiceProvider.GetRequiredService<Erase>().Run(subject, ErasureGround.OwnWish, Stop));
        }
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.data_key WHERE subject = '{subject}'"));
        await Assert.ThrowsAsync<PostgresException>(() => house.Ask($"INSERT INTO trust.data_key (subject, bytes) VALUES ('{subject}', '\\x00')"));
        await Assert.ThrowsAsync<PostgresException>(() => house.Ask("DELETE FROM trust.data_key"));
        Assert.Contains(subject.ToString("N"), await File.ReadAllTextAsync(Path.Combine(house.Data, ErasedList.Name), Stop), StringComparison.Ordinal);

        var fresh = (await copies.BackUp()).Set;
        Assert.Contains(subject.ToString("N"), await File.ReadAllTextAsync(oldKeys, Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(subject.ToString("N"), await File.ReadAllTextAsync(copies.KeyFile, Stop), StringComparison.Ordinal);

        // The older set knows nothing of it; the list does. Everybody else comes back.
        foreach (var set in (string[])[old, fresh])
        {
            var data = copies.New();
            var database = await Copies.Restore(set, Path.Combine(house.Data, "keys"), data);
            await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
            Assert.Equal((0L, 1L), (await Count(source, $"trust.data_key WHERE subject = '{subject}'"), await Count(source, $"trust.erased WHERE subject = '{subject}'")));
            Assert.Equal(0L, await Count(source, $"people.search_trait WHERE name = '{name}'"));
            Assert.Equal(await house.Ask("SELECT md5(string_agg(t::text, E'\n' ORDER BY request_id)) FROM people.search_trait t"), await Asked(source, "SELECT md5(string_agg(t::text, E'\n' ORDER BY request_id)) FROM people.search_trait t"));
            Assert.Equal(Convert.ToInt64(await house.Ask("SELECT count(*) FROM trust.data_key k JOIN intake.request r ON r.id = k.subject"), null), await Count(source, "trust.data_key k JOIN intake.request r ON r.id = k.subject"));
        }

        // Somebody kept the old file, and the office key of that day was never copied: with the new one nothing of it opens.
        await copies.Rotate(copies.New());
        using var office = OfficeKey.Open(house.Data);
        using var protection = ProtectionKey.Open(house.Data);
        var lines = (await File.ReadAllLinesAsync(oldKeys, Stop)).Select(l => l.Split(' ')).Where(w => w.Length == 4).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, w => Assert.Throws<SealBroken>(() => DataKey.Unwrap(Convert.FromBase64String(w[3]), w[0] == "data" ? office : protection.Wraps, Guid.ParseExact(w[1], "N"))));
        File.Copy(oldKeys, copies.KeyFile, overwrite: true);
        // Where an earlier rotation left secrets beside the keys, these are what does not open first.
        Assert.Matches("The keys of this backup were wrapped under the office key|The secrets kept beside the office key .* do not open", (await Refused(old, Path.Combine(house.Data, "keys"), copies.New())).Sentence);
    }

    [Fact]
    public async Task A_backup_that_the_database_breaks_off_is_not_well_and_the_one_before_stays_the_last_whole_one()
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        var whole = LastBackup.Read(house.Data)!;
        await house.Ask("ALTER TABLE trust.tree_head RENAME TO tree_head_elsewhere");
        try
        {
            await Assert.ThrowsAsync<PostgresException>(() => copies.BackUp());
        }
        finally
        {
            await house.Ask("ALTER TABLE trust.tree_head_elsewhere RENAME TO tree_head");
        }

        var broken = LastBackup.Read(house.Data)!;
        Assert.True(whole.IsWell(copies.Folder, whole.At));
        Assert.Equal((true, whole.WholeAt, false), (broken.Trouble is not null, broken.WholeAt, broken.IsWell(copies.Folder, broken.At)));
        Assert.Single(Directory.GetFiles(copies.Folder, "manifest.json", SearchOption.AllDirectories));
        await copies.BackUp();
        Assert.True(LastBackup.Read(house.Data)!.IsWell(copies.Folder, TimeProvider.System.GetUtcNow()));
    }

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
    public void One_by_hand_to_another_folder_does_not_pass_for_the_nightly_one()
    {
        var night = DateTimeOffset.Parse("2026-11-22T01:00Z");
        var later = night.AddDays(3);
        var byHand = To("/nightly", night).With("/elsewhere", later) with { At = later, Folder = "/elsewhere" };

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
        var (code, said) = await Oh(house.Data, house.Database, "backup", copies.Folder);
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
        Directory.CreateSymbolicLink(Path.Combine(disk, part), elsewhere);

        var refused = await Assert.ThrowsAsync<CannotStart>(() => copies.BackUp(link));

        Assert.Contains($"{part} is a link", refused.Sentence, StringComparison.Ordinal);
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

        var (code, said) = await Oh(house.Data, house.Database, ["keys", "rotate", "--copy", stick, .. gone]);
        Assert.Equal(1, code);
        Assert.Contains($"The backup folder {first} cannot be reached", said, StringComparison.Ordinal);
        Directory.Move(first + ".away", first);
        (code, said) = await Oh(house.Data, house.Database, ["keys", "rotate", "--copy", stick, .. gone]);

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
            var (code, said) = await Oh(house.Data, house.Database, "keys", "rotate", "--copy", copies.New(), "--without-others");
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
    public async Task A_restored_house_takes_the_keys_beside_the_backup_it_came_from_along()
    {
        using var copies = new Copies(house);
        await copies.BackUp();
        var (data, stick) = (copies.New(), copies.New());
        var database = await Copies.Restore(copies.Folder, Path.Combine(house.Data, "keys"), data);

        var (code, said) = await Oh(data, database, "keys", "rotate", "--copy", stick);

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

        Assert.Contains("knows of requests or erasures that this house does not", await Refreshed(), StringComparison.Ordinal);

        Assert.Equal(keys, await File.ReadAllBytesAsync(copies.KeyFile, Stop));

        Task<string?> Refreshed() => Copies.AsOperator(database, data, s => s.GetRequiredService<RefreshKeys>().Run(copies.Folder, Stop));
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

        var last = To("/one", night.AddHours(1)).After(To("/two", night) with { Forgot = true });

        Assert.Equal((2, true, night.AddHours(1)), (last.Folders.Count, last.Forgot, last.WholeAt));
    }

    [Fact]
    public async Task The_commands_say_a_line_for_each_step_and_end_with_a_code()
    {
        using var copies = new Copies(house);
        var (code, said) = await Oh(house.Data, house.Database, "backup", copies.Folder);
        Assert.True(code == 0, said);
        Assert.Contains("whole: ", said, StringComparison.Ordinal);
        (code, said) = await Oh(house.Data, house.Database, "restore", copies.Folder);
        Assert.Equal(1, code);
        Assert.Contains("is not empty", said, StringComparison.Ordinal);
        (code, said) = await Oh(house.Data, house.Database, "keys", "burn");
        Assert.Equal(1, code);
        Assert.Contains("./oh keys rotate --copy DIR", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);

        Assert.Null(LastBackup.Read(house.Data)!.Trouble);
        (code, said) = await Oh(house.Data, house.Database, "backup", "/proc/nowhere");
        Assert.Equal(1, code);
        Assert.Contains("cannot be written", said, StringComparison.Ordinal);
        Assert.NotNull(LastBackup.Read(house.Data)!.Trouble);
        Assert.NotNull(LastBackup.Read(house.Data)!.WholeAt);
    }

    [Theory]
    [InlineData(null, "2026-11-22T08:00Z", true)]
    [InlineData("2026-11-22T08:00Z", "2026-11-22T23:30Z", false)] // half past midnight in Germany
    [InlineData("2026-11-22T08:00Z", "2026-11-23T01:30Z", true)] // half past two
    [InlineData("2026-11-20T08:00Z", "2026-11-22T21:00Z", true)] // the house was closed
    public void The_house_backs_itself_up_once_every_night(string? whole, string now, bool due)
    {
        var at = DateTimeOffset.Parse(now);
        Assert.Equal(due, NightlyBackup.IsDue(whole is null ? null : To("/nightly", DateTimeOffset.Parse(whole)), "/nightly", at));
        Assert.False(NightlyBackup.IsDue(new() { At = at.AddMinutes(-5), Folder = "/nightly", Trouble = "The disk is full." }, "/nightly", at));
    }

    private static LastBackup To(string folder, DateTimeOffset whole) => new LastBackup { At = whole, Folder = folder }.With(folder, whole);

    private static async Task<CannotStart> Refused(string from, string keys, string data) => await Assert.ThrowsAsync<CannotStart>(() => Copies.Restore(from, keys, data));

    private static async Task<long> Count(NpgsqlDataSource source, string from)
    {
        await using var command = source.CreateCommand($"SELECT count(*) FROM {from}");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task<object?> Asked(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }

    private static async Task<(int Code, string Said)> Oh(string data, string database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OffenesHaus.Web.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OffenesHaus__Database"] = database;
        start.Environment["OffenesHaus__Data"] = data;
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await said + await complained);
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
