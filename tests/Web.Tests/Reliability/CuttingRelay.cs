using System.Net.Sockets;
using Npgsql;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>Stands between the house and its database, passes on every byte, and on demand cuts the line once a COMMIT has gone through: the house never learns what became of it.</summary>
internal sealed class CuttingRelay : IDisposable
{
    private const int NotArmed = 0, AtOnce = 1, AfterTheAnswer = 2;

    private readonly string folder = Directory.CreateTempSubdirectory("oh-relay-").FullName;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly UnixDomainSocketEndPoint server;
    private int armed;

    public CuttingRelay(string database)
    {
        var text = new NpgsqlConnectionStringBuilder(database);
        var socket = $".s.PGSQL.{text.Port}";
        server = new(Path.Combine(text.Host!, socket));
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, socket)));
        listener.Listen();
        text.Host = folder;
        Database = text.ConnectionString;
        _ = Accept();
    }

    /// <summary>The same database, reached through here.</summary>
    public string Database { get; }

    public int Cuts { get; private set; }

    /// <summary>Cuts at the next COMMIT: as soon as it was passed on, or once the database has answered it.</summary>
    public void Arm(bool afterTheAnswer) => Volatile.Write(ref armed, afterTheAnswer ? AfterTheAnswer : AtOnce);

    public void Dispose()
    {
        listener.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Pass(await listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Pass(Socket house)
    {
        using var line = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (house)
        {
            await line.ConnectAsync(server);
            var cut = NotArmed;
            try
            {
                await await Task.WhenAny(
                    Copy(house, line, chunk =>
                    {
                        if (chunk.IndexOf("COMMIT\0"u8) >= 0)
                            cut = Interlocked.Exchange(ref armed, NotArmed);
                        return true;
                    }, () => cut == AtOnce),
                    Copy(line, house, _ => cut == NotArmed, () => cut != NotArmed));
            }
            catch (SocketException)
            {
                // One side left.
            }
            if (cut != NotArmed)
                Cuts++;
        }
    }

    private static async Task Copy(Socket from, Socket to, Look passes, Func<bool> ends)
    {
        var buffer = new byte[65_536];
        while (await from.ReceiveAsync(buffer) is > 0 and var read)
        {
            if (passes(buffer.AsSpan(0, read)))
                await to.SendAsync(buffer.AsMemory(0, read));
            if (ends())
                return;
        }
    }

    private delegate bool Look(ReadOnlySpan<byte> chunk);
}
