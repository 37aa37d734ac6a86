using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OffenesHaus.Platform;

/// <summary>What must be true before the house starts; each failure is a <see cref="CannotStart"/> with its way out.</summary>
public static class StartChecks
{
    /// <summary>Bytes. Below this a start would only lead to refusals in the middle of people's requests.</summary>
    public const long LeastFreeSpace = 200L * 1024 * 1024;

    /// <summary>Makes the folder if need be, and proves by a synced file that it can be written.</summary>
    public static void DataFolder(string path)
    {
        try
        {
            HouseFolder.Make(path);
            var probe = Path.Combine(path, $".probe-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
            using (var file = new FileStream(probe, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
            {
                file.WriteByte(1);
                Durable.Sync(file);
            }
        }
        catch (IOException e) when (e.Message.Contains("No space left", StringComparison.Ordinal))
        {
            throw DiskIsFull(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The data folder {path} cannot be written.",
                $"Give it to the account {Environment.UserName} (`chown -R {Environment.UserName} {path}`), or choose another with --data.", e);
        }
    }

    public static void FreeSpace(string path, long least = LeastFreeSpace)
    {
        if (new DriveInfo(path).AvailableFreeSpace < least) throw DiskIsFull(path);
    }

    /// <summary>Asks whether this loopback port can be taken; 0 is always free, the kernel then chooses.</summary>
    public static void PortIsFree(int port)
    {
        if (port == 0 || Try(port) is not { } trouble) return;
        if (trouble == SocketError.AccessDenied) throw new CannotStart(
            $"Only root may use port {Text(port)}.", $"Choose a port above 1023: ./oh run --port {Text(Another(5080))}");
        throw new CannotStart(
            $"Port {Text(port)} is in use by another program.", $"End that program, or take a free port: ./oh run --port {Text(Another(port + 1))}");
    }

    internal static CannotStart DiskIsFull(string path) => new(
        $"The disk under {path} is full: the house needs {Text(LeastFreeSpace / 1024 / 1024)} MB free.",
        "Free some space, or choose a folder on another disk with --data. Nothing that was received is lost.");

    private static int Another(int from) => Enumerable.Range(from, 200).FirstOrDefault(p => p <= IPEndPoint.MaxPort && Try(p) is null);

    private static SocketError? Try(int port)
    {
        try
        {
            using var door = new TcpListener(IPAddress.Loopback, port);
            door.Start();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
