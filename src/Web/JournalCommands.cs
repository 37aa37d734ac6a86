using System.Globalization;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Web;

/// <summary><c>./oh journal …</c>: check, export and look after the journal, while the house runs and while it stands still. (docs/journal-format.md)</summary>
internal static class JournalCommands
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static Task<int> Run(string[] words, HouseSettings settings) => words switch
    {
        ["verify", "--export", var export, "--anchor", var anchors] => Task.FromResult(Check(export, anchors, settings, olderCopy: false)),
        ["verify", "--export", var export, "--anchor", var anchors, "--older-copy"] => Task.FromResult(Check(export, anchors, settings, olderCopy: true)),
        ["verify"] => Verify(settings, null, olderCopy: false),
        ["verify", "--anchor", var anchors] => Verify(settings, anchors, olderCopy: false),
        ["verify", "--anchor", var anchors, "--older-copy"] => Verify(settings, anchors, olderCopy: true),
        ["verify", "--head", var number, .. var code] when code.Length > 0 && long.TryParse(number, NumberStyles.None, Plain, out var head) => Typed(settings, head, string.Concat(code)),
        ["export", var file] => Export(settings, file),
        ["anchor"] => Beside(settings, async (database, place) =>
        {
            Console.WriteLine($"{(await new JournalUpkeep(database, place).Anchor(CancellationToken.None)).ToString(Plain)} heads written to {place.Anchors}.");
            return 0;
        }),
        ["rotate"] => Task.FromResult(Rotate(settings)),
        _ => throw new CannotStart($"'./oh journal {string.Join(' ', words)}' is not known.",
            "It takes verify [--anchor FILE [--older-copy]], verify --head NUMBER CODE, verify --export FILE --anchor FILE, export FILE, anchor, or rotate."),
    };

    private static Task<int> Verify(HouseSettings settings, string? anchors, bool olderCopy) => Beside(settings, async (database, place) =>
    {
        if (anchors is not null && !File.Exists(anchors))
            throw new CannotStart($"There is no anchor file {anchors}.", "Check its name and its rights.");
        var (verify, keyed) = Verifier(database, place);
        var found = anchors is null ? await verify.Run(CancellationToken.None) : await verify.Run(Path.GetFullPath(anchors), olderCopy, CancellationToken.None);
        if (!keyed)
            Console.WriteLine("office key: not here, so the entries' own commitments were not checked");
        return Report(found, anchors ?? place.Anchors);
    });

    private static int Check(string export, string anchors, HouseSettings settings, bool olderCopy)
    {
        try
        {
            return Report(VerifyExport.Run(export, anchors, settings.Place.Anchors, olderCopy), anchors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The export or its anchors cannot be read: {e.Message}", "Check their names and their rights.");
        }
    }

    private static Task<int> Typed(HouseSettings settings, long number, string typed) => Beside(settings, async (database, place) =>
    {
        var code = await new JournalUpkeep(database, place).Code(number, CancellationToken.None);
        // As one types from paper: no matter the case, and no 0 for O nor 1 for I or L.
        var same = code is not null && string.Equals(code.Replace(" ", "", StringComparison.Ordinal), typed.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1').Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Console.WriteLine(same ? $"head {number.ToString(Plain)} is the one on paper" : $"first fault: head {number.ToString(Plain)}: {(code is null ? "there is none of that number: the journal was cut off" : "it is not the one on paper: the journal was made anew")} [paper-differs]");
        return same ? 0 : 1;
    });

    private static Task<int> Export(HouseSettings settings, string file) => Beside(settings, async (database, place) =>
    {
        try
        {
            await using var to = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            var entries = await Verifier(database, place).Verify.Export(to, CancellationToken.None);
            Console.WriteLine($"{entries.ToString(Plain)} entries written to {file}; anchors and public keys: {place.Anchors}");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The export {file} cannot be written: {e.Message}", "Choose a name that is not taken, on a disk with space.");
        }
    });

    private static int Rotate(HouseSettings settings)
    {
        Console.WriteLine($"The next head is signed with the new key {new JournalUpkeep(null!, settings.Place).Rotate()}.");
        return 0;
    }

    private static int Report(JournalFindings found, string anchors)
    {
        var speed = found.Took.TotalSeconds > 0 ? (found.Chained + found.Waiting) / found.Took.TotalSeconds : 0;
        Console.WriteLine(string.Create(Plain, $"entries {found.Chained + found.Waiting}, of which {found.Open} lie in no anchored head yet ({found.Waiting} wait for their place)"));
        Console.WriteLine(string.Create(Plain, $"heads {found.Heads}"));
        Console.WriteLine(string.Create(Plain, $"anchors {found.Anchors} ({anchors})"));
        Console.WriteLine($"first fault: {found.Fault?.ToString() ?? "none"}");
        Console.WriteLine(string.Create(Plain, $"checked in {found.Took.TotalSeconds:0.0} s, {speed:0} entries/s"));
        return found.Fault is null ? 0 : 1;
    }

    private static (VerifyJournal Verify, bool Keyed) Verifier(NpgsqlDataSource database, OfficePlace place)
    {
        // A check makes nothing: without the key of this house it goes without.
        var keyed = File.Exists(Path.Combine(place.Folder, "keys", "office.key"));
        using var office = keyed ? OfficeKey.Open(place.Folder) : null;
        return (new(database, place, office is null ? null : JournalKey.From(office)), keyed);
    }

    private static async Task<int> Beside(HouseSettings settings, Func<NpgsqlDataSource, OfficePlace, Task<int>> work)
    {
        if (settings.Database is null && !Path.Exists(Path.Combine(settings.Place.Folder, "pg")))
            throw new CannotStart($"There is no house in {settings.Place.Folder}.", "Set OffenesHaus__Data to its data folder, or OffenesHaus__Database to its database.");
        await using var own = settings.Database is null ? await PrivatePostgres.Join(new() { Data = settings.Place.Folder }, _ => { }, CancellationToken.None) : null;
        await using var database = NpgsqlDataSource.Create(Roles.AsApplication(settings.Database ?? own!.ConnectionString));
        try
        {
            return await work(database, settings.Place);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidParameterValue or PostgresErrorCodes.UndefinedColumn)
        {
            throw new CannotStart($"The tables of the journal are not all there: {e.MessageText}", "Start this version of the house once. If it had run before, somebody took them away: that is a fault.");
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new CannotStart($"The database does not answer: {e.Message}", "Check OffenesHaus__Database, and whether PostgreSQL runs.");
        }
    }
}
