namespace OffenesHaus.Platform;

/// <summary>Makes a new cluster beside its place and moves it there when it is whole: a half one is never started.</summary>
internal static class ClusterMaking
{
    public static async Task Make(PostgresServer.Plan plan, CancellationToken stop)
    {
        var (place, programs, account, cluster) = (plan.Place, plan.Programs, plan.Account, plan.Cluster);
        var fresh = cluster.Path + ".new";
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        HouseFolder.MakePrivate(fresh);
        await account.Own(fresh, stop);

        await Carry(place, account.Run(programs.Maker, "-D", fresh, "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8",
            "--locale-provider=icu", "--icu-locale=de-DE", "--data-checksums", "--auth-local=peer", "--auth-host=reject",
            "--no-instructions", place.OneRun ? "--no-sync" : "--data-checksums"), typed: null, stop);

        // The single-user mode needs no log-in and no socket, so the owner's role is there before the first connection.
        // Rights on functions stand in each database: every one is copied from this.
        await Carry(place, Single(programs, account, fresh, "template1"), $"""
            CREATE ROLE {Roles.Owner} LOGIN CREATEDB CREATEROLE
            GRANT pg_monitor TO {Roles.Owner}
            GRANT pg_checkpoint TO {Roles.Owner}
            GRANT EXECUTE ON FUNCTION pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal() TO {Roles.Owner}

            """, stop);
        await Carry(place, Single(programs, account, fresh, "postgres"), $"""
            CREATE DATABASE {Roles.Database} OWNER {Roles.Owner}

            """, stop);
        await File.AppendAllTextAsync(Path.Combine(fresh, "postgresql.conf"), $"\ninclude '{ClusterSettings.File}'\n", stop);

        Directory.Move(fresh, cluster.Path);
        if (!place.OneRun) await Command.Run(["sync", cluster.Path + "/postgresql.conf", cluster.Path, Path.GetDirectoryName(cluster.Path)!], stop);
    }

    private static IEnumerable<string> Single(PostgresPrograms programs, PostgresAccount account, string folder, string database) =>
        account.Run(programs.Server, "--single", "-D", folder, "-c", "log_checkpoints=off", database);

    private static async Task Carry(PostgresPlace place, IEnumerable<string> words, string? typed, CancellationToken stop)
    {
        var end = await Command.Run(words, typed, stop);
        await File.AppendAllTextAsync(place.Log, end.Said, stop);

        // In single-user mode PostgreSQL reports an error, goes on, and ends with 0.
        if (!end.Well || end.Said.Contains("ERROR:", StringComparison.Ordinal)) throw PostgresTrouble.From(end.Said, place);
    }
}
