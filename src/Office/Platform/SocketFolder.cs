using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>The private folder of the cluster's socket: short, because the kernel ends a socket's path at 107 bytes.</summary>
internal static class SocketFolder
{
    private const int Longest = 107;
    private const string Prefix = "oh-";

    public static async Task<string> Make(PostgresPlace place, PostgresAccount account, CancellationToken stop)
    {
        var above = place.Sockets ?? (Environment.IsPrivilegedProcess && Directory.Exists("/run") ? "/run" : "/tmp");
        var folder = Path.Combine(above, Prefix + RandomNumberGenerator.GetHexString(12, lowercase: true));
        var length = Encoding.UTF8.GetByteCount(folder + "/.s.PGSQL.5432");
        if (length > Longest) throw new CannotStart(
            $"The path of the database socket under {above} would be {length} bytes long, and {Longest} are possible.",
            "Choose a shorter folder for it, for example /tmp.");
        try
        {
            HouseFolder.MakePrivate(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"No folder for the database socket can be made under {above}.", "Let this account write there, or start the house as root.", e);
        }
        await account.Own(folder, stop);
        return folder;
    }

    /// <summary>Removes a folder that a server named as its own, if it bears our name; others are not ours to remove.</summary>
    public static void Remove(string folder)
    {
        if (!Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal)) return;
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;                                        // an empty folder of a former account harms nobody
        }
    }
}
