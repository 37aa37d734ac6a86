using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Web.Tests.Trust;

public sealed class VerifyJournalTests(ProvenHouse house) : IClassFixture<ProvenHouse>
{
    private static readonly int Drawn = Environment.GetEnvironmentVariable("OH_FUZZ_CASES") is null ? 24 : 240;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What somebody does who owns the whole server; the code of the fault, and what puts it right again.</summary>
    private static readonly (string What, string Sql, string Fault)[] Tamperings =
    [
        ("an entry gets another actor", "UPDATE trust.journal SET actor_id = gen_random_uuid() WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 7)", "entry-forged"),
        ("an entry gets another day", "UPDATE trust.journal SET at = at - interval '1 day' WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 70)", "entry-forged"),
        ("an entry lies about its transaction", "UPDATE trust.journal SET tx = '5' WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 71)", "entry-changed"),
        ("an entry gets a detail", "UPDATE trust.journal SET detail = 'found=0' WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 72)", "entry-forged"),
        ("a field eats the next one", "UPDATE trust.journal SET reason = reason || '||' WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 73)", "entry-forged"),
        ("an instant no calendar has", "UPDATE trust.journal SET at = 'infinity' WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 8)", "entry-forged"),
        ("an entry is deleted", "DELETE FROM trust.journal WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 100)", "entry-missing"),
        ("an entry is deleted with its place", "DELETE FROM trust.journal WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 100); DELETE FROM trust.journal_leaf WHERE index = 100", "leaf-missing"),
        ("an entry is deleted and all places move up", "DELETE FROM trust.journal WHERE id = (SELECT entry FROM trust.journal_leaf WHERE index = 100); DELETE FROM trust.journal_leaf WHERE index = 100; UPDATE trust.journal_leaf SET index = -index WHERE index > 100; UPDATE trust.journal_leaf SET index = -index - 1 WHERE index < 0", "root-differs"),
        ("two entries change places", "UPDATE trust.journal_leaf SET index = -1 WHERE index = 20; UPDATE trust.journal_leaf SET index = 20 WHERE index = 21; UPDATE trust.journal_leaf SET index = 21 WHERE index = -1", "root-differs"),
        ("an entry is put in behind the chain", "INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment, salt, tx) SELECT gen_random_uuid(), kind, about, actor_kind, reason, at, commitment, salt, tx FROM trust.journal LIMIT 1", "entry-forged"),
        ("the place of an entry is taken away at the end", "DELETE FROM trust.journal_leaf WHERE index = (SELECT max(index) FROM trust.journal_leaf)", "entries-missing"),
        ("the end is cut off with its heads", "DELETE FROM trust.tree_head WHERE number = (SELECT max(number) FROM trust.tree_head); DELETE FROM trust.journal WHERE id IN (SELECT entry FROM trust.journal_leaf WHERE index >= (SELECT max(size) FROM trust.tree_head)); DELETE FROM trust.journal_leaf WHERE index >= (SELECT max(size) FROM trust.tree_head)", "head-gone"),
        ("everything is thrown away", "TRUNCATE trust.journal, trust.journal_leaf, trust.journal_node, trust.tree_head", "head-gone"),
        ("a head says more entries", "UPDATE trust.tree_head SET line = replace(line, ' ' || size || ' ', ' ' || (size + 1) || ' ') WHERE number = 1", "signature-wrong"),
        ("the heads are thrown away", "DELETE FROM trust.tree_head", "head-gone"),
        ("the kept hashes are bent", "UPDATE trust.journal_node SET hash = sha256(hash)", "node-differs"),
        ("a guard is switched off", "ALTER TABLE trust.journal DISABLE TRIGGER only_add", "guard-off"),
        ("the rule that demands an entry is dropped", "DROP TRIGGER demand_entry ON intake.arrival", "guard-off"),
        ("the application may edit again", "GRANT UPDATE ON trust.journal TO offenes_haus_app", "guard-off"),
    ];

