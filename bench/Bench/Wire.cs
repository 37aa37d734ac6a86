using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OffenesHaus.Bench;

/// <summary>One connection to a house, HTTP/1.1 by hand: the generator must cost little beside what it measures. Keeps cookies as a browser does.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string host;
    private readonly byte[] buffer = new byte[256 * 1024];
    private readonly MemoryStream body = new();
    private int filled, read;

    public Wire(Uri house)
    {
        host = house.Authority;
        socket.Connect(house.Host, house.Port);
        socket.ReceiveTimeout = 20_000;
    }

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public int Status { get; private set; }

    public string? Location { get; private set; }

    /// <summary>The revision that a page kept while somebody types is told.</summary>
    public string? Seen { get; private set; }

    /// <summary>The body as it came over the wire, chunk marks taken out, still compressed if it was.</summary>
    public ReadOnlyMemory<byte> Body => body.GetBuffer().AsMemory(0, (int)body.Length);

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public int Get(string path, string? encodings = null) => Send($"GET {path} HTTP/1.1\r\nHost: {host}\r\n{(encodings is null ? "" : $"Accept-Encoding: {encodings}\r\n")}{CookieLine}\r\n", []);

    /// <summary><paramref name="keeps"/>: as the desk's script saves what is typed.</summary>
    public int Post(string path, string type, byte[] content, bool keeps = false) =>
        Send(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\n{(keeps ? "X-Keep: 1\r\n" : "")}{CookieLine}\r\n"), content);

    public void Dispose()
    {
        socket.Dispose();
        body.Dispose();
    }

    private string CookieLine => Cookies.Count == 0 ? "" : $"Cookie: {string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}"))}\r\n";

    private int Send(string head, byte[] content)
    {
        var bytes = new byte[head.Length + content.Length];
        Encoding.ASCII.GetBytes(head, bytes);
        content.CopyTo(bytes, head.Length);
        for (var sent = 0; sent < bytes.Length;)
            sent += socket.Send(bytes.AsSpan(sent));
        return Receive();
    }

    private int Receive()
    {
        Status = int.Parse(Line().Split(' ')[1], CultureInfo.InvariantCulture);
        Location = null;
        var (length, chunked) = (0, false);
        for (var line = Line(); line.Length > 0; line = Line())
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].ToLowerInvariant())
            {
                case "content-length":
                    length = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "transfer-encoding":
                    chunked = true;
                    break;
                case "location":
                    Location = value;
                    break;
                case "x-seen":
                    Seen = value;
                    break;
                case "set-cookie":
                    var pair = value.Split(';')[0].Split('=', 2);
                    Cookies[pair[0]] = pair[1];
                    break;
            }
        }

        body.SetLength(0);
        if (!chunked)
        {
            Take(length);
            return Status;
        }
        for (var size = Chunk(); ; size = Chunk())
        {
            Take(size);
            _ = Line();
            if (size == 0)
                return Status;
        }
    }

    private int Chunk() => int.Parse(Line(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private void Take(int count)
    {
        while (count > 0)
        {
            if (read == filled)
                Fill();
            var part = Math.Min(count, filled - read);
            body.Write(buffer, read, part);
            (read, count) = (read + part, count - part);
        }
    }

    private string Line()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (read == filled)
                Fill();
            var end = buffer.AsSpan(read, filled - read).IndexOf((byte)'\n');
            var upTo = end < 0 ? filled : read + end;
            line.Append(Encoding.ASCII.GetString(buffer, read, upTo - read));
            read = end < 0 ? filled : upTo + 1;
            if (end >= 0)
                return line.ToString().TrimEnd('\r');
        }
    }

    private void Fill()
    {
        filled = socket.Receive(buffer);
        read = 0;
        if (filled == 0)
            throw new IOException("The house hung up.");
    }
}
