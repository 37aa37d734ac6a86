using System.Text;

namespace OffenesHaus.Platform;

/// <summary>What the house writes into the cluster before each start: settings, and who may log in as whom.</summary>
internal static class ClusterSettings
{
    public const string File = "house.conf";

    private static readonly Dictionary<string, string> House = new(StringComparer.Ordinal)
    {
        ["listen_addresses"] = "",
        ["port"] = "5432",
        ["unix_socket_permissions"] = "0700",
        ["cluster_name"] = "offenes-haus",

        // A receipt is shown after the commit: the commit must outlive the power cut.
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["data_sync_retry"] = "off",
        ["wal_level"] = "replica",
        // A used log file is removed, not written over one day: nothing of the erased stays readable in it.
        ["wal_recycle"] = "off",
        ["max_wal_size"] = "1GB",
        ["checkpoint_timeout"] = "15min",

        ["max_connections"] = "60",
        ["shared_buffers"] = "256MB",
        ["effective_cache_size"] = "1GB",
        ["work_mem"] = "8MB",
        ["maintenance_work_mem"] = "64MB",
        ["random_page_cost"] = "1.1",
        ["jit"] = "off",
        ["idle_in_transaction_session_timeout"] = "60s",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["lc_messages"] = "C",

        // What people wrote must not appear in a log: no statement, no parameter, no key of a violated constraint.
        ["log_error_verbosity"] = "terse",
        ["log_min_error_statement"] = "panic",
        ["log_parameter_max_length"] = "0",
        ["log_parameter_max_length_on_error"] = "0",
        ["logging_collector"] = "off",
        ["log_destination"] = "stderr",
    };

    public static string Text(PostgresPlace place, string sockets)
    {
        var all = new SortedDictionary<string, string>(House, StringComparer.Ordinal) { ["unix_socket_directories"] = sockets };
        foreach (var (name, value) in place.Settings) all[name] = value;
        var text = new StringBuilder("# Written by the house before each start.\n");
        foreach (var (name, value) in all) text.Append(name).Append(" = '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        return text.ToString();
    }

    // Who owns the files could make himself superuser anyway; the map lets him do it without taking the house down.
    private static string Map(PostgresAccount account) => string.Concat(
        new[] { account.Name, Environment.UserName }.Distinct(StringComparer.Ordinal).SelectMany(person =>
            new[] { Roles.Owner, Roles.Application, "postgres" }.Select(role => $"house \"{person}\" {role}\n")));

    public static bool IsIn(ClusterFolder cluster, string text) => System.IO.File.Exists(cluster.In(File)) && System.IO.File.ReadAllText(cluster.In(File)) == text;

    public static async Task Write(ClusterFolder cluster, PostgresAccount account, string text, CancellationToken stop)
    {
        await Put(File, text);
        await Put("pg_hba.conf", "# Only through the private socket, only as whom pg_ident.conf allows.\nlocal all all peer map=house\n");
        await Put("pg_ident.conf", Map(account));

        async Task Put(string name, string content)
        {
            var path = cluster.In(name);
            if (System.IO.File.Exists(path) && await System.IO.File.ReadAllTextAsync(path, stop) == content) return;
            await System.IO.File.WriteAllTextAsync(path, content, stop);
            await account.Own(path, stop);
        }
    }
}
