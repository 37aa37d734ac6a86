using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;
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
            Assert.Equal((0L, 1L), (await Copies.Count(source, $"trust.data_key WHERE subject = '{subject}'"), await Copies.Count(source, $"trust.erased WHERE subject = '{subject}'")));
            Assert.Equal(0L, await Copies.Count(source, $"people.search_trait WHERE name = '{name}'"));
            Assert.Equal(await house.Ask("SELECT md5(string_agg(t::text, E'\n' ORDER BY request_id)) FROM people.search_trait t"), await Asked(source, "SELECT md5(string_agg(t::text, E'\n' ORDER BY request_id)) FROM people.search_trait t"));
            Assert.Equal(Convert.ToInt64(await house.Ask("SELECT count(*) FROM trust.data_key k JOIN intake.request r ON r.id = k.subject"), null), await Copies.Count(source, "trust.data_key k JOIN intake.request r ON r.id = k.subject"));
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
    public async Task The_commands_say_a_line_for_each_step_and_end_with_a_code()
    {
        using var copies = new Copies(house);
        var (code, said) = await Copies.Oh(house.Data, house.Database, "backup", copies.Folder);
        Assert.True(code == 0, said);
        Assert.Contains("whole: ", said, StringComparison.Ordinal);
        (code, said) = await Copies.Oh(house.Data, house.Database, "restore", copies.Folder);
        Assert.Equal(1, code);
        Assert.Contains("is not empty", said, StringComparison.Ordinal);
        (code, said) = await Copies.Oh(house.Data, house.Database, "keys", "burn");
        Assert.Equal(1, code);
        Assert.Contains("./oh keys rotate --copy DIR", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);

        Assert.Null(LastBackup.Read(house.Data)!.Trouble);
        (code, said) = await Copies.Oh(house.Data, house.Database, "backup", "/proc/nowhere");
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
        Assert.Equal(due, NightlyBackup.IsDue(whole is null ? null : Copies.To("/nightly", DateTimeOffset.Parse(whole)), "/nightly", at));
        Assert.False(NightlyBackup.IsDue(new() { At = at.AddMinutes(-5), Folder = "/nightly", Trouble = "The disk is full." }, "/nightly", at));
    }

    private static async Task<CannotStart> Refused(string from, string keys, string data) => await Assert.ThrowsAsync<CannotStart>(() => Copies.Restore(from, keys, data));

    private static async Task<object?> Asked(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }
}
