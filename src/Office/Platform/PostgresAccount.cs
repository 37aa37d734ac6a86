namespace OffenesHaus.Platform;

/// <summary>The account of the operating system under which the cluster runs: PostgreSQL refuses to run as root.</summary>
internal sealed record PostgresAccount(string Name, string Group, bool IsOurs)
{
    public const string OwnName = "offenes-haus";

    /// <summary>As root: the owner of an existing cluster, else Debian's account, else one made for us. Otherwise we ourselves.</summary>
    public static async Task<PostgresAccount> Choose(string? cluster, CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess) return new PostgresAccount(Environment.UserName, Group: "", IsOurs: true);
        if (cluster is not null && await OwnerOf(cluster, stop) is { } owner and not "root" && await Find(owner, stop) is { } found) return found;

        foreach (var name in new[] { "postgres", OwnName })
            if (await Find(name, stop) is { } installed) return installed;

        var made = await Command.Run(["useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", OwnName], stop);
        return made.Well && await Find(OwnName, stop) is { } own ? own : throw new CannotStart(
            "PostgreSQL must not run as root, and no account could be made for it.",
            $"Make one (`useradd --system {OwnName}`), or start the house as an ordinary user.");
    }

    private static async Task<PostgresAccount?> Find(string name, CancellationToken stop)
    {
        var group = await Command.Run(["id", "-g", name], stop);
        return group.Well ? new PostgresAccount(name, group.Said.Trim(), IsOurs: false) : null;
    }

    public static async Task<string> OwnerOf(string path, CancellationToken stop) =>
        (await Command.Run(["stat", "-L", "-c", "%U", path], stop)).Said.Trim();

    /// <summary>The command line that runs the words under this account and under no other right.</summary>
    public IEnumerable<string> Run(params string[] words) =>
        IsOurs ? words : ["setpriv", "--reuid=" + Name, "--regid=" + Group, "--init-groups", "--inh-caps=-all", "--no-new-privs", "--", .. words];

    public async Task<bool> CanEnter(string folder, CancellationToken stop) => (await Command.Run(Run("test", "-x", folder), stop)).Well;

    public async Task<bool> CanRead(string file, CancellationToken stop) => (await Command.Run(Run("test", "-r", file), stop)).Well;

    public async Task Own(string path, CancellationToken stop)
    {
        if (!IsOurs) await Command.Run(["chown", Name + ":", path], stop);
    }
}