    [Fact]
    public async Task Whatever_the_owner_of_the_server_bends_is_found_at_the_next_check()
    {
        await Fill();
        await house.AsSuperuser("CREATE SCHEMA saved; CREATE TABLE saved.journal AS TABLE trust.journal; CREATE TABLE saved.journal_leaf AS TABLE trust.journal_leaf; CREATE TABLE saved.journal_node AS TABLE trust.journal_node; CREATE TABLE saved.tree_head AS TABLE trust.tree_head; GRANT ALL ON SCHEMA saved TO public");
        var missed = new List<string>();
        foreach (var (what, sql, code) in Tamperings)
        {
            await house.AsSuperuser(sql);
            if ((await house.Verify()).Fault is not { } fault || fault.Code != code)
                missed.Add($"{what}: {(await house.Verify()).Fault?.ToString() ?? "nothing"}");
            await house.AsSuperuser("""
                TRUNCATE trust.journal, trust.journal_leaf, trust.journal_node, trust.tree_head;
                INSERT INTO trust.journal (id, kind, about, actor_kind, actor_id, reason, detail, at, commitment, tx, salt) SELECT id, kind, about, actor_kind, actor_id, reason, detail, at, commitment, tx, salt FROM saved.journal;
                INSERT INTO trust.journal_leaf SELECT * FROM saved.journal_leaf; INSERT INTO trust.journal_node SELECT * FROM saved.journal_node; INSERT INTO trust.tree_head SELECT * FROM saved.tree_head;
                ALTER TABLE trust.journal ENABLE TRIGGER only_add; REVOKE UPDATE ON trust.journal FROM offenes_haus_app;
                DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'demand_entry' AND tgrelid = 'intake.arrival'::regclass) THEN PERFORM trust.guard('intake.arrival'); END IF; END $$
                """);
            Assert.Null((await house.Verify()).Fault);
        }

        await house.AsSuperuser("DROP SCHEMA saved CASCADE");
        TestContext.Current.TestOutputHelper?.WriteLine($"A4 superuser attempts {Tamperings.Length}, found at next check {Tamperings.Length - missed.Count}");
        Assert.Empty(missed);
    }

    [Fact]
    public async Task A_guard_that_falls_is_missed_from_whichever_table_it_falls()
    {
        await Fill();
        var guarded = ((string)(await house.Ask("SELECT string_agg(n.nspname || '.' || c.relname, ' ' ORDER BY n.nspname || '.' || c.relname) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE tgname = 'demand_entry'"))!).Split(' ');
        foreach (var table in guarded)
        {
            await house.AsSuperuser($"DROP TRIGGER demand_entry ON {table}");
            var fault = (await house.Verify()).Fault;
            await house.AsSuperuser($"SELECT trust.guard('{table}')");

            Assert.Equal("guard-off", fault?.Code);
            Assert.Contains($"{table} may be changed without an entry", fault?.Means, StringComparison.Ordinal);
        }

        Assert.Null((await house.Verify()).Fault);
        TestContext.Current.TestOutputHelper?.WriteLine($"A4 guards dropped one at a time {guarded.Length}, found {guarded.Length}");
    }

    [Fact]
    public async Task An_edit_before_any_head_is_found_by_the_office_key()
    {
        await Fill();
        await house.Note(5);
        await house.AsSuperuser("UPDATE trust.journal SET reason = 'OwnWish' WHERE id = (SELECT id FROM trust.journal ORDER BY tx DESC LIMIT 1)");
        var fault = (await house.Verify()).Fault;
        await house.AsSuperuser("UPDATE trust.journal SET reason = 'OpenTask' WHERE reason = 'OwnWish'");

        Assert.Equal("entry-forged", fault?.Code);
        Assert.Null((await house.Verify()).Fault);
    }

    [Fact]
    public async Task Old_heads_still_hold_after_a_new_key_and_an_older_copy_of_the_anchors_holds_as_far_as_it_goes()
    {
        await Fill();
        var copy = Path.Combine(house.Data, "copy.anchors");
        File.Copy(house.Anchors, copy, overwrite: true);
        new JournalUpkeep(house.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), house.Services.GetRequiredService<OfficePlace>()).Rotate();
        await house.Note(10);
        await house.Turn();

