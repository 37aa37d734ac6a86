using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust.Retention;

/// <summary>Whoever is erased is gone from every place of the house: rows, files, the log of the database, the search.</summary>
public sealed class ErasureTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const int Many = 40;

    // What stays of somebody erased, by decision: the number and its days, that a clerk put it beside another (why, under a key that is gone), that there was an erasure, and the journal, which holds no content.
    private static readonly string[] Stays = ["intake.request", "intake.request_state", "intake.same_person", "trust.erased", "trust.journal"];

    [Fact]
    public async Task Two_hundred_canaries_are_nowhere_any_more_and_the_journal_still_verifies()
    {
        using var clerk = await house.Clerk();
        var erased = new List<(string Number, string Code, Guid Id)>();
        for (var i = 0; i < Many; i++)
            erased.Add(await Plants(i, clerk));
        await house.KeepPromises();
        // As the database does by itself sooner or later: what it samples stays elsewhere than the rows.
        await house.Ask("ANALYZE");
        await house.Ask("CHECKPOINT");
        Assert.True(SeenIn(await DatabaseFiles(), Canary("Name", 7)).Count > 0, "the canaries cannot be found even before they are erased: the search proves nothing");
        var files = house.StoredFiles().Count;

        foreach (var (_, _, id) in erased)
            Assert.True(await Erases(id));
        Assert.False(await Erases(erased[0].Id));
        await Upkeep();

        var places = await DatabaseFiles();
        for (var i = 0; i < Many; i++)
            foreach (var kind in (string[])["Name", "Wort", "Datei", "Antwort", "Notiz"])
                Assert.Equal((kind, i, ""), (kind, i, string.Join(", ", SeenIn(places, Canary(kind, i)))));
        Assert.Empty(await RowsLeft(erased[3].Id));
        Assert.True(house.StoredFiles().Count <= files - Many);

        using var person = house.Visitor();
        var gone = await person.ComesBack(erased[0].Number, erased[0].Code);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("Dieses Anliegen ist gelöscht.", gone.Text, StringComparison.Ordinal);
        var found = await clerk.Submit(await clerk.Open("/desk"), "form.search", ("q", Canary("Name", 3)));
        Assert.DoesNotContain(Canary("Name", 3), found.Part("main .listing") ?? "", StringComparison.Ordinal);

        await using var scope = house.As(ActorKind.House);
        Assert.Null((await scope.ServiceProvider.GetRequiredService<VerifyJournal>().Run(TestContext.Current.CancellationToken)).Fault);
    }

    [Fact]
    public async Task While_somebody_looks_at_the_house_as_it_was_nothing_is_cleared_nobody_waits_and_it_is_done_afterwards()
    {
        var owner = house.Services.GetRequiredService<OwnerDatabase>();
        await using var backup = await owner.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var look = await backup.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, TestContext.Current.CancellationToken))
        {
            await using var command = new Npgsql.NpgsqlCommand("SELECT count(*) FROM people.search_trait", backup, look);
            await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await house.Ask("BEGIN; SELECT pg_current_xact_id(); COMMIT");

            var clearing = RetentionUpkeep.Clear(owner, TestContext.Current.CancellationToken);
            using var person = house.Visitor();
            Assert.True((await person.HandsIn("Das wartet auf niemanden.")).IsReceipt());
            Assert.False(await clearing);
        }

        await Upkeep();
    }

    [Fact]
    public async Task A_page_left_open_writes_nothing_about_somebody_who_was_erased()
    {
        using var person = house.Visitor();
        var (_, code) = (await person.HandsIn("Kommt noch etwas?")).Keys();
        var left = await person.Open("/de/status/anliegen");
        var id = await Id(left);

        Assert.True(await Erases(id));
        var answer = await person.Submit(left, Portal.People.Main, ("Words", "Noch ein Satz."));

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        foreach (var path in (string[])["/de/anliegen/message", "/de/anliegen/message/pruefen", "/de/status/anliegen"])
            Assert.Equal((path, HttpStatusCode.Gone), (path, (await person.Open(path)).Status));
        foreach (var path in (string[])["/de/eingang", "/de/status/gelesen", "/de/status/kopie/pdf", "/de/status/kopie/json", "/de/status/hilfe", "/de/status/schutz", "/de/status/antwortweg"])
            Assert.InRange((int)(await person.Open(path)).Status, 200, 499);
        Assert.Empty(await RowsLeft(id));
        Assert.NotEmpty(code);
    }

    [Fact]
    public async Task Nobody_deletes_a_row_of_somebody_who_was_not_erased()
    {
        using var person = house.Visitor();
        await person.HandsIn("Bleibt da.");
        var id = await Id(await person.Open("/de/status/anliegen"));

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask($"BEGIN; SET LOCAL ROLE offenes_haus_app; SELECT set_config('oh.kind', 'House', true); DELETE FROM intake.arrival WHERE request_id = '{id}'; COMMIT"));

        Assert.Equal("OH005", refused.SqlState);
    }

    [Fact]
    public async Task Who_replies_while_they_are_erased_either_arrives_and_stays_or_is_told_that_it_is_gone()
    {
        for (var i = 0; i < 20; i++)
        {
            using var person = house.Visitor();
            await person.HandsIn("Eilig.");
            var page = await person.Open("/de/status/anliegen");
            var id = await Id(page);

            var erasing = Erases(id);
            var answer = await person.Submit(page, Portal.People.Main, ("Words", "Jetzt noch."));
            Assert.True(await erasing);

            Assert.True(answer.IsReceipt() || answer.Status == HttpStatusCode.Gone, $"{answer.Status} {answer.Text}");
            Assert.Empty(await RowsLeft(id));
        }
    }

    private static string Canary(string kind, int i) => string.Create(CultureInfo.InvariantCulture, $"Kanari{kind}{i:D3}Q");

    private async Task<(string Number, string Code, Guid Id)> Plants(int i, Visitor clerk)
    {
        using var person = house.Visitor();
        var (number, code) = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt", ("name", Canary("Name", i)), ("concern", $"Es geht um {Canary("Wort", i)}."))).Keys();
        await person.SubmitWith(await person.Open("/de/status/anliegen"), Portal.People.Main, [new("files", $"{Canary("Datei", i)}.jpg", Files.Jpeg)], ("Words", $"Dazu {Canary("Antwort", i)}."));
        var id = await Id(await person.Open("/de/status/anliegen"));
        if (i % 8 == 0)
        {
            var path = $"/desk/requests/{number.Digits()}";
            await clerk.Submit(await clerk.Open(path), "form[action$='handler=take'] button");
            await clerk.Submit(await clerk.Open(path + "/note"), "form.form", ("Words", $"Vermerk {Canary("Notiz", i)}."));
            await clerk.Submit(await clerk.Open(path + "/answer"), "form.form", ("Words", $"Wir haben {Canary("Antwort", i)} gelesen."));
        }
        return (number, code, id);
    }

    private async Task<Guid> Id(PageSeen page) => (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {page.Part("main bdi")!.Digits()}"))!;

    private async Task<bool> Erases(Guid id)
    {
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<Erase>().Run(id, ErasureGround.OwnWish, TestContext.Current.CancellationToken);
    }

    // Other houses of this run share the PostgreSQL: while a long change of theirs runs it is done again, as the house does each minute.
    private async Task Upkeep()
    {
        var cleared = false;
        for (var tries = 0; tries < 12 && !cleared; tries++)
            cleared = await RetentionUpkeep.Clear(house.Services.GetRequiredService<OwnerDatabase>(), TestContext.Current.CancellationToken);
        Assert.True(cleared);
    }

    /// <summary>Every file of this database, and the log that all databases of the run write.</summary>
    private async Task<IReadOnlyList<string>> DatabaseFiles()
    {
        var data = (string)(await house.Ask("SELECT current_setting('data_directory')"))!;
        var oid = await house.Ask("SELECT oid::text FROM pg_database WHERE datname = current_database()");
        return [.. Directory.EnumerateFiles(Path.Combine(data, "base", (string)oid!)), .. Directory.EnumerateFiles(Path.Combine(data, "pg_wal")), .. Directory.EnumerateFiles(house.Data, "*", SearchOption.AllDirectories)];
    }

    private static List<string> SeenIn(IReadOnlyList<string> files, string canary)
    {
        byte[] sought = Encoding.UTF8.GetBytes(canary), folded = Encoding.UTF8.GetBytes(canary.ToLowerInvariant());
        List<string> seen = [];
        foreach (var file in files.Where(File.Exists))
        {
            ReadOnlySpan<byte> bytes = Kept.GetValueOrDefault(file) is { } known && known.At == File.GetLastWriteTimeUtc(file) ? known.Bytes : Read(file);
            if (bytes.IndexOf(sought) >= 0 || bytes.IndexOf(folded) >= 0)
                seen.Add(file);
        }
        return seen;
    }

    private static readonly Dictionary<string, (DateTime At, byte[] Bytes)> Kept = new(StringComparer.Ordinal);

    private static byte[] Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        Kept[file] = (File.GetLastWriteTimeUtc(file), bytes);
        return bytes;
    }

    /// <summary>Every table with a column that names a request or a subject, and still has a row of this one: what a table made later forgets is found here.</summary>
    private async Task<IReadOnlyList<string>> RowsLeft(Guid id)
    {
        var left = new List<string>();
        var columns = (string)(await house.Ask("SELECT string_agg(table_schema || '.' || table_name || '|' || column_name, ',') FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE t.table_type = 'BASE TABLE' AND c.data_type = 'uuid' AND table_schema NOT IN ('pg_catalog', 'information_schema')"))!;
        foreach (var column in columns.Split(','))
        {
            var (table, name) = (column.Split('|')[0], column.Split('|')[1]);
            var quoted = string.Join('.', table.Split('.').Select(p => $"\"{p}\""));
            if (!Stays.Contains(table) && Convert.ToInt64(await house.Ask($"SELECT count(*) FROM {quoted} WHERE \"{name}\" = '{id}'"), CultureInfo.InvariantCulture) > 0)
                left.Add(column);
        }
        return left;
    }
}
