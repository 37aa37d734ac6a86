using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>
/// Runs programs that read strangers' files where they can do no harm: bubblewrap without network, without files of the house or of other processes, without rights,
/// with 512 MB of memory, 10 seconds, at most two at once. The file goes in through a pipe and comes out through a pipe: its plain bytes never touch a disk.
/// </summary>
public sealed class Sandbox : IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    public const long Memory = 512L * 1024 * 1024;
    private const int ComplaintLength = 4096;
    private readonly SemaphoreSlim places = new(2, 2);
    private readonly SystemCallFilter filter = new();
    private string? unavailable;

    private Sandbox()
    {
    }

    /// <summary>Why no file can be read here, in a sentence for the operator; null if all is well.</summary>
    public string? Unavailable => unavailable;

    /// <summary>Prepares the sandbox and tries it once. If it does not work the house still starts: files are then offered as downloads only.</summary>
    public static async Task<Sandbox> Open(CancellationToken stop)
    {
        var sandbox = new Sandbox();
        await sandbox.Check(stop);
        return sandbox;
    }

    /// <summary>A sandbox that runs nothing, as on a machine without bubblewrap.</summary>
    internal static Sandbox Without(string why) => new() { unavailable = why };

    /// <summary>Tries the sandbox again, for the health page and after the operator mended it.</summary>
    public async Task Check(CancellationToken stop)
    {
        unavailable = null;
        var tried = await Run("true", [], Stream.Null, 0, stop);
        if (tried.End != ParserEnd.Finished)
            unavailable ??= $"The sandbox does not work here: {tried.Complaint.Trim()}";
    }

    /// <summary>Runs a Debian program of /usr/bin on the bytes of a stream.</summary>
    public async Task<ParserRun> Run(string program, string[] words, Stream file, int outputAtMost, CancellationToken stop)
    {
        if (unavailable is not null)
            return Nothing(unavailable);
        if (SandboxCommand.MissingProgram(program) is { } missing)
            return Nothing($"{missing} is not installed on this machine.");

        await places.WaitAsync(stop);
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
            late.CancelAfter(Longest);
            var ended = await RunOne(SandboxCommand.For(program, words, filter), file, outputAtMost, late.Token);
            stop.ThrowIfCancellationRequested();
            // Whoever writes this himself from inside gains a message that nothing could be read.
            return ended.End == ParserEnd.Failed && ended.Complaint.StartsWith("bwrap: ", StringComparison.Ordinal) ? Nothing(ended.Complaint) : ended;
        }
        catch (Win32Exception e)
        {
            return Nothing(e.Message);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        places.Dispose();
        filter.Dispose();
    }

    private static async Task<ParserRun> RunOne(ProcessStartInfo command, Stream file, int outputAtMost, CancellationToken late)
    {
        using var process = Process.Start(command)!;
        var feeding = Feed(file, process, late);
        var complaining = Read(process.StandardError.BaseStream, ComplaintLength, readOn: true, late);
        try
        {
            var output = await Read(process.StandardOutput.BaseStream, outputAtMost, readOn: false, late);
            if (output is null)
                return new ParserRun(ParserEnd.TooMuchOutput, [], "");
            await process.WaitForExitAsync(late);
            await feeding;
            var complaint = Encoding.UTF8.GetString(await complaining ?? []);
            return new ParserRun(process.ExitCode == 0 ? ParserEnd.Finished : ParserEnd.Failed, output, complaint);
        }
        catch (OperationCanceledException)
        {
            return new ParserRun(ParserEnd.OutOfTime, [], "");
        }
        finally
        {
            // Killing bubblewrap ends its process namespace, and the kernel kills whatever still lives in there.
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await Task.WhenAny(Task.WhenAll(feeding, complaining), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        }
    }

    private static async Task Feed(Stream file, Process process, CancellationToken late)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await file.CopyToAsync(input, 64 * 1024, late);
        }
        catch (Exception e) when (e is IOException and not FileNotFoundException or OperationCanceledException)
        {
            // The program had read enough, or is gone.
        }
    }

    private static async Task<byte[]?> Read(Stream output, int atMost, bool readOn, CancellationToken late)
    {
        using var kept = new MemoryStream();
        var part = new byte[32 * 1024];
        try
        {
            for (int got; (got = await output.ReadAsync(part, late)) > 0;)
            {
                if (kept.Length + got > atMost && !readOn)
                    return null;
                kept.Write(part, 0, (int)Math.Min(got, atMost - kept.Length));
            }
        }
        catch (Exception e) when (readOn && e is IOException or OperationCanceledException)
        {
            if (!readOn)
                throw;
        }
        return kept.ToArray();
    }

    private static ParserRun Nothing(string why) => new(ParserEnd.Unavailable, [], why);
}