        var verify = house.Services.GetRequiredService<VerifyJournal>();
        Assert.Null((await house.Verify()).Fault);
        Assert.Equal(2, Directory.EnumerateFiles(Path.GetDirectoryName(house.Anchors)!, "journal-*.pem").Count());
        Assert.Null((await verify.Run(copy, olderCopy: true, Stop)).Fault);
        Assert.Equal("anchor-missing", (await verify.Run(copy, olderCopy: false, Stop)).Fault?.Code);
    }

    [Fact]
    public async Task The_house_s_verifier_and_the_stranger_s_never_disagree()
    {
        await Fill();
        await house.Note(3);
        var (export, folder) = (Path.Combine(house.Data, "export.jsonl"), Directory.CreateTempSubdirectory("oh-two-").FullName);
        await using (var to = File.Create(export))
            await house.Services.GetRequiredService<VerifyJournal>().Export(to, Stop);
        foreach (var key in Directory.EnumerateFiles(Path.GetDirectoryName(house.Anchors)!, "journal-*.pem"))
            File.Copy(key, Path.Combine(folder, Path.GetFileName(key)));
        var (lines, anchors) = (await File.ReadAllBytesAsync(export, Stop), await File.ReadAllBytesAsync(house.Anchors, Stop));

        var random = new Random(4712);
        var (cases, found, disagreements) = (0, 0, new List<string>());
        foreach (var (what, entries, held) in Mutants(lines, anchors, random))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "e"), entries, Stop);
            await File.WriteAllBytesAsync(Path.Combine(folder, "a"), held, Stop);
            var ours = VerifyExport.Run(Path.Combine(folder, "e"), Path.Combine(folder, "a"), folder, olderCopy: false).Fault;
            var theirs = await Python(folder);
            cases++;
            found += ours is null ? 0 : 1;
            if ((ours is not null) != (theirs != 0) || theirs > 1)
                disagreements.Add($"{what}: {ours?.ToString() ?? "none"} / exit {theirs}");
        }
        Directory.Delete(folder, recursive: true);

        TestContext.Current.TestOutputHelper?.WriteLine($"A2 exports {cases} (seed 4712), faulty by both {found}, disagreements {disagreements.Count}");
        Assert.Empty(disagreements);
        Assert.Equal(cases - 1, found);
    }

    private static IEnumerable<(string What, byte[] Entries, byte[] Anchors)> Mutants(byte[] entries, byte[] anchors, Random random)
    {
        yield return ("untouched", entries, anchors);
        // Entries after the last head are in nobody's anchor: they are left out of the drawing.
        var covered = Encoding.ASCII.GetString(entries).LastIndexOf("{\"head\"", StringComparison.Ordinal);
        for (var i = 0; i < Drawn; i++)
        {
            var (of, at) = i % 3 == 0 ? (anchors, random.Next(anchors.Length)) : (entries, random.Next(covered));
            var bent = of.ToList();
            switch (i % 5)
            {
                case 0: bent[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bent.RemoveAt(at); break;
                case 2: bent.Insert(at, (byte)random.Next(256)); break;
                case 3: bent.RemoveRange(at, bent.Count - at); break;
                default: bent.Insert(bent.IndexOf((byte)'\n', at), (byte)'\r'); break;
            }
            yield return ($"{i} at {at}", ReferenceEquals(of, entries) ? [.. bent] : entries, ReferenceEquals(of, anchors) ? [.. bent] : anchors);
        }
        var lines = Encoding.ASCII.GetString(entries).Split('\n')[..^1];
        for (var i = 0; i < 12; i++)
        {
            var n = random.Next(1, 200);
            List<string> bent = [.. lines];
            switch (i % 4)
            {
                case 0: bent.RemoveAt(n); break;
                case 1: bent.Insert(n, bent[n]); break;
                case 2: (bent[n], bent[n + 1]) = (bent[n + 1], bent[n]); break;
                default: bent.RemoveAll(l => l.StartsWith("{\"head\"", StringComparison.Ordinal)); break;
            }
            yield return ($"line {n} ({i % 4})", Encoding.ASCII.GetBytes(string.Concat(bent.Select(l => l + "\n"))), anchors);
        }
    }

    private static async Task<int> Python(string folder)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Tool(), Path.Combine(folder, "e"), Path.Combine(folder, "a"), .. Directory.EnumerateFiles(folder, "*.pem")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (python.StandardOutput.ReadToEndAsync(Stop), python.StandardError.ReadToEndAsync(Stop));
        await python.WaitForExitAsync(Stop);
        Assert.True((await complained).Length == 0, await complained);
        return (await said).Contains("first fault: none", StringComparison.Ordinal) == (python.ExitCode == 0) ? python.ExitCode : 3;
    }

    private static string Tool()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "tools", "journal-verify.py")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "tools", "journal-verify.py");
    }

    private async Task Fill()
    {
        if ((long)(await house.Ask("SELECT count(*) FROM trust.tree_head"))! > 3)
            return;
        for (var head = 0; head < 4; head++)
        {
            await house.Note(80);
            await house.Turn();
        }
    }
}
