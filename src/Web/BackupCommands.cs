using System.Globalization;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web;

/// <summary><c>./oh backup</c>, <c>./oh restore</c>, <c>./oh keys</c>: while the house runs and while it stands still. (docs/operating.md)</summary>
internal static class BackupCommands
{
    public static Task<int> BackUp(string[] words, HouseSettings settings) => words is [var to]
        ? Beside(settings, async rooms =>
        {
            var made = await rooms.GetRequiredService<KeepBackup>().Run(to, keep: 0, Console.WriteLine, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"whole: {made.Set} in {made.Took.TotalSeconds:0.0} s. The keys that open it are not in it: keep keys/office.key and keys/protection.key apart."));
            return 0;
        })
        : throw new CannotStart("'./oh backup' takes one folder.", "./oh backup DIR [--data DIR]");

    public static async Task<int> Restore(string[] words, HouseSettings settings)
    {
        var (from, keys) = words switch
        {
            [var one] => (one, Path.Combine(settings.Place.Folder, "keys")),
            [var one, "--keys", var folder] => (one, Path.GetFullPath(folder)),
            ["--keys", var folder, var one] => (one, Path.GetFullPath(folder)),
            _ => throw new CannotStart("'./oh restore' takes a backup folder, or one set in it, and where the keys are.", "./oh restore DIR [--keys DIR] [--data DIR]"),
        };
        await Trust.Backups.Restore.Run(new()
        {
            From = from,
            Keys = keys,
            Place = settings.Place,
            Database = settings.Database,
            Migrations = Migrations.Known(),
            Bring = Migrations.Bring,
            Rooms = owner => Rooms(settings, owner),
        }, Console.WriteLine, CancellationToken.None);
        return 0;
    }

    public static Task<int> Keys(string[] words, HouseSettings settings) => words is ["rotate", "--copy", var copies, .. var rest] && Given(rest) is { } given
        ? Beside(settings, async rooms =>
        {
            var backups = given.All ? [] : (await rooms.GetRequiredService<BackupsKnown>().Run(given.Others, CancellationToken.None)).Except(given.Folders, StringComparer.Ordinal).ToList();
            await rooms.GetRequiredService<RotateKeys>().Run(Path.GetFullPath(copies), () => SealedCookieKeys.Rewrapped(settings.Place, rooms.GetRequiredService<OfficeKey>()), backups, Console.WriteLine, CancellationToken.None);
            if (LastBackup.Read(settings.Place.Folder) is { } last)
                (given.All ? [.. last.Folders.Keys] : given.Folders).Aggregate(last with { Forgot = false }, (l, f) => l.Without(f)).Write(settings.Place.Folder);
            Console.WriteLine($"Lay the copy in {Path.GetFullPath(copies)} apart now, with different people, and destroy every copy of the former keys: they open nothing that is still needed.");
            return 0;
        })
        : throw new CannotStart($"'./oh keys {string.Join(' ', words)}' is not known.", "./oh keys rotate --copy DIR [--without FOLDER …] [--without-others] [--without-backups]: DIR is where the copy of the new keys is laid first, FOLDER a backup that is there no more.");

    // What a rotation need not take along; null: not understood.
    private static (bool All, bool Others, IReadOnlyList<string> Folders)? Given(string[] rest) => rest switch
    {
        [] => (false, false, []),
        ["--without-backups"] => (true, false, []),
        ["--without-others", .. var more] when Given(more) is { All: false } others => (false, true, others.Folders),
        ["--without", var folder, .. var more] when Given(more) is { All: false } others => (false, others.Others, [LastBackup.Named(folder), .. others.Folders]),
        _ => null,
    };

    /// <summary>The rooms without doors, on the database as its owner reaches it.</summary>
    internal static ServiceProvider Rooms(HouseSettings settings, NpgsqlDataSource owner)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Office);
        services.AddSingleton(settings.Backup);
        services.AddSingleton(KeepingRules.Read(settings.KeepingRules));
        services.AddSingleton(new OwnerDatabase(owner));
        services.AddPlatform(settings.Place, owner).AddTrust().AddCatalog().AddPeople().AddCases().AddCorrespondence().AddIntake();
        return services.BuildServiceProvider();
    }

    private static async Task<int> Beside(HouseSettings settings, Func<IServiceProvider, Task<int>> work)
    {
        if (settings.Database is null && !Path.Exists(Path.Combine(settings.Place.Folder, "pg")))
            throw new CannotStart($"There is no house in {settings.Place.Folder}.", "Set OffenesHaus__Data to its data folder, or OffenesHaus__Database to its database.");
        UnprovenMark.Refuse(settings.Place.Folder);
        await using var own = settings.Database is null ? await PrivatePostgres.Join(new() { Data = settings.Place.Folder }, _ => { }, CancellationToken.None) : null;
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.Database ?? own!.ConnectionString) { CommandTimeout = 0 }.ConnectionString);
        try
        {
            await using var rooms = Rooms(settings, owner);
            await using var scope = rooms.GetRequiredService<HouseScope>()();
            return await work(scope.ServiceProvider);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            throw new CannotStart($"The tables are not all there: {e.MessageText}", "Start this version of the house once.");
        }
        catch (NpgsqlException e)
        {
            throw new CannotStart($"The database does not answer, or refused it: {e.Message}", "Check OffenesHaus__Database, and whether PostgreSQL runs.");
        }
    }
}
