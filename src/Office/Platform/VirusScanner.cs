using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>
/// Has a stored file looked at by a scanner that speaks clamd's protocol (zINSTREAM), before any program of the house opens it. The bytes go over the socket and nowhere else.
/// Throws <see cref="ScannerAway"/> when nobody answers: then the file waits.
/// </summary>
public sealed class VirusScanner(ScanSettings settings, FileStore store, TimeProvider clock)
{
    private const int Chunk = 64 * 1024, LongestAnswer = 4 * 1024, LongestName = 80;

    /// <summary>Seconds for one file: longer than clamd's own limit for one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    public bool IsOn => !string.IsNullOrWhiteSpace(settings.Socket);

    public async Task<ScanSeen> Look(StoredFile file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!IsOn)
            return new(ScanResult.Clean);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return Read(await Ask(file, both.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new ScannerAway("The virus scanner does not answer.", e);
        }
    }

    private async Task<string> Ask(StoredFile file, CancellationToken stop)
    {
        var end = EndPoint(settings.Socket!);
        using var socket = end is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(end, stop);
        await using var line = new NetworkStream(socket);
        await using var plain = store.OpenRead(file.Blob, file.Key);
        try
        {
            await Send(plain, line, stop);
        }
        catch (IOException)
        {
            // A scanner that has heard enough (its limit) answers and hangs up while we still speak.
        }

        return await Answer(line, stop);
    }

    private static async Task Send(Stream plain, NetworkStream line, CancellationToken stop)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var piece = new byte[4 + Chunk];
        int read;
        while ((read = await plain.ReadAsync(piece.AsMemory(4), stop)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await line.WriteAsync(piece.AsMemory(0, 4 + read), stop);
        }

        await line.WriteAsync(new byte[4], stop);
    }

    private static async Task<string> Answer(NetworkStream line, CancellationToken stop)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        int read;
        while (length < answer.Length && (read = await line.ReadAsync(answer.AsMemory(length), stop)) > 0)
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0))
                break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static ScanSeen Read(string answer) => answer switch
    {
        "stream: OK" => new(ScanResult.Clean),
        _ when answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) => new(ScanResult.Found, Name(answer["stream: ".Length..^" FOUND".Length])),
        _ when answer.Contains("size limit exceeded", StringComparison.Ordinal) => new(ScanResult.TooLarge),
        _ => throw new ScannerAway($"The virus scanner answered in words the house does not know ({answer.Length} characters).", null),
    };

    // It goes into the journal, where only codes stand.
    private static string Name(string found) => new([.. found.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_').Take(LongestName)]);

    private static EndPoint EndPoint(string written) =>
        written.StartsWith('/') ? new UnixDomainSocketEndPoint(written)
        : written.LastIndexOf(':') is > 0 and var colon && int.TryParse(written.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? new DnsEndPoint(written[..colon], port)
        : throw new ScannerAway("Scan:Socket is neither a path nor host:port.", null);
}

/// <summary>Where a virus scanner listens.</summary>
public sealed record ScanSettings
{
    /// <summary>A path, or <c>host:port</c>, of a scanner that speaks clamd's protocol. Absent: nothing is scanned.</summary>
    public string? Socket { get; init; }
}

/// <summary>What the scanner said; the name of what it found, for the journal.</summary>
public sealed record ScanSeen(ScanResult Result, string? Name = null);

/// <summary>How a scan ended.</summary>
public enum ScanResult
{
    /// <summary>Nothing was found, or nothing is scanned here.</summary>
    Clean,
    Found,

    /// <summary>The scanner takes no file of this size.</summary>
    TooLarge,
}

/// <summary>The scanner did not answer, or in no words of the protocol: the file waits and is tried again.</summary>
public sealed class ScannerAway(string message, Exception? cause) : Exception(message, cause);
