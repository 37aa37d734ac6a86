namespace OffenesHaus.Platform;

/// <summary>Where the house's own PostgreSQL lives and which programs run it.</summary>
public sealed record PostgresPlace
{
    /// <summary>The data folder of the house; the cluster lies in <c>pg</c> below it, its log in <c>log</c>.</summary>
    public required string Data { get; init; }

    /// <summary>The folder with <c>postgres</c> and <c>initdb</c>; null: Debian's if installed, else the npm package's.</summary>
    public string? Programs { get; init; }

    /// <summary>The folder under which the private socket folder is made; null: <c>/run</c> for root, else <c>/tmp</c>.</summary>
    public string? Sockets { get; init; }

    /// <summary>Settings that go before those of the house, as in postgresql.conf.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The folder is made for one run: not synced when made, deleted when stopped. Commits are durable all the same.</summary>
    public bool OneRun { get; init; }

    internal string Log => Path.Combine(Data, "log", "postgres.log");

    private const string OneRunPrefix = "oh-run-";

    /// <summary>A place for one test or benchmark run. What killed runs left behind is cleared away first.</summary>
    public static PostgresPlace ForOneRun()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), OneRunPrefix + "*"))
            PostgresRemains.ClearAway(left);
        var folder = Directory.CreateTempSubdirectory(OneRunPrefix).FullName;
        HouseFolder.LetPass(folder);
        return new PostgresPlace
        {
            Data = folder,
            OneRun = true,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_buffers"] = "64MB", ["max_connections"] = "200", ["min_wal_size"] = "32MB" },
        };
    }
}
