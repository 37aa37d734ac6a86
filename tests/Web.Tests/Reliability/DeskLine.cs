using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>The network between one desk and the house. It passes on every byte, or breaks at a point of one request.</summary>
internal sealed class DeskLine : IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Uri house;

    public DeskLine(Uri house)
    {
        this.house = house;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
        _ = Accept();
    }

    /// <summary>The house, as the desk reaches it.</summary>
    public Uri Address { get; }

    /// <summary>Where it breaks: nothing goes out, half of the request, all but its last byte; at once after it, a moment later; when the answer came, and with half of the answer.</summary>
    public static IReadOnlyList<string> Places { get; } = ["before", "half", "last byte", "sent", "moment", "answered", "half answer"];

    public string? BreaksAt { get; set; }

    public void Dispose() => listener.Dispose();

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

    private async Task Pass(Socket desk)
    {
        using var line = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (desk)
        {
            try
            {
                var request = await WholeRequest(desk);
                await line.ConnectAsync(house.Host, house.Port);
                var sent = BreaksAt switch { "before" => 0, "half" => request.Length / 2, "last byte" => request.Length - 1, _ => request.Length };
                await line.SendAsync(request.AsMemory(0, sent));
                if (BreaksAt is not null && !await Answers(line, desk))
                {
                    // As a plug that is pulled: no farewell to either side.
                    desk.LingerState = line.LingerState = new(true, 0);
                    return;
                }
                await Copy(line, desk);
            }
            catch (SocketException)
            {
                // One side left.
            }
        }
    }

    // False: the line is broken.
    private async Task<bool> Answers(Socket line, Socket desk)
    {
        if (BreaksAt == "moment")
            await Task.Delay(15);
        if (BreaksAt is not ("answered" or "half answer"))
            return false;
        var buffer = new byte[65_536];
        var read = await line.ReceiveAsync(buffer);
        if (BreaksAt == "half answer")
        {
            await desk.SendAsync(buffer.AsMemory(0, read / 2));
            await Task.Delay(5);
        }
        return false;
    }

    private static async Task<byte[]> WholeRequest(Socket desk)
    {
        using var request = new MemoryStream();
        var buffer = new byte[65_536];
        for (var whole = long.MaxValue; request.Length < whole;)
        {
            if (await desk.ReceiveAsync(buffer) is not (> 0 and var read))
                break;
            request.Write(buffer, 0, read);
            var head = request.GetBuffer().AsSpan(0, (int)request.Length).IndexOf("\r\n\r\n"u8);
            if (head < 0)
                continue;
            var length = Encoding.ASCII.GetString(request.GetBuffer(), 0, head).Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            whole = head + 4 + (length is null ? 0 : long.Parse(length.AsSpan(15), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture));
        }
        return request.ToArray();
    }

    private static async Task Copy(Socket from, Socket to)
    {
        var buffer = new byte[65_536];
        while (await from.ReceiveAsync(buffer) is > 0 and var read)
            await to.SendAsync(buffer.AsMemory(0, read));
    }
}
