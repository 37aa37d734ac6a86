namespace OffenesHaus.Platform;

/// <summary>Makes folders that hold what nobody else on the machine may read.</summary>
internal static class HouseFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The cluster's account must be able to walk through to its own folder, and to list nothing on the way.
    private const UnixFileMode WalkThrough = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Make(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        LetPass(path);                                     // not left to the umask
    }

    public static void MakePrivate(string path) => Directory.CreateDirectory(path, OwnerOnly);

    public static void LetPass(string path) => File.SetUnixFileMode(path, Environment.IsPrivilegedProcess ? WalkThrough : OwnerOnly);
}
